import CommandLanguage
import Glibc
import TestSupport
import Testing

@testable import Shell

struct HistoryFileTests {
  @Test("the values of the user's own headers are secrets, one by one")
  func headerValues() {
    let headers = "X-Team: blue\nX-Auth: hunter2-hunter2"
    #expect(
      Backend.secrets(in: ["DATAGRID_CUSTOM_HEADERS": headers, "DATAGRID_API_KEY": ""]) == [
        headers, "hunter2-hunter2",
      ])
  }

  let folder: TemporaryFolder
  var path: String { folder.path + "/state/gridsh/history" }

  init() throws { folder = try TemporaryFolder() }

  private func history(_ session: String = "s1", secrets: [String] = []) -> HistoryFile {
    HistoryFile(path: path, session: session, now: { 1_732_195_800_123 }, secrets: { secrets })
  }

  /// What the file gives back to a session that begins now.
  private func texts() throws -> [String] { try history("s9").load().map(\.text) }

  @Test func `Without a file there are no entries, and none is made`() throws {
    #expect(try texts() == [])
    #expect(access(path, F_OK) != 0)
  }

  @Test func `Entries come back in order, whatever is in them`() throws {
    let entries = ["list", "each {\n  show \"a\\nb\"\n}", "知識\r\n\t\\", "\u{1B}[2J 1 2 3 "]
    for entry in entries { #expect(try history().append(entry)) }
    #expect(try texts() == entries)
  }

  @Test func `An entry is one line with time, session, length and text`() throws {
    try history().append("each {\n}")
    #expect(try folder.read("state/gridsh/history") == "1732195800123 s1 8 each {\\n}\n")
  }

  @Test func `File and folder are for the owner alone`() throws {
    try history().append("list")
    #expect(try mode(path) == 0o600)
    #expect(try mode(path + ".lock") == 0o600)
    #expect(try mode(folder.path + "/state") == 0o700)
    for file in [path, path + ".lock"] { chmod(file, 0o644) }
    try history().append("show")
    #expect(try mode(path) == 0o600)
    #expect(try mode(path + ".lock") == 0o600)
  }

  @Test(arguments: ["", " list", "\tlist", "print \"sk-ABCDEFGH_1234\"", "show hunter2 again"])
  func `An entry that must not be written is not written`(entry: String) throws {
    let history = history(secrets: ["", "hunter2"])
    #expect(try !history.append(entry))
    #expect(access(path, F_OK) != 0)
  }

  @Test func `An entry that equals its neighbour before is kept once`() throws {
    let first = history()
    #expect(try first.append("list"))
    #expect(try !first.append("list"))
    let second = history("s2")
    #expect(try second.load().map(\.text) == ["list"])
    #expect(try !second.append("list"))
    #expect(try second.append("show"))
    #expect(try second.append("list"))
    #expect(try texts() == ["list", "show", "list"])
  }

  @Test func `Of two sessions that store the same, one entry is given`() throws {
    #expect(try history("s1").append("list"))
    #expect(try !history("s2").append("list"))
    try add("12 s3 4 list\n")
    #expect(try texts() == ["list"])
  }

  @Test func `Foreign and damaged lines are passed over`() throws {
    try history().append("list")
    try add("ls -la\n: 1700000000:0;ls\n\n12 s1 99 cut\n12 s1 3 a\\x\n12 s1 1 \\\nx s1 1 a\n")
    try add(bytes: Array("12 s1 2 ".utf8) + [0xFF, 0xFE, 0x0A])
    try history().append("show")
    #expect(try texts() == ["list", "show"])
  }

  @Test func `A last line that was cut short takes nothing with it`() throws {
    try history().append("list")
    try add("12 s1 20 only a par")
    #expect(try texts() == ["list"])
    try history("s2").append("show")
    #expect(try texts() == ["list", "show"])
  }

  @Test func `What came after a moment is left out, also once the file was compacted`() throws {
    let early = HistoryFile(path: path, session: "s1", now: { 1_000 })
    let late = HistoryFile(path: path, session: "s2", now: { 2_000 })
    #expect(early.end.isNothing)
    #expect(try early.load(upTo: early.end) == [])
    try early.append("before")
    let end = early.end
    try late.append("after")
    #expect(try early.load(upTo: end).map(\.text) == ["before"])
    let line = "2000 s2 \(1 << 12) \(String(repeating: "x", count: 1 << 12))\n"
    try add(String(repeating: line, count: HistoryFile.compactionBytes / line.utf8.count + 1))
    try add("1000 s1 6 before\n")
    try late.append("the one that compacts")
    #expect(try early.load(upTo: end).map(\.text) == ["before"])
    #expect(try texts().last == "the one that compacts")
  }

  @Test func `A file that is cleared is a fresh one, and sessions go on writing to it`() throws {
    try history().clear()
    #expect(access(path, F_OK) != 0)
    try history("s1").append("list")
    try history("s2").clear()
    #expect(try size(path) == 0)
    #expect(try mode(path) == 0o600)
    try history("s1").append("show")
    #expect(try texts() == ["show"])
  }

  @Test func `A link is not cleared, nor what it leads to`() throws {
    try history().append("list")
    let link = folder.path + "/link"
    symlink(path, link)
    let linked = HistoryFile(path: link, session: "s1", now: { 0 })
    #expect(throws: HistoryFile.Failure.self) { try linked.clear() }
    #expect(try texts() == ["list"])
  }

  @Test func `A time that no clock can show does not hide what is beside it`() throws {
    try history().append("list")
    try add("9223372036854775807 s1 4 show\n99999999999999999999 s1 4 none\n")
    let all = SessionHistory(file: history("s2"), settings: Settings()).statements
    #expect(try all.entries().map(\.text) == ["list", "show"])
  }

  @Test func `A symbolic link and a folder are refused with the reason`() throws {
    try history().append("list")
    let link = folder.path + "/link"
    symlink(path, link)
    let linked = HistoryFile(path: link, session: "s1", now: { 0 })
    #expect { try linked.append("show") } throws: { "\($0)".contains("not a symbolic link") }
    #expect(throws: HistoryFile.Failure.self) { try linked.load() }
    let directory = HistoryFile(path: folder.path, session: "s1", now: { 0 })
    #expect(throws: HistoryFile.Failure.self) { try directory.load() }
    #expect(try texts() == ["list"])
  }

  @Test func `A pipe in the file's place does not hang the session`() throws {
    try history().append("list")
    unlink(path)
    mkfifo(path, 0o600)
    #expect(throws: HistoryFile.Failure.self) { try texts() }
  }

  @Test func `A statement that is too long to recall is not kept`() throws {
    let text = String(repeating: "x", count: HistoryFile.mostEntryBytes)
    #expect(try history().append(text))
    #expect(try !history().append(text + "x"))
  }

  @Test func `A file that has grown too large keeps its newest entries`() throws {
    try history().append("oldest")
    let line = "12 s1 \(1 << 12) \(String(repeating: "x", count: 1 << 12))\n"
    try add(String(repeating: line, count: HistoryFile.compactionBytes / line.utf8.count))
    try history("s2").append("nearly the newest")
    try history("s2").append("newest")
    #expect(try size(path) <= HistoryFile.mostBytes + 100)
    #expect(try mode(path) == 0o600)
    #expect(access(path + ".new", F_OK) != 0)
    let entries = try texts()
    #expect(entries.suffix(2) == ["nearly the newest", "newest"])
    #expect(!entries.contains("oldest"))
  }

  @Test func `No more than the newest entries are loaded`() throws {
    try history().append("oldest")
    try add((0..<HistoryFile.mostEntries).map { "12 s1 8 \(10_000_000 + $0)\n" }.joined())
    let entries = try texts()
    #expect(entries.count == HistoryFile.mostEntries)
    #expect(entries.first == "10000000")
  }

  @Test func `Sessions that write at once lose nothing`() async throws {
    let path = path
    try await withThrowingTaskGroup { group in
      for session in 0..<4 {
        group.addTask {
          // A history opens the file for each append, as one in a process of its own does.
          let history = HistoryFile(path: path, session: "\(session)", now: { 0 })
          for entry in 0..<200 { try history.append("session \(session) entry \(entry)") }
        }
      }
      try await group.waitForAll()
    }
    let entries = try texts()
    #expect(entries.count == 800)
    for session in 0..<4 {
      #expect(
        entries.filter { $0.hasPrefix("session \(session) ") }
          == (0..<200).map { "session \(session) entry \($0)" })
    }
  }

  @Test func `A lock that another process keeps is given up after a while`() throws {
    try history().append("list")
    let holder = try ChildProcess(
      "flock", [path + ".lock", "sh", "-c", "echo held; read line"],
      environment: ["PATH": "/usr/bin:/bin"], input: nil)
    try holder.expect("held")
    #expect {
      try history().append("show", patience: .milliseconds(20))
    } throws: {
      "\($0)".contains("another session")
    }
    holder.send("go on\n")
    #expect(try holder.finish().ending == .exited(0))
    #expect(try history().append("show"))
  }

  // MARK: -

  private func status(_ path: String) throws -> stat {
    var status = stat()
    try #require(stat(path, &status) == 0)
    return status
  }

  private func mode(_ path: String) throws -> mode_t { try status(path).st_mode & 0o777 }

  private func size(_ path: String) throws -> Int { Int(try status(path).st_size) }

  private func add(_ text: String) throws { try add(bytes: Array(text.utf8)) }

  private func add(bytes: [UInt8]) throws {
    let file = try #require(fopen(path, "a"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}
