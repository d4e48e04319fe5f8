import CommandLanguage
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Saving items to a file")
final class SavingTests {
  private let folder: TemporaryFolder
  private let session = Session(files: .local)

  init() throws { folder = try TemporaryFolder() }

  /// Runs a program in which `FOLDER` is this test's.
  private func run(_ text: String) throws -> [String] {
    try session.run(text.replacing("FOLDER", with: folder.path))
      .map { $0.replacing(folder.path, with: "FOLDER") }
  }

  private func contents(of name: String) -> String? {
    guard let file = fopen(folder.path + "/" + name, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  deinit {
    for name in FileSystem.local.names(folder.path) ?? [] { unlink(folder.path + "/" + name) }
  }

  @Test(
    "the name says the form",
    arguments: [
      ("[1, \"two\", {a: 3}]", "x.txt", "1\ntwo\n{\"a\":3}\n"),
      ("[1, \"two\", {a: 3}]", "x.json", "[1,\n\"two\",\n{\"a\":3}]\n"),
      ("[1, \"two\", {a: 3}]", "x.jsonl", "1\n\"two\"\n{\"a\":3}\n"),
      ("[{a: 1}, {a: 2, b: \"x,y\"}]", "x.csv", "a,b\r\n1,\r\n2,\"x,y\"\r\n"),
      ("[]", "x.json", "[]\n"), ("[]", "x.csv", ""), ("[]", "x.txt", ""),
      ("\"a text\"", "x.json", "a text\n"), ("\"a row\\n\"", "x.txt", "a row\n"),
      ("{a: 1}", "x.json", "{\"a\":1}\n"), ("{a: 1}", "x.CSV", "a\r\n1\r\n"),
      ("(1..3)", "noextension", "1\n2\n3\n"),
    ])
  func forms(value: String, name: String, expected: String) throws {
    _ = try run("\(value) | save FOLDER/\(name)")
    #expect(contents(of: name) == expected)
  }

  @Test("what was written is said, and the statement gives nothing")
  func notice() throws {
    #expect(
      try run("1..3 | save FOLDER/x.txt; x = [\"ab\"] | save \"FOLDER/y\"; print x")
        == [
          "notice: 3 items, 6B, written to FOLDER/x.txt", "notice: 1 item, 3B, written to FOLDER/y",
          "null",
        ])
  }

  @Test("a file is replaced only with --force, and keeps its permissions")
  func replacing() throws {
    try folder.write("old", to: "x.txt")
    chmod(folder.path + "/x.txt", 0o640)
    let failure = try session.failure(of: "[1] | save \(folder.path)/x.txt")
    #expect(failure.kind == "file_exists")
    #expect(contents(of: "x.txt") == "old")
    _ = try run("[1] | save FOLDER/x.txt --force")
    #expect(contents(of: "x.txt") == "1\n")
    var status = stat()
    stat(folder.path + "/x.txt", &status)
    #expect(status.st_mode & 0o777 == 0o640)
  }

  @Test("a link is followed, and what it leads to is replaced")
  func links() throws {
    try folder.write("old", to: "real.txt")
    try folder.link("link.txt", to: "real.txt")
    _ = try run("[2] | save FOLDER/link.txt --force")
    #expect(contents(of: "real.txt") == "2\n")
    #expect(FileSystem.local.status(folder.path + "/link.txt")?.isLink == true)
  }

  @Test("an error on the way leaves the old file, and nothing beside it")
  func errors() throws {
    try folder.write("old", to: "x.txt")
    for text in ["[1, 0] | each 1 / it", "pages 3 --broken 2", "[1, \"a\"] | where it > 0"] {
      _ = try session.failure(of: text + " | save \(folder.path)/x.txt --force")
      _ = try session.failure(of: text + " | save \(folder.path)/new.txt")
    }
    #expect(contents(of: "x.txt") == "old")
    #expect(FileSystem.local.names(folder.path) == ["x.txt"])
  }

  @Test(
    "folders, devices, pipes and what the system refuses are errors",
    arguments: [
      ("/tmp", "`/tmp` is a folder"),
      ("/dev/null", "`/dev/null` is a pipe or a device, not a file"),
      ("FOLDER/none/x", "`FOLDER/none/x` cannot be written: No such file or directory"),
      ("FOLDER/new/", "`FOLDER/new/` is a folder"),
      ("FOLDER/pipe", "`FOLDER/pipe` is a pipe or a device, not a file"),
    ])
  func refusals(path: String, message: String) throws {
    try folder.pipe("pipe")
    let path = path.replacing("FOLDER", with: folder.path)
    let failure = try session.failure(of: "[1] | save '\(path)' --force")
    #expect(failure.message.replacing(folder.path, with: "FOLDER") == message)
  }
}

@Suite("Forms of items")
struct FormatTests {
  @Test(
    "`format` gives one text",
    arguments: [
      Case("([1, {a: \"x\"}] | format json)", "[1,{\"a\":\"x\"}]"),
      Case("({a: 1} | format json)", "{\"a\":1}"),
      Case("([1, {a: \"x\"}] | format jsonl)", "1\n{\"a\":\"x\"}"),
      Case("([] | format jsonl)", ""), Case("([] | format csv)", ""),
      Case("([{a: 1, b: 2}, {b: 3, c: 4}] | format csv)", "a,b,c\r\n1,2,\r\n,3,4"),
      Case("([\"x\", 5] | format csv)", "value\r\nx\r\n5"),
      Case(
        "([{a: \"q\\\"q\"}, {a: \"l\\nl\"}, {a: \"c,c\"}, {a: \" b \"}] | format csv)",
        "a\r\n\"q\"\"q\"\r\n\"l\nl\"\r\n\"c,c\"\r\n b "),
      Case(
        "([{a: [1, \"x\"], b: {c: null}}] | format csv)",
        "a,b\r\n\"[1,\"\"x\"\"]\",\"{\"\"c\"\":null}\""),
      Case("([{\"a,b\": null}] | format csv)", "\"a,b\"\r\n"),
      Case(
        "([{t: time(\"2026-01-01\"), d: 5s, s: 5MB}] | format csv)",
        "t,d,s\r\n2026-01-01T00:00:00Z,5s,5MB"),
      Case("([{a: 1, b: 2}] | format table)", "a b\n1 2"),
    ])
  func forms(_ row: Case) throws { try expectValue(row) }
}
