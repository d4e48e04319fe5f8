#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads one uploaded file in a stream and publishes its rows as they are learned.
///
/// Its memory is bounded by a chunk, a row and a batch, whatever the size of the file.
struct TableLearner: RowSink {
  /// Thrown when the server stops: the run goes on at its next start.
  struct Stopped: Error {}

  /// Bytes read at once.
  private static let chunkSize = 256 << 10
  /// Bytes of rows that are published before the count says so: bounds the memory of a batch.
  private static let batchByteCap = 4 << 20

  private let table: LearnedTable
  private let store: KnowledgeStore
  private let configuration: SandboxConfiguration
  private let isStopping: () -> Bool
  private var columns: [String] = []
  private var batch = RowBatch()
  /// How many rows the reader has found, those of an earlier run included.
  private var found: Int64 = 0
  /// How many rows are in the store.
  private var published: Int64

  init(
    table: LearnedTable, store: KnowledgeStore, configuration: SandboxConfiguration,
    isStopping: @escaping () -> Bool
  ) {
    self.table = table
    self.store = store
    self.configuration = configuration
    self.isStopping = isStopping
    published = table.completed
  }

  /// Learns the file at `path`; the rows that an earlier run has published are passed over.
  ///
  /// - Throws: `FileProblem` when the file cannot be read to its end, after the rows before the
  ///   problem are published; `Stopped`; `DatabaseError`.
  mutating func learn(fileAt path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable() }
    defer { close(descriptor) }
    var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
    let count = try Self.fill(&chunk, from: descriptor)
    var first = chunk[..<count]
    let head = first.prefix(FileType.sniffedBytes)
    let type = try FileType(name: table.fileName, contentType: table.contentType, head: head)
    var validator = UTF8Validator()
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if first.starts(with: byteOrderMark) {
      _ = validator.check(byteOrderMark[...])
      first = first.dropFirst(byteOrderMark.count)
    }
    if first.isEmpty { throw FileProblem.empty }
    do {
      switch type {
      case .csv: try readRows(first, descriptor, &chunk, &validator, with: CSVReader())
      case .text: try readRows(first, descriptor, &chunk, &validator, with: ParagraphReader())
      }
    } catch let problem as FileProblem {
      try publish()
      throw problem
    }
    try publish()
  }

  mutating func name(columns: [String]) {
    self.columns = columns
  }

  mutating func learn(_ row: borrowing Row) throws {
    found += 1
    guard found > table.completed else { return }
    batch.append(row)
    let limit = published == 0 ? 1 : configuration.rowsPerPublication
    if batch.count >= limit || batch.byteCount >= Self.batchByteCap { try publish() }
  }

  private mutating func readRows(
    _ first: ArraySlice<UInt8>, _ descriptor: Int32, _ buffer: inout [UInt8],
    _ validator: inout UTF8Validator, with reader: some RowReader
  ) throws {
    var reader = reader
    var chunk = first
    while !chunk.isEmpty {
      if isStopping() { throw Stopped() }
      let (valid, problem) = validator.check(chunk)
      try reader.consume(chunk.prefix(valid), into: &self)
      if let problem { throw problem }
      // Lets go of the buffer, which would else be copied to be filled again.
      chunk = []
      chunk = buffer[..<(try Self.fill(&buffer, from: descriptor))]
    }
    if let problem = validator.finish() { throw problem }
    try reader.finish(into: &self)
  }

  private mutating func publish() throws {
    guard batch.count > 0 else { return }
    configuration.ingestionStep(.willPublish(rows: batch.count))
    if isStopping() { throw Stopped() }
    try store.publish(
      batch, columns: columns, of: table, at: published,
      time: Timestamp(milliseconds: configuration.now()))
    published += Int64(batch.count)
    batch.clear()
  }

  /// Fills the buffer as far as the file goes.
  ///
  /// - Returns: the number of bytes read.
  private static func fill(_ buffer: inout [UInt8], from descriptor: Int32) throws -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = buffer.withUnsafeMutableBytes {
        let space = UnsafeMutableRawBufferPointer(rebasing: $0[filled...])
        return read(descriptor, space.baseAddress, space.count)
      }
      if count < 0 { throw unreadable() }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  private static func unreadable() -> FileProblem {
    FileProblem("the sandbox cannot read its copy: \(systemMessage()). Upload the file again.")
  }
}
