/// What the name of a file, or else its declared content type, says that the file is.
struct FileTypeClaim {
  /// Why a claim is refused where the content is text.
  enum Refusal {
    /// The claim is a binary format, which the content is not.
    case format
    /// The content may well be what is claimed, and must not be learned as the text it looks like.
    case markup
  }

  /// The type that is claimed, or `nil` for none that can be read.
  let type: FileType?
  /// Why the claim, where it is none of a type that can be read, is refused.
  let refusal: Refusal?
  /// What is claimed, such as `.xlsx` or `image/webp`.
  let kind: String
  /// How it is claimed, such as `named .xlsx`.
  let words: String

  /// Whether a text is claimed.
  var isText: Bool { type.map { $0 != .pdf } ?? false }

  init(name: String, contentType: String?) {
    let suffix = Self.extension(of: name)
    let mediaType = Self.essence(of: contentType)
    if Self.byExtension[suffix] != nil || Self.refusedExtensions[suffix] != nil {
      type = Self.byExtension[suffix]
      refusal = Self.refusedExtensions[suffix]
      kind = ".\(suffix)"
      words = "named .\(suffix)"
    } else {
      type = Self.byMediaType[mediaType]
      refusal = Self.refusal(ofMediaType: mediaType)
      kind = mediaType
      words = "declared as \(mediaType)"
    }
  }

  private static let byExtension: [String: FileType] = [
    "pdf": .pdf, "json": .json, "jsonl": .jsonLines, "ndjson": .jsonLines, "csv": .csv,
    "txt": .text, "text": .text, "log": .text, "md": .text, "markdown": .text,
  ]

  private static let refusedExtensions: [String: Refusal] = [
    "png": .format, "jpg": .format, "jpeg": .format, "gif": .format, "webp": .format,
    "xls": .format, "xlsx": .format, "xlsm": .format, "doc": .format, "docx": .format,
    "ppt": .format, "pptx": .format, "zip": .format, "gz": .format, "gsheet": .markup,
    "tsv": .markup, "html": .markup, "htm": .markup, "xml": .markup,
  ]

  private static let byMediaType: [String: FileType] = [
    "application/pdf": .pdf, "application/json": .json, "text/json": .json,
    "application/jsonl": .jsonLines, "application/jsonlines": .jsonLines,
    "application/x-jsonlines": .jsonLines, "application/ndjson": .jsonLines,
    "application/x-ndjson": .jsonLines, "text/csv": .csv, "application/csv": .csv,
    "text/plain": .text, "text/markdown": .text,
  ]

  private static let refusedMediaTypes: [String: Refusal] = [
    "text/tab-separated-values": .markup, "text/html": .markup, "application/xhtml+xml": .markup,
    "text/xml": .markup, "application/xml": .markup, "application/msword": .format,
    "application/zip": .format, "application/gzip": .format,
  ]

  /// The beginnings of types that no text has.
  private static let binaryMediaTypes = [
    "image/", "audio/", "video/", "font/", "application/vnd.ms-", "application/vnd.openxmlformats-",
  ]

  private static func refusal(ofMediaType type: String) -> Refusal? {
    refusedMediaTypes[type]
      ?? (binaryMediaTypes.contains { type.hasPrefix($0) } ? .format : nil)
  }

  /// What stands behind the last dot, in lower case; empty where there is none.
  private static func `extension`(of name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// A content type in lower case, without its parameters; empty where there is none.
  private static func essence(of contentType: String?) -> String {
    let type = contentType?.split(separator: ";", omittingEmptySubsequences: false).first ?? ""
    return String(type.lowercased().filter { $0 != " " })
  }
}
