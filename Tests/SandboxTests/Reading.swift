import Testing

@testable import Sandbox

/// What a reader made of a file.
struct Reading: Equatable, CustomTestStringConvertible {
  var columns: [String] = []
  var rows: [[String]] = []
  var problem: String?

  var testDescription: String { "\(columns) \(rows) \(problem ?? "")" }

  /// Reads a file that comes in chunks of a size.
  init(_ bytes: [UInt8], with reader: some RowReader, chunkSize: Int) {
    var reader = reader
    let source = TextSource(bytes, chunkSize: chunkSize)
    self.init { sink in try reader.read(source, into: &sink) }
  }

  /// Reads by any means.
  init(_ read: (inout RecordingSink) throws -> Void) {
    var sink = RecordingSink()
    do {
      try read(&sink)
    } catch {
      problem = "\(error)"
    }
    columns = sink.columns
    rows = sink.rows
  }

  init(columns: [String] = [], rows: [[String]] = [], problem: String? = nil) {
    self.columns = columns
    self.rows = rows
    self.problem = problem
  }
}

/// Keeps what a reader hands on; a row of JSON is one text.
struct RecordingSink: RowSink {
  var columns: [String] = []
  var rows: [[String]] = []

  mutating func name(columns: [String]) { self.columns = columns }

  mutating func learn(_ row: borrowing Row) throws {
    var cells: [String] = []
    for cell in 0..<row.count { cells.append(String(decoding: row[cell], as: UTF8.self)) }
    rows.append(cells)
  }

  mutating func learn(object: ArraySlice<UInt8>) {
    rows.append([String(decoding: object, as: UTF8.self)])
  }
}

extension TextSource {
  /// Makes a source of bytes in memory.
  convenience init(_ bytes: [UInt8], chunkSize: Int = TextSource.chunkSize) {
    var rest = bytes[...]
    self.init(chunkSize: chunkSize) { buffer in
      let chunk = rest.prefix(buffer.count)
      rest = rest.dropFirst(chunk.count)
      buffer.replaceSubrange(..<chunk.count, with: chunk)
      return chunk.count
    }
  }
}
