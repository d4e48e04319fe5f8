/// Takes the rows that a reader finds.
protocol RowSink {
  /// Takes the names of the columns, again whenever rows need more of them.
  mutating func name(columns: [String])

  /// Takes the next row.
  ///
  /// - Throws: What ends the reading.
  mutating func learn(_ row: borrowing Row) throws
}

/// Finds rows in the bytes of a file, which come in chunks of any size.
///
/// The rows do not depend on how the file is cut into chunks.
protocol RowReader {
  /// Reads the next chunk, which is valid UTF-8 but for characters cut at its ends.
  ///
  /// - Throws: `FileProblem`, or what the sink throws.
  mutating func consume(_ chunk: ArraySlice<UInt8>, into sink: inout some RowSink) throws

  /// Says that the file is at its end.
  ///
  /// - Throws: `FileProblem`, or what the sink throws.
  mutating func finish(into sink: inout some RowSink) throws
}
