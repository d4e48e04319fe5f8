/// The types of files that the sandbox can read.
enum FileType: Sendable, Equatable {
  case csv
  case text

  /// What is supported, for messages.
  static let supported = "CSV (.csv) and plain text (.txt, .text, .log, .md) in UTF-8"

  /// The type of a file, by its extension, else by its declared content type, else by its content.
  ///
  /// The extension goes first, for clients derive the content type from it, and some declare a CSV
  /// as a file of Excel. Whatever they say, content that is known to be binary is none of ours.
  ///
  /// - Parameter head: The first bytes of the file, at most `sniffedBytes`.
  /// - Throws: `FileProblem` for any other type.
  init(name: String, contentType: String?, head: ArraySlice<UInt8>) throws(FileProblem) {
    if let kind = Signature.kind(of: head) {
      throw Self.unsupported(kind)
    }
    let fileExtension = Self.extension(of: name)
    if let known = Self.byExtension[fileExtension] {
      self = known
    } else if Self.otherExtensions.contains(fileExtension) {
      throw Self.unsupported(".\(fileExtension)")
    } else if let known = contentType.flatMap({ Self.byContentType[$0] }) {
      self = known
    } else if contentType == nil || contentType == Self.unknownContent {
      guard Self.looksLikeText(head) else { throw Self.unsupported("binary content") }
      self = .text
    } else {
      throw Self.unsupported(contentType ?? Self.unknownContent)
    }
  }

  /// How much of a file its type is told by: more than any signature, and enough to tell text.
  static let sniffedBytes = 4096

  private static let byExtension: [String: FileType] = [
    "csv": .csv, "txt": .text, "text": .text, "log": .text, "md": .text, "markdown": .text,
  ]

  /// Types that the API documents and that must not be learned as the text they may look like.
  private static let otherExtensions: Set<String> = [
    "pdf", "json", "png", "jpg", "jpeg", "xls", "xlsx", "xlsm", "gsheet", "docx", "pptx", "tsv",
    "html", "xml",
  ]

  private static let byContentType: [String: FileType] = [
    "text/csv": .csv, "application/csv": .csv, "text/plain": .text, "text/markdown": .text,
  ]

  /// What clients declare when they do not know.
  private static let unknownContent = "application/octet-stream"

  private static func unsupported(_ what: String) -> FileProblem {
    FileProblem("files of this type (\(what)) are not supported. Supported now: \(supported).")
  }

  /// What stands behind the last dot, in lower case; empty where there is none.
  private static func `extension`(of name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// Whether the content is valid UTF-8 without control characters that no text has.
  private static func looksLikeText(_ head: ArraySlice<UInt8>) -> Bool {
    var validator = UTF8Validator()
    let whiteSpace: Set<UInt8> = [0x09, 0x0A, 0x0C, 0x0D, 0x1B]
    return validator.check(head).problem == nil
      && head.allSatisfy { $0 >= 0x20 || whiteSpace.contains($0) }
  }
}
