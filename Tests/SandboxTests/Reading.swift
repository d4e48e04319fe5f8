import Testing

@testable import Sandbox

/// What a reader made of a file.
struct Reading: Equatable, CustomTestStringConvertible {
  var columns: [String] = []
  var rows: [[String]] = []
  var problem: String?

  var testDescription: String { "\(columns) \(rows) \(problem ?? "")" }

  /// Reads a file that comes in chunks of a size, as the ingestion does.
  init(_ bytes: [UInt8], with reader: some RowReader, chunkSize: Int) {
    var reader = reader
    var sink = Sink()
    var validator = UTF8Validator()
    do {
      var start = 0
      while start < bytes.count {
        let chunk = bytes[start..<min(start + chunkSize, bytes.count)]
        let (valid, problem) = validator.check(chunk)
        try reader.consume(chunk.prefix(valid), into: &sink)
        if let problem { throw problem }
        start += chunkSize
      }
      if let problem = validator.finish() { throw problem }
      try reader.finish(into: &sink)
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

private struct Sink: RowSink {
  var columns: [String] = []
  var rows: [[String]] = []

  mutating func name(columns: [String]) { self.columns = columns }

  mutating func learn(_ row: borrowing Row) throws {
    var cells: [String] = []
    for cell in 0..<row.count { cells.append(String(decoding: row[cell], as: UTF8.self)) }
    rows.append(cells)
  }
}
