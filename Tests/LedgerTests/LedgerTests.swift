import TestSupport
import Testing

@testable import Ledger

@Suite("Ledger")
struct LedgerTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/state/gridsh/ledger.sqlite" }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("id,amount\n1,2\n", to: "orders.csv")
  }

  private func key(
    _ ledger: Ledger, name: String? = nil, page: String? = nil, as identity: String = "me"
  ) async throws -> LedgerKey {
    try LedgerKey(
      account: await ledger.account(Array(identity.utf8)),
      files: [(digest: await FileDigest.of(folder.path + "/orders.csv"), name: "orders.csv")],
      name: name, page: page)
  }

  @Test("what was made is given back, by another session too")
  func made() async throws {
    let first = try await Ledger(path: path)
    let key = try await key(first)
    #expect(try await first.claim(key, now: 5) == .mine(since: nil))
    try await first.settle(key, made: "kn_1", now: 9)
    #expect(try await first.claim(key, now: 10) == .made(id: "kn_1"))
    let second = try await Ledger(path: path)
    #expect(try await second.claim(self.key(second), now: 11) == .made(id: "kn_1"))
    #expect(try await second.entry(key)?.state == .made(id: "kn_1"))
  }

  @Test("while one process makes it, another is told to ask again")
  func busy() async throws {
    let (first, second) = (try await Ledger(path: path), try await Ledger(path: path))
    let key = try await key(first)
    #expect(try await first.claim(key, now: 5) == .mine(since: nil))
    #expect(try await second.claim(key, now: 6) == .busy(elsewhere: true))
    #expect(try await first.claim(key, now: 6) == .busy(elsewhere: false))
    try await first.settle(key, made: "kn_1", now: 9)
    #expect(try await second.claim(key, now: 6) == .made(id: "kn_1"))
  }

  @Test("what a process left in the middle is for one other to look after")
  func brokenOff() async throws {
    let key: LedgerKey
    do {
      let killed = try await Ledger(path: path)
      key = try await self.key(killed)
      #expect(try await killed.claim(key, now: 5) == .mine(since: nil))
    }
    let (first, second) = (try await Ledger(path: path), try await Ledger(path: path))
    #expect(try await first.entry(key)?.state == .begun(since: 5))
    #expect(try await first.claim(key, now: 70) == .mine(since: 5))
    #expect(try await second.claim(key, now: 71) == .busy(elsewhere: true))
    try await first.leaveOpen(key)
    #expect(try await second.claim(key, now: 72) == .mine(since: 5))
  }

  @Test("a claim whose end could not be written holds nobody up")
  func unwritten() async throws {
    let ledger = try await Ledger(path: path)
    let key = try await key(ledger)
    _ = try await ledger.claim(key, now: 5)
    let other = try Connection(path: path)
    try other.execute("ALTER TABLE entry RENAME TO hidden")
    await #expect(throws: LedgerError.self) { try await ledger.leaveOpen(key) }
    try other.execute("ALTER TABLE hidden RENAME TO entry")
    #expect(try await ledger.claim(key, now: 9) == .mine(since: 5))
  }

  @Test("of those that could be taken for one another one is made after the other")
  func rivals() async throws {
    let (first, second) = (try await Ledger(path: path), try await Ledger(path: path))
    let plain = try await key(first)
    let named = try await key(second, name: "orders.v2")
    let elsewhere = try await key(second, name: "orders.v2", page: "pg_1")
    #expect(try await first.claim(plain, now: 5) == .mine(since: nil))
    #expect(try await second.claim(named, now: 6) == .busy(elsewhere: true))
    #expect(try await second.claim(elsewhere, now: 6) == .mine(since: nil))
    try await first.leaveOpen(plain)
    // Whoever comes next finds out what became of it, and then has its turn.
    #expect(try await second.claim(named, now: 7) == .unsettled(plain, since: 5))
    #expect(try await first.claim(plain, now: 7) == .busy(elsewhere: true))
    try await second.settle(plain, made: "kn_1", now: 8)
    #expect(try await second.claim(named, now: 9) == .mine(since: nil))
    #expect(try await first.claim(plain, now: 9) == .made(id: "kn_1"))
  }

  @Test("what was certainly not made, or is gone, is as if it had never been begun")
  func forgotten() async throws {
    let ledger = try await Ledger(path: nil)
    let key = try await key(ledger)
    _ = try await ledger.claim(key, now: 5)
    try await ledger.withdraw(key)
    #expect(try await ledger.claim(key, now: 6) == .mine(since: nil))
    try await ledger.settle(key, made: "kn_1", now: 7)
    try await ledger.withdraw(key)
    try await ledger.leaveOpen(key)
    try await ledger.forget(key, id: "kn_2")
    #expect(try await ledger.claim(key, now: 8) == .made(id: "kn_1"))
    try await ledger.forget(key, id: "kn_1")
    #expect(try await ledger.claim(key, now: 9) == .mine(since: nil))
  }

  @Test("another name, page or account is another knowledge")
  func distinct() async throws {
    let ledger = try await Ledger(path: nil)
    let plain = try await key(ledger)
    let others = [
      try await key(ledger, name: "Q3"), try await key(ledger, page: "pg_1"),
      try await key(ledger, as: "you"),
    ]
    #expect(Set(others + [plain]).count == 4)
    #expect(try await key(ledger, name: "") == plain)
    _ = try await ledger.claim(plain, now: 1)
    try await ledger.settle(plain, made: "kn_1", now: 2)
    for other in others { #expect(try await ledger.entry(other) == nil) }
    #expect(try await ledger.knows("kn_1", of: ledger.account(Array("me".utf8))))
    #expect(try await !ledger.knows("kn_1", of: ledger.account(Array("you".utf8))))
  }

  @Test("two ledgers hash one account differently, and neither holds its text")
  func salted() async throws {
    let secret = "sk-live-0123456789"
    let ledger = try await Ledger(path: path)
    let key = try await key(ledger, as: secret)
    _ = try await ledger.claim(key, now: 1)
    let other = try await Ledger(path: nil)
    #expect(try await self.key(other, as: secret) != key)
    for name in ["ledger.sqlite", "ledger.sqlite-wal"] {
      #expect(try !folder.read("state/gridsh/\(name)").contains(secret))
    }
  }

  @Test("nobody else may read the file or what SQLite puts beside it")
  func access() async throws {
    let ledger = try await Ledger(path: path)
    _ = try await ledger.claim(key(ledger), now: 1)
    let modes = try ChildProcess.run(
      "/usr/bin/stat",
      ["-c", "%a"]
        + ["", "/ledger.sqlite", "/ledger.sqlite-wal", "/ledger.sqlite-owners"]
        .map { folder.path + "/state/gridsh" + $0 })
    #expect(modes.output == "700\n600\n600\n600\n")
  }

  @Test("a file of a later version is refused and left as it is")
  func later() async throws {
    do { _ = try await Ledger(path: path) }
    try Connection(path: path).execute("PRAGMA user_version = 99")
    let error = await #expect(throws: LedgerError.self) { try await Ledger(path: path) }
    #expect(error?.kind == .newer)
  }

  @Test("a file that is no ledger is an error, and so is a folder that cannot be made")
  func broken() async throws {
    try folder.write("no database, but long enough to be taken for one by its size", to: "l.sqlite")
    await #expect(throws: LedgerError.self) { try await Ledger(path: folder.path + "/l.sqlite") }
    let error = await #expect(throws: LedgerError.self) {
      try await Ledger(path: folder.path + "/orders.csv/ledger.sqlite")
    }
    #expect(error?.message.contains("Not a directory") == true)
  }

  @Test("many sessions at once lose no entry, and one of them makes each")
  func concurrent() async throws {
    let path = path
    let makers = try await withThrowingTaskGroup(of: [Int].self) { group in
      for session in 0..<4 {
        group.addTask {
          let ledger = try await Ledger(path: path)
          let account = try await ledger.account([1])
          var mine: [Int] = []
          for number in 0..<25 {
            let key = try LedgerKey(account: account, files: [], name: "\(number)", page: nil)
            guard try await ledger.claim(key, now: 1) == .mine(since: nil) else { continue }
            try await ledger.settle(key, made: "kn_\(number)_\(session)", now: 2)
            mine.append(number)
          }
          return mine
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(makers.sorted() == Array(0..<25))
  }
}
