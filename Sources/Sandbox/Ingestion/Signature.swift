/// The bytes by which files of binary formats are known.
enum Signature {
  /// How far into a file the header of a PDF may stand, as readers of PDF have it.
  private static let pdfReach = 1024

  /// Whether a file is a PDF.
  ///
  /// - Parameter mayMention: Whether the file is said to be text, which only mentions the header
  ///   where anything stands before it.
  static func isPDF(_ head: ArraySlice<UInt8>, mayMention: Bool) -> Bool {
    if head.starts(with: pdf) { return true }
    guard !mayMention else { return false }
    let reach = head.prefix(pdfReach)
    return reach.indices.contains { reach[$0...].starts(with: pdf) }
  }

  /// The name of the unsupported format that a file's first bytes belong to, or `nil`.
  static func kind(of head: ArraySlice<UInt8>) -> String? {
    known.first { head.starts(with: $0.bytes) }?.kind
  }

  private static let pdf = Array("%PDF-".utf8)

  private static let known: [(bytes: [UInt8], kind: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "ZIP container such as xlsx, docx or pptx"),
    ([0x50, 0x4B, 0x05, 0x06], "ZIP container such as xlsx, docx or pptx"),
    ([0xD0, 0xCF, 0x11, 0xE0], "old Office document such as xls or doc"),
    (Array("{\\rtf".utf8), "rich text"),
    ([0x89, 0x50, 0x4E, 0x47], "PNG"),
    ([0xFF, 0xD8, 0xFF], "JPEG"),
    (Array("GIF87a".utf8), "GIF"),
    (Array("GIF89a".utf8), "GIF"),
    ([0x49, 0x49, 0x2A, 0x00], "TIFF"),
    ([0x4D, 0x4D, 0x00, 0x2A], "TIFF"),
    ([0x1F, 0x8B], "gzip"),
    (Array("BZh".utf8) + [0x39, 0x31, 0x41, 0x59], "bzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z"),
    (Array("SQLite format 3".utf8), "SQLite"),
    ([0x7F, 0x45, 0x4C, 0x46], "ELF program"),
    ([0xFF, 0xFE, 0x00, 0x00], "UTF-32 text"),
    ([0x00, 0x00, 0xFE, 0xFF], "UTF-32 text"),
    ([0xFF, 0xFE], "UTF-16 text"),
    ([0xFE, 0xFF], "UTF-16 text"),
  ]
}
