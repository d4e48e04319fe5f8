import Testing

@testable import Sandbox

@Suite("Learning")
struct IngestionTests {
  @Test("a knowledge is pending, then partial with growing counts, then ready")
  func stepByStep() throws {
    try TestSandbox.run(isGated: true) {
      $0.rowsPerPublication = 2
    } test: { sandbox in
      let created = try sandbox.client.create([.file("a.csv", "n\n1\n2\n3\n4\n")])
      let id = try #require(created.string("id"))
      /// What is seen while the ingestion stands at a step, which is let pass afterwards.
      func look(_ step: IngestionStep) throws -> TestResponse {
        #expect(sandbox.gate.waitForStep() == step)
        defer { sandbox.gate.letPass() }
        return try sandbox.client.retrieve(id)
      }
      let pending = try look(.willPublish(rows: 1))
      #expect(pending.string("status") == "pending")
      #expect(pending.integer("row_counts.completed") == 0)
      for (rows, completed) in [(2, 1), (1, 3)] {
        let partial = try look(.willPublish(rows: rows))
        #expect(partial.string("status") == "partial")
        #expect(partial.integer("row_counts.completed") == Int64(completed))
        #expect(partial.integer("row_counts.total") == Int64(completed))
        #expect(partial.value("credits") == .null)
      }
      #expect(try look(.willEnd).integer("row_counts.completed") == 4)
      sandbox.gate.waitForEnd()
      let ready = try sandbox.client.retrieve(id)
      #expect(ready.string("status") == "ready")
      #expect(ready.value("last_error") == .null)
      #expect(ready.value("credits") == ["consumed": .real(0.04)])
    }
  }

  @Test("the time of the last change follows the run")
  func updatedAt() throws {
    try TestSandbox.run(isGated: true) {
      let ticks = Monitor<Int64>(0)
      $0.now = {
        ticks.update {
          $0 += 1000
          return $0
        }
      }
    } test: { sandbox in
      let created = try sandbox.client.create([.file("a.txt", "one")])
      let before = created.string("updated_at") ?? ""
      #expect(created.string("created_at") == before)
      sandbox.gate.open()
      sandbox.gate.waitForEnd()
      let after = try sandbox.client.retrieve(created.string("id") ?? "")
      #expect(after.string("updated_at") ?? "" > before)
      #expect(after.string("created_at") == before)
    }
  }

  @Test("counts are sums over the files")
  func severalFiles() throws {
    try TestSandbox.run { sandbox in
      let learned = try sandbox.learn([
        .file("a.csv", "n\n1\n2\n3\n"), .file("b.txt", "one\n\ntwo"), .file("c.json", "[1, 2]"),
        .file("d.jsonl", "{}\n{}\n"), .file("e.pdf", bytes: TinyPDF.pages(["one"])),
      ])
      #expect(learned.string("status") == "ready")
      #expect(learned.integer("row_counts.total") == 10)
      #expect(learned.integer("row_counts.failed") == 0)
    }
  }

  @Test("a credit buys a hundred rows")
  func price() throws {
    try TestSandbox.run { sandbox in
      let rows = String(repeating: "1\n", count: 200)
      let learned = try sandbox.learn([.file("a.csv", "n\n" + rows)])
      #expect(learned.value("credits") == ["consumed": .integer(2)])
    }
  }

  @Test("what the service's documentation sends, bytes without a type, is learned as text")
  func exampleData() throws {
    try TestSandbox.run { sandbox in
      let learned = try sandbox.learn([.file("upload", "Example data")])
      #expect(learned.string("status") == "ready")
      #expect(learned.integer("row_counts.completed") == 1)
    }
  }

