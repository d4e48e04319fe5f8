import Testing

@testable import Sandbox

struct FileTypeCase: CustomTestStringConvertible {
  let name: String
  let contentType: String?
  let head: [UInt8]
  let type: FileType?
  /// The refusal, without the list of what is supported.
  let refusal: String?

  init(_ name: String, _ contentType: String?, _ head: String, _ type: FileType) {
    (self.name, self.contentType, self.head) = (name, contentType, Array(head.utf8))
    (self.type, refusal) = (type, nil)
  }

  init(_ name: String, _ contentType: String?, _ head: String, refusal: String) {
    self.init(name, contentType, bytes: Array(head.utf8), refusal: refusal)
  }

  init(_ name: String, _ contentType: String?, bytes: [UInt8], refusal: String) {
    (self.name, self.contentType, self.head) = (name, contentType, bytes)
    (type, self.refusal) = (nil, refusal)
  }

  init(_ name: String, _ contentType: String?, bytes: [UInt8], unsupported kind: String) {
    self.init(
      name, contentType, bytes: bytes,
      refusal: "files of this type (\(kind)) are not supported.")
  }

  var testDescription: String { "\(name), \(contentType ?? "no type"), \(head.prefix(20))" }
}

@Suite("File types")
struct FileTypeTests {
  static let words = "some words"
  static let binary = "application/octet-stream"
  static let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  static let byName = [
    FileTypeCase("a.csv", "text/csv", words, .csv),
    FileTypeCase("a.CSV", "application/vnd.ms-excel", words, .csv),
    FileTypeCase("a.b.txt", nil, words, .text),
    FileTypeCase("notes.md", "text/markdown", words, .text),
    FileTypeCase("notes", "text/plain; charset=utf-8", words, .text),
    FileTypeCase("export", "text/csv", words, .csv),
    FileTypeCase("a.json", nil, words, .json),
    FileTypeCase("a.jsonl", nil, "[1]", .jsonLines),
    FileTypeCase("a.ndjson", "application/json", "{}", .jsonLines),
    FileTypeCase("export", "application/x-ndjson", "{}", .jsonLines),
    FileTypeCase("export", "application/json", "1", .json),
    FileTypeCase("a.txt", nil, "{}", .text),
  ]

  static let byContent = [
    FileTypeCase("a.txt", "text/plain", "%PDF-1.7", .pdf),
    FileTypeCase("a", nil, "junk\n%PDF-1.7", .pdf),
    FileTypeCase("a.pdf", nil, String(repeating: "-", count: 1000) + "%PDF-1.7", .pdf),
    FileTypeCase("a.md", nil, "A PDF begins with %PDF-", .text),
    FileTypeCase("upload", binary, words, .text),
    FileTypeCase("upload", nil, words, .text),
    FileTypeCase("a.odd", binary, words, .text),
    FileTypeCase("a.py", "text/x-python", words, .text),
    FileTypeCase("map.geojson", nil, "\u{FEFF} {\"a\": [1.5]}\n", .json),
    FileTypeCase("a", nil, "{\"a\":1}\n{\"a\":2}\n", .json),
    FileTypeCase("a", nil, "[\"" + String(repeating: "x", count: 5000), .json),
    FileTypeCase("a", nil, "[" + String(repeating: "123.5,", count: 2000), .json),
    FileTypeCase("a", nil, "{\"a\": ", .text),
    FileTypeCase("a", nil, "[1] A footnote", .text),
    FileTypeCase("a", nil, "[2024-01-01] started", .text),
    FileTypeCase("a", nil, "{not json}", .text),
    FileTypeCase("a", nil, "a,b\n1,\"2,\n3\"\n", .csv),
    FileTypeCase("a", nil, "a,b\n" + String(repeating: "1,2\n", count: 2000), .csv),
    FileTypeCase("a", nil, "a,b\n", .text),
    FileTypeCase("a", nil, "a\nb\n", .text),
    FileTypeCase("a", nil, "Well, yes.\nNo, or perhaps, maybe.\n", .text),
  ]

  static let refused = [
    FileTypeCase("a.bin", nil, bytes: [0x61, 0x00, 0x62], unsupported: "binary content"),
    FileTypeCase("a.bin", nil, bytes: [0x61, 0x01, 0x62], unsupported: "binary content"),
    FileTypeCase("a.csv", "text/csv", bytes: [0x89, 0x50, 0x4E, 0x47], unsupported: "PNG"),
    FileTypeCase("a.csv", nil, bytes: [0xFF, 0xFE, 0x61, 0x00], unsupported: "UTF-16 text"),
    FileTypeCase("a.json", nil, bytes: [0xFF, 0xFE, 0x5B, 0x00], unsupported: "UTF-16 text"),
    FileTypeCase("a.json", nil, bytes: [0x1F, 0x8B, 0x08], unsupported: "gzip"),
    FileTypeCase(
      "a.pdf", nil, bytes: [0x50, 0x4B, 3, 4],
      unsupported: "ZIP container such as xlsx, docx or pptx"),
    FileTypeCase("a.html", nil, bytes: Array("<p>".utf8), unsupported: ".html"),
    FileTypeCase("a", "text/html", bytes: Array("<p>".utf8), unsupported: "text/html"),
    FileTypeCase(
      "a.pdf", nil, words,
      refusal:
        "the file is named .pdf, but its content is not a PDF. Check that the file is whole, "
        + "or name it after what it holds."),
    FileTypeCase(
      "a", "application/pdf", words,
      refusal: "the file is declared as application/pdf, but its content is not a PDF. Check that "
        + "the file is whole, or name it after what it holds."),
    FileTypeCase(
      "a.xlsx", spreadsheet, words,
      refusal: "the file is named .xlsx, but its content is text. Name it after what it holds, or "
        + "upload another file."),
    FileTypeCase(
      "a", "image/webp", words,
      refusal: "the file is declared as image/webp, but its content is text. Name it after what it "
        + "holds, or upload another file."),
    FileTypeCase("a.webp", nil, bytes: [0x52, 0x49, 0x46, 0x46, 0x00], unsupported: ".webp"),
    FileTypeCase("a", "image/webp", bytes: [0x52, 0x00], unsupported: "image/webp"),
  ]

  @Test(
    "a type follows from the content, among texts from name and declared type",
    arguments: byName + byContent + refused)
  func detects(_ example: FileTypeCase) {
    let type = Result { () throws(FileProblem) in
      try FileType(
        name: example.name, contentType: example.contentType,
        head: example.head.prefix(FileType.sniffedBytes))
    }
    let wanted: Result<FileType, FileProblem> =
      if let type = example.type {
        .success(type)
      } else {
        .failure(
          FileProblem("\(example.refusal ?? "") Supported now: \(FileType.supported)."))
      }
    #expect(type == wanted)
  }

  @Test("an empty file is none of any type", arguments: ["a.pdf", "a.png", "a.csv", "a"])
  func empty(_ name: String) {
    #expect(throws: FileProblem.empty) { try FileType(name: name, contentType: nil, head: []) }
  }

  @Test("what is supported is listed")
  func supported() {
    #expect(
      FileType.supported
        == "PDF (.pdf), JSON (.json), JSON Lines (.jsonl, .ndjson), CSV (.csv) and plain text "
        + "(.txt, .text, .log, .md); all but PDF in UTF-8")
  }
}
