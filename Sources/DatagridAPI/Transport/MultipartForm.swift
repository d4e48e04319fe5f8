/// The parts of a `multipart/form-data` body, in the order in which they are sent.
struct MultipartForm: Sendable {
  /// One part.
  enum Part: Sendable {
    case text(name: String, value: String)
    case file(name: String, OpenFile)
  }

  var parts: [Part] = []
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
    switch creation.parent {
    case .root: parts.append(.text(name: "parent[type]", value: "root"))
    case .page(let id):
      guard !id.isEmpty else { throw RequestError.emptyPage }
      parts.append(.text(name: "parent[type]", value: "page"))
      parts.append(.text(name: "parent[page_id]", value: id))
    case nil: break
    }
    parts += try MultipartForm.open(creation.files).map { .file(name: "files[]", $0) }
  }

  private static func open(_ uploads: [FileUpload]) throws(FileError) -> [OpenFile] {
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
