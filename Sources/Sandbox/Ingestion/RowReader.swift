/// Finds rows in the text of a file.
///
/// The rows do not depend on how the text is cut into chunks.
protocol RowReader {
  /// Reads the text to its end.
  ///
  /// - Throws: `FileProblem`, after the rows before the problem are handed on, or what the source
  ///   or the sink throws.
  mutating func read(_ source: TextSource, into sink: inout some RowSink) throws
}

/// A reader that can stop behind any byte and go on with the next chunk.
protocol ChunkReader: RowReader {
  /// Reads the next chunk, which may begin and end within a character.
  ///
  /// - Throws: `FileProblem`, or what the sink throws.
  mutating func consume(_ chunk: ArraySlice<UInt8>, into sink: inout some RowSink) throws

  /// Says that the file is at its end.
  ///
  /// - Throws: `FileProblem`, or what the sink throws.
  mutating func finish(into sink: inout some RowSink) throws
}

extension ChunkReader {
  mutating func read(_ source: TextSource, into sink: inout some RowSink) throws {
    while let chunk = try source.next() { try consume(chunk, into: &sink) }
    try finish(into: &sink)
  }
}
