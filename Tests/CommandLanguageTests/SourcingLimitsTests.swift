import CommandLanguage
import Synchronization
import Testing

@Suite("The limits of sourced files")
struct SourcingLimitsTests {
  private func messages(of text: String, _ texts: [String: String]) -> [String] {
    Session(files: .holding(texts)).diagnostics(of: text).map {
      "\($0.site.source.name): \($0.message)"
    }
  }

  @Test("a file that sources itself, at once or through others, is refused")
  func cycles() {
    #expect(
      messages(of: "source a", ["a": "source a"]) == [
        "a: `a` is being sourced already: to source it here would never end"
      ])
    #expect(
      messages(of: "source a", ["a": "source b", "b": "if true { source c }", "c": "source a"]) == [
        "c: `a` is being sourced already: to source it here would never end"
      ])
    #expect(messages(of: "source a; source b", ["a": "source b", "b": "1"]) == [])
  }

  @Test("files within files are limited as blocks are, and together with them")
  func depth() throws {
    var texts: [String: String] = [:]
    for level in 1...100 { texts["f\(level)"] = "source f\(level + 1)" }
    texts["f100"] = "take deepest"
    #expect(try Session(files: .holding(texts)).run("source f1") == ["deepest"])
    texts["f100"] = "source f101"
    texts["f101"] = "1"
    #expect(
      messages(of: "source f1", texts) == [
        "f100: files and blocks are nested more than 100 levels deep here"
      ])
    texts["f100"] = "if true { 1 }"
    #expect(messages(of: "source f1", texts) == ["f100: this is nested more than 100 levels deep"])
    let blocks = String(repeating: "if true { ", count: 60) + "source f1"
    texts = ["f1": String(repeating: "if true { ", count: 60) + String(repeating: "}", count: 60)]
    #expect(
      messages(of: blocks + String(repeating: " }", count: 60), texts) == [
        "f1: this is nested more than 100 levels deep"
      ])
  }

  @Test("files that source one another over and over are refused once, and soon")
  func count() {
    var texts = ["f40": "1"]
    for level in 0..<40 { texts["f\(level)"] = "source f\(level + 1); source f\(level + 1)" }
    #expect(
      messages(of: "source f0", texts).map { $0.drop { $0 != ":" } } == [
        ": more than 1000 files are sourced, each counted as often as it is"
      ])
  }

  @Test(
    "a program and its files together have a limit: each is read once, up to what the others left")
  func size() {
    let limits = Mutex<[Int]>([])
    var files = FileSystem.holding(["a": "# four", "b": "1"])
    let read = files.read
    files.read = { path, limit throws(FileReadError) in
      limits.withLock { $0.append(SourceText.sizeLimit - limit) }
      if path == "b" { throw .tooLarge }
      return try read(path, limit)
    }
    let found = Session(files: files).diagnostics(of: "source a; source a; source b; source a")
    #expect(found.map(\.message) == ["with `b` the program is larger than 16MiB"])
    #expect(limits.withLock { $0 } == [38, 50])
  }

  @Test("a file that the system refuses says why")
  func refused() {
    var files = FileSystem.empty
    for (error, message) in [
      (FileReadError.refused(13), "`a` cannot be read: Permission denied"),
      (.folder, "`a` is a folder, not a file"),
      (.special, "`a` is a pipe or a device, and only a file is sourced"),
    ] {
      files.read = { _, _ throws(FileReadError) in throw error }
      #expect(Session(files: files).diagnostics(of: "source a").map(\.message) == [message])
    }
  }
}
