/// The media type that a file is sent as.
enum MediaType {
  /// What is sent for a name without an extension, or with one that is not known.
  static let unknown = "application/octet-stream"

  /// The type for the extension of that name, whatever its case.
  static func of(filename: String) -> String {
    guard let dot = filename.lastIndex(of: "."), dot != filename.startIndex else { return unknown }
    return byExtension[filename[filename.index(after: dot)...].lowercased()] ?? unknown
  }

  /// Whether the API's page names the type among those that it learns from: `pdf`, `json`, `csv`,
  /// `text`, `png`, `jpeg`, `excel`, `google sheets`, `docx`, `pptx`.
  ///
  /// Told by the extension. Text is text whatever its purpose; JSON Lines is.
  static func isListed(filename: String) -> Bool {
    let type = of(filename: filename)
    return type.hasPrefix("text/") || listed.contains(type)
      || listedExtensions.contains { filename.lowercased().hasSuffix($0) }
  }

  /// The endings of such names, in their order.
  static var listedEndings: [String] {
    (byExtension.keys.map { "." + $0 } + listedExtensions).filter { isListed(filename: "a" + $0) }
      .sorted()
  }

  private static let listed = Set(
    ["csv", "docx", "jpeg", "json", "pdf", "png", "pptx", "xls", "xlsx"].compactMap {
      byExtension[$0]
    })

  /// Those for which the official clients send no type of their own.
  private static let listedExtensions = [".gsheet", ".jsonl", ".log", ".ndjson", ".text", ".xlsm"]

  /// What the API learns from, and what is often beside it; the types are those that the official
  /// clients send.
  private static let byExtension = [
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "htm": "text/html",
    "html": "text/html",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "png": "image/png",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "tsv": "text/tab-separated-values",
    "txt": "text/plain",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "text/xml",
    "zip": "application/zip",
  ]
}
