import CommandLanguage
import Glibc
import TestSupport
import Testing

@testable import Shell

@Suite("What a session remembers")
struct SessionHistoryTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/gridsh/history" }

  init() throws { folder = try TemporaryFolder() }

  private func session(_ name: String, _ settings: Settings = Settings()) -> SessionHistory {
    SessionHistory(
      file: HistoryFile(path: path, session: name, now: { 1_732_195_800_123 }), settings: settings)
  }

  @Test("Up finds what was there when the session began, a search what others have given since")
  func beginning() {
    session("s1").remember("before")
    let (mine, other) = (session("s2"), session("s3"))
    other.remember("theirs")
    mine.remember("mine")
    #expect(mine.entries == ["before", "mine"])
    #expect(mine.everything == ["before", "theirs", "mine"])
    #expect(other.entries == ["before", "theirs"])
  }

  @Test("what is kept out of the file can still be recalled within the session, and there alone")
  func keptOut() throws {
    let mine = session("s1")
    for statement in ["login --key abc", " list", "list", "list"] { mine.remember(statement) }
    #expect(mine.everything == ["login --key abc", " list", "list"])
    #expect(try mine.statements.entries().map(\.text) == ["list"])
    #expect(session("s2").everything == ["list"])
  }

  @Test(
    "after `set history off` nothing is kept until it is on again, and the session remembers all")
  func off() throws {
    let settings = Settings()
    let mine = session("s1", settings)
    mine.remember("set history off")
    try settings.set(.history, to: .text("off"))
    mine.remember("list")
    try settings.set(.history, to: .text("on"))
    mine.remember("pwd")
    #expect(try mine.statements.entries().map(\.text) == ["set history off", "pwd"])
    #expect(mine.everything == ["set history off", "list", "pwd"])
  }

  @Test(
    "it is new where no file was there when it began, and never where there is no place for one")
  func new() {
    let first = session("s1")
    #expect(first.isNew)
    first.remember("list")
    #expect(first.isNew)
    #expect(!session("s2").isNew)
    #expect(!SessionHistory(file: nil, settings: Settings()).isNew)
  }

  @Test("without a file the session still has what it was given")
  func nowhere() throws {
    let mine = SessionHistory(file: nil, settings: Settings())
    mine.remember("list")
    #expect(mine.entries == ["list"])
    #expect(mine.everything == ["list"])
    #expect(try mine.statements.entries() == [])
    #expect(mine.takeNotice() == nil)
  }

  @Test("to forget is to forget the session's own too")
  func cleared() throws {
    session("s1").remember("before")
    let mine = session("s2")
    mine.remember("list")
    #expect(mine.entries == ["before", "list"])
    try mine.statements.clear()
    #expect(mine.entries == [])
    #expect(mine.everything == [])
    #expect(newest(mine, "li") == nil)
    #expect(session("s3").entries == [])
  }

  private func remembering(_ statements: String...) -> SessionHistory {
    let history = SessionHistory(file: nil, settings: Settings())
    statements.forEach(history.remember)
    return history
  }

  private func newest(_ history: SessionHistory, _ beginning: String) -> String? {
    history.newest(beginningWith: beginning) { _ in true }
  }

  @Test("the newest that goes on behind a beginning is found, its own before those of the file")
  func newest() {
    session("s1").remember("show all")
    let mine = session("s2")
    for statement in ["wait a", "wait b", "list", "wait"] { mine.remember(statement) }
    #expect(newest(mine, "wa") == "wait")
    #expect(newest(mine, "wait") == "wait b")
    #expect(newest(mine, "wait a") == nil)
    #expect(newest(mine, "sh") == "show all")
    #expect(newest(mine, "x") == nil)
  }

  @Test("one that is not meant is passed over, and one that begins with a blank is never found")
  func meant() {
    let history = remembering("wait a", "wait b", " wait c")
    #expect(history.newest(beginningWith: "wait") { $0 != "wait b" } == "wait a")
    #expect(newest(history, " ") == nil)
  }

  @Test("a text that only looks alike does not begin it")
  func looksAlike() {
    let history = remembering("print \"caf\u{E9}\"")
    #expect(newest(history, "print \"cafe\u{301}") == nil)
    #expect(newest(history, "print \"caf\u{E9}") == "print \"caf\u{E9}\"")
  }

  /// What can stand in the file's place.
  enum Obstacle: CaseIterable { case link, pipe, folder, fileForFolder }

  @Test(
    "what stands in the file's place is told of once, and the session goes on",
    arguments: Obstacle.allCases)
  func obstacles(obstacle: Obstacle) throws {
    if obstacle == .fileForFolder {
      try folder.write("", to: "gridsh")
    } else {
      mkdir(folder.path + "/gridsh", 0o700)
      try folder.write("1 s1 4 list\n", to: "elsewhere")
    }
    switch obstacle {
    case .link: symlink(folder.path + "/elsewhere", path)
    case .pipe: mkfifo(path, 0o600)
    case .folder: mkdir(path, 0o700)
    case .fileForFolder: break
    }
    let mine = session("s1")
    #expect(mine.entries == [])
    mine.remember("one")
    let notice = try #require(mine.takeNotice())
    #expect(notice.hasPrefix("history: cannot ") && notice.contains("; "), "\(notice)")
    mine.remember("two")
    #expect(mine.everything == ["one", "two"])
    #expect(mine.takeNotice() == nil)
    if obstacle == .link { #expect(try folder.read("elsewhere") == "1 s1 4 list\n") }
  }

  @Test("a failure to read is an error with what to do for a command that asks")
  func unreadable() {
    mkdir(folder.path + "/gridsh", 0o700)
    mkdir(path, 0o700)
    #expect {
      try session("s1").statements.entries()
    } throws: { error in
      (error as? Failure)?.kind == "unreadable_file" && (error as? Failure)?.hint != nil
    }
  }
}
