/// The types of files that the sandbox can read.
enum FileType: Sendable, Equatable {
  case pdf
  case json
  case jsonLines
  case csv
  case text

  /// What is supported, for messages.
  static let supported =
    "PDF (.pdf), JSON (.json), JSON Lines (.jsonl, .ndjson), CSV (.csv) and plain text (.txt, "
    + ".text, .log, .md); all but PDF in UTF-8"

  /// How much of a file its type is told by: more than any signature, and enough to tell text.
  static let sniffedBytes = 4096

  /// The type of a file: by its content, among the texts by its extension, else by its declared
  /// content type, else by what the text looks like.
  ///
  /// Signatures go first, whatever name and declaration say. The extension goes before the content
  /// type, for clients derive that from it, and some declare a CSV as a file of Excel.
  ///
  /// - Parameter head: The first bytes of the file, at most `sniffedBytes`.
  /// - Throws: `FileProblem` for any other type, and for an empty file.
  init(name: String, contentType: String?, head: ArraySlice<UInt8>) throws(FileProblem) {
    if head.isEmpty { throw .empty }
    let claim = FileTypeClaim(name: name, contentType: contentType)
    if Signature.isPDF(head, mayMention: claim.isText) {
      self = .pdf
      return
    }
    if let kind = Signature.kind(of: head) { throw Self.unsupported(kind) }
    if let claimed = claim.type {
      guard claimed != .pdf else {
        throw FileProblem(
          "the file is \(claim.words), but its content is not a PDF. Check that the file is whole, "
            + "or name it after what it holds. Supported now: \(Self.supported).")
      }
      self = claimed
      return
    }
    let content = ContentSample(head, isWhole: head.count < Self.sniffedBytes)
    if let refusal = claim.refusal {
      guard refusal == .format, content.isText else { throw Self.unsupported(claim.kind) }
      throw FileProblem(
        "the file is \(claim.words), but its content is text. Name it after what it holds, or upload "
          + "another file. Supported now: \(Self.supported).")
    }
    guard content.isText else { throw Self.unsupported("binary content") }
    self = content.isJSON ? .json : content.isCSV ? .csv : .text
  }

  private static func unsupported(_ what: String) -> FileProblem {
    FileProblem("files of this type (\(what)) are not supported. Supported now: \(supported).")
  }
}
