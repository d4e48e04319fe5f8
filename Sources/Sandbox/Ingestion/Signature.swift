/// The first bytes by which files of binary formats are known.
enum Signature {
  /// The name of the format that a file's first bytes belong to, or `nil`.
  static func kind(of head: ArraySlice<UInt8>) -> String? {
    known.first { head.starts(with: $0.bytes) }?.kind
  }

  private static let known: [(bytes: [UInt8], kind: String)] = [
    (Array("%PDF-".utf8), "PDF"),
    ([0x50, 0x4B, 0x03, 0x04], "ZIP container such as xlsx, docx or pptx"),
    ([0x50, 0x4B, 0x05, 0x06], "ZIP container such as xlsx, docx or pptx"),
    ([0xD0, 0xCF, 0x11, 0xE0], "old Office document such as xls or doc"),
    ([0x89, 0x50, 0x4E, 0x47], "PNG"),
    ([0xFF, 0xD8, 0xFF], "JPEG"),
    (Array("GIF8".utf8), "GIF"),
    ([0x1F, 0x8B], "gzip"),
    (Array("SQLite format 3".utf8), "SQLite"),
    ([0x7F, 0x45, 0x4C, 0x46], "ELF program"),
    ([0xFF, 0xFE], "UTF-16 text"),
    ([0xFE, 0xFF], "UTF-16 text"),
  ]
}