  @Test("a byte order mark is no part of the text")
  func byteOrderMark() throws {
    try TestSandbox.run { sandbox in
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let marked = try sandbox.learn([.file("a.csv", bytes: mark + Array("\"n\"\n1\n".utf8))])
      #expect(marked.integer("row_counts.completed") == 1)
      let empty = try sandbox.learn([.file("a.txt", bytes: mark)])
      #expect(
        empty.string("last_error.message")
          == "a.txt: the file is empty. Upload a file with content.")
      let invalid = try sandbox.learn([.file("a.txt", bytes: mark + [0x61, 0xFF])])
      #expect(invalid.string("last_error.message")?.contains("at byte 4.") == true)
    }
  }

  struct FailureCase: CustomTestStringConvertible {
    let file: TestPart
    let reason: String

    init(_ file: TestPart, _ reason: String) {
      self.file = file
      self.reason = reason
    }

    var testDescription: String { reason }
  }

  static let failures = [
    FailureCase(.file("a.csv", ""), "a.csv: the file is empty."),
    FailureCase(.file("a.pdf", "%PDF-1.7"), "a.pdf: the PDF is damaged: Syntax Error"),
    FailureCase(
      .file("a.pdf", bytes: TinyPDF.withPassword),
      "a.pdf: the PDF is encrypted and needs a password"),
    FailureCase(.file("a.pdf", "words"), "a.pdf: the file is named .pdf, but its content is not a"),
    FailureCase(.file("a.png", bytes: [0x89, 0x50, 0x4E, 0x47]), "(PNG) are not supported."),
    FailureCase(.file("a.xlsx", "PK\u{03}\u{04}"), "Supported now: PDF (.pdf), JSON (.json), JSON"),
    FailureCase(.file("a.json", "[]"), "a.json: the array is empty."),
    FailureCase(.file("a.jsonl", "x"), "a.jsonl: the JSON is broken at line 1, column 1"),
    FailureCase(.file("a.csv", "n\n\"1"), "the quoted cell opened on line 2 is never closed."),
    FailureCase(
      .file("a.txt", bytes: [0x61, 0x0A, 0xFF]), "the text is not valid UTF-8 at byte 2."),
    FailureCase(.file("a.txt", bytes: [0x61, 0x0A, 0x00]), "byte 2 is NUL"),
  ]

  @Test("a file that cannot be learned fails, says why, and costs nothing", arguments: failures)
  func failure(_ example: FailureCase) throws {
    try TestSandbox.run { sandbox in
      let learned = try sandbox.learn([example.file])
      #expect(learned.string("status") == "failed")
      #expect(learned.string("last_error.code") == "processing_error")
      #expect(
        learned.string("last_error.message")?.contains(example.reason) == true, "\(learned.text)")
      #expect(learned.integer("row_counts.total") == 0)
      #expect(learned.value("credits") == ["consumed": .integer(0)])
    }
  }

  @Test("rows before a problem stay learned: the knowledge is partial for good")
  func partialForGood() throws {
    try TestSandbox.run { sandbox in
      let learned = try sandbox.learn([.file("a.csv", "n\n1\n2\n\"3")])
      #expect(learned.string("status") == "partial")
      #expect(learned.integer("row_counts.completed") == 2)
      #expect(learned.string("last_error.code") == "processing_error")
    }
  }

  @Test("one file that fails does not keep the others from being learned")
  func oneOfSeveral() throws {
    try TestSandbox.run { sandbox in
      let learned = try sandbox.learn([.file("a.pdf", "%PDF-"), .file("b.csv", "n\n1\n")])
      #expect(learned.string("status") == "partial")
      #expect(learned.integer("row_counts.completed") == 1)
      #expect(learned.string("last_error.message")?.hasPrefix("a.pdf: ") == true)
    }
  }

  @Test("a file much larger than a chunk is read to its end")
  func manyChunks() throws {
    try TestSandbox.run { sandbox in
      let row = "\"quoted, \"\"cell\"\"\",é\r\n"
      let learned = try sandbox.learn([
        .file("a.csv", "a,b\r\n" + String(repeating: row, count: 60_000))
      ])
      #expect(learned.integer("row_counts.completed") == 60_000)
    }
  }
}
