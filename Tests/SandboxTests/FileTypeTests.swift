import Testing

@testable import Sandbox

struct FileTypeCase: CustomTestStringConvertible {
  let name: String
  let contentType: String?
  let head: [UInt8]
  /// The type, or a part of the refusal.
  let type: Result<FileType, FileProblem>

  init(_ name: String, _ contentType: String?, _ head: [UInt8], _ type: FileType) {
    (self.name, self.contentType, self.head) = (name, contentType, head)
    self.type = .success(type)
  }

  init(_ name: String, _ contentType: String?, _ head: [UInt8], unsupported: String) {
    (self.name, self.contentType, self.head) = (name, contentType, head)
    type = .failure(
      FileProblem(
        "files of this type (\(unsupported)) are not supported. Supported now: CSV (.csv) and "
          + "plain text (.txt, .text, .log, .md) in UTF-8."))
  }

  var testDescription: String { "\(name), \(contentType ?? "no type")" }
}

@Suite("File types")
struct FileTypeTests {
  static let words = Array("some words".utf8)
  static let cases = [
    FileTypeCase("a.csv", "text/csv", words, .csv),
    FileTypeCase("a.CSV", "application/vnd.ms-excel", words, .csv),
    FileTypeCase("a.b.txt", nil, words, .text),
    FileTypeCase("notes.md", "text/markdown", words, .text),
    FileTypeCase("notes", "text/plain", words, .text),
    FileTypeCase("export", "text/csv", words, .csv),
    FileTypeCase("upload", "application/octet-stream", words, .text),
    FileTypeCase("upload", nil, words, .text),
    FileTypeCase("a.odd", "application/octet-stream", words, .text),
    FileTypeCase("a.bin", nil, [0x61, 0x00, 0x62], unsupported: "binary content"),
    FileTypeCase("a.bin", nil, [0x61, 0x01, 0x62], unsupported: "binary content"),
    FileTypeCase("a.json", "application/json", Array("{}".utf8), unsupported: ".json"),
    FileTypeCase("a.xlsx", nil, words, unsupported: ".xlsx"),
    FileTypeCase("a", "image/webp", words, unsupported: "image/webp"),
    FileTypeCase("a.pdf", "application/pdf", Array("%PDF-1.7".utf8), unsupported: "PDF"),
    FileTypeCase("a.txt", "text/plain", Array("%PDF-1.7".utf8), unsupported: "PDF"),
    FileTypeCase("a.csv", "text/csv", [0x89, 0x50, 0x4E, 0x47, 0x0D], unsupported: "PNG"),
    FileTypeCase("a.csv", "text/csv", [0xFF, 0xFE, 0x61, 0x00], unsupported: "UTF-16 text"),
  ]

  @Test("a type follows from extension, declared type and content", arguments: cases)
  func detects(_ example: FileTypeCase) {
    let type = Result { () throws(FileProblem) in
      try FileType(
        name: example.name, contentType: example.contentType, head: example.head[...])
    }
    #expect(type == example.type)
  }
}
