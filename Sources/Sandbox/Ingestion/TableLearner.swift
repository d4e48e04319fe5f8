/// Reads one uploaded file in a stream and publishes its rows as they are learned.
///
/// Its memory is bounded by a chunk, a row and a batch, whatever the size of the file.
struct TableLearner: RowSink {
  /// Thrown when the server stops: the run goes on at its next start.
  struct Stopped: Error {}

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
    do {
      try readRows(ofFileAt: path)
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
    guard isNew() else { return }
    batch.append(row)
    try publishIfDue()
  }

  mutating func learn(object: ArraySlice<UInt8>) throws {
    guard isNew() else { return }
    batch.append(object: object)
    try publishIfDue()
  }

  private mutating func readRows(ofFileAt path: String) throws {
    let file = try UploadedFile(path: path)
    let source = TextSource { [isStopping] buffer in
      if isStopping() { throw Stopped() }
      return try file.fill(&buffer)
    }
    let type = try FileType(
      name: table.fileName, contentType: table.contentType,
      head: source.head(FileType.sniffedBytes))
    switch type {
    case .csv:
      var reader = CSVReader()
      try reader.read(source, into: &self)
    case .text:
      var reader = ParagraphReader()
      try reader.read(source, into: &self)
    case .json:
      var reader = JSONReader(isLines: false)
      try reader.read(source, into: &self)
    case .jsonLines:
      var reader = JSONReader(isLines: true)
      try reader.read(source, into: &self)
    case .pdf:
      try PDFReader(isStopping: isStopping).read(fileAt: path, into: &self)
    }
  }

  /// Counts a row that was found.
  ///
  /// - Returns: whether no earlier run has published it.
  private mutating func isNew() -> Bool {
    found += 1
    return found > table.completed
  }

  private mutating func publishIfDue() throws {
    let limit = published == 0 ? 1 : configuration.rowsPerPublication
    if batch.count >= limit || batch.byteCount >= Self.batchByteCap { try publish() }
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
}
