/// The parts of a `multipart/form-data` body, in the order in which they are sent.
struct MultipartForm: Sendable {
  /// One part.
  enum Part: Sendable {
    case text(name: String, value: String)
    case file(name: String, OpenFile)
  }

  var parts: [Part] = []

  /// The bytes of all files together.
  var fileBytes: Int64 {
    parts.reduce(0) { sum, part in
      if case .file(_, let file) = part { sum + file.size } else { sum }
    }
  }
}

extension MultipartForm {
  /// The form of a new knowledge: the parts, and their order, that the official clients send.
  ///
  /// An absent name and parent have no part.
  /// - Throws: ``RequestError`` when there is nothing to send; ``FileError`` with all files that cannot
  ///   be sent.
  init(_ creation: KnowledgeCreation) throws {
    guard !creation.files.isEmpty else { throw RequestError.noFiles }
    if let name = creation.name.nonempty {
      parts.append(.text(name: "name", value: name))
    }
    try add(creation.parent)
    parts += try MultipartForm.open(creation.files).map { .file(name: "files[]", $0) }
  }

  /// The form of a change: the parts, and their order, that the official clients send.
  /// - Throws: ``RequestError`` when there is nothing to change, or files and sync at once;
  ///   ``FileError`` with all files that cannot be sent.
  init(_ update: KnowledgeUpdate) throws {
    if let name = update.name.nonempty { add("name", name) }
    try add(update.parent)
    if let scope = update.scope.nonempty { add("scope", scope) }
    add(update.sync)
    guard update.files.isEmpty || update.sync == nil else { throw RequestError.filesWithSync }
    parts += try MultipartForm.open(update.files).map { .file(name: "files[]", $0) }
    guard !parts.isEmpty else { throw RequestError.nothingToChange }
  }

  private mutating func add(_ name: String, _ value: String) {
    parts.append(.text(name: name, value: value))
  }

  private mutating func add(_ parent: KnowledgeParent?) throws(RequestError) {
    switch parent {
    case .root: add("parent[type]", "root")
    case .page(let id):
      guard !id.isEmpty else { throw .emptyPage }
      add("parent[type]", "page")
      add("parent[page_id]", id)
    case nil: break
    }
  }

  private mutating func add(_ sync: KnowledgeUpdate.Sync?) {
    guard let sync else { return }
    if let isEnabled = sync.isEnabled { add("sync[enabled]", isEnabled ? "true" : "false") }
    guard let schedule = sync.schedule else { return }
    add("sync[trigger][type]", "cron")
    add("sync[trigger][cron_expression]", schedule.expression)
    if let zone = schedule.timezone.nonempty { add("sync[trigger][timezone]", zone) }
  }

  static func open(_ uploads: [FileUpload]) throws(FileError) -> [OpenFile] {
    var files: [OpenFile] = []
    var faults: [FileError.Fault] = []
    for upload in uploads {
      do throws(FileError.Problem) {
        files.append(try OpenFile(upload))
      } catch {
        faults.append(.init(path: upload.path, problem: error))
      }
    }
    guard faults.isEmpty else { throw FileError(faults: faults) }
    return files
  }
}
