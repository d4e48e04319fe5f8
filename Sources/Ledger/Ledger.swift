#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What this user has already made, so that nothing is made twice.
///
/// Several processes may use one file at the same time. Of those that are about to make the same
/// knowledge one may, and the others learn its id; of one that was killed in the middle the next learns
/// that it must look at the service first.
package actor Ledger {
  private let executor = DiskExecutor()
  private let connection: Connection
  private let owner: OwnerLock?
  private let salt: [UInt8]
  /// What this one has claimed. Its entries say so too, but also where the end of a claim could not be
  /// written.
  private var claimed: Set<LedgerKey> = []

  /// SQLite waits for the disk, and for other processes: not on a thread that tasks share.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Opens the ledger at a path; its folder, and those above it, are made for the owner alone.
  ///
  /// - Parameter path: nil for one that ends with this session.
  /// - Throws: ``LedgerError``.
  package init(path: String?) async throws(LedgerError) {
    if let path {
      try Self.prepare(path)
      let owner = try OwnerLock(path: path + "-owners")
      connection = try owner.alone { () throws(LedgerError) in try Self.connect(path) }
      self.owner = owner
    } else {
      connection = try Self.connect(nil)
      owner = nil
    }
    salt = try connection.rows("SELECT bytes FROM salt") { $0.bytes(0) }.first ?? []
  }

  /// Opens the file and brings it to this version. Of two that do so with a new file at the same time one
  /// would fail: SQLite does not wait for another process to change to WAL.
  private static func connect(_ path: String?) throws(LedgerError) -> Connection {
    let connection = try Connection(path: path ?? ":memory:")
    if path != nil { try connection.execute("PRAGMA journal_mode = WAL") }
    try LedgerSchema.migrate(connection)
    return connection
  }

  /// The account, as this ledger knows it.
  ///
  /// - Parameter identity: all that tells this account from others; only its salted hash is kept.
  package func account(_ identity: [UInt8]) throws(LedgerError) -> AccountDigest {
    let hash = try SHA256()
    try hash.update(salt)
    try hash.update(identity)
    return AccountDigest(bytes: try hash.finish())
  }

  /// Asks to make a knowledge; with ``LedgerClaim/mine(since:)`` the note is on the disk that it is
  /// being made.
  ///
  /// At no time are two under way that could be taken for one another, whoever makes them: so what a
  /// broken one has made can be told.
  /// - Parameter now: the service's time, in milliseconds since 1970.
  /// - Throws: ``LedgerError``.
  package func claim(_ key: LedgerKey, now: Int64) throws(LedgerError) -> LedgerClaim {
    // The bytes must not reach the service before the note has reached the disk.
    let claim = try connection.transaction(synchronous: "FULL") {
      () throws(LedgerError) -> LedgerClaim in
      let entry = try entry(key)
      if let id = entry?.id { return .made(id: id) }
      if let entry, let owner = try living(entry.owner, of: key) {
        return .busy(elsewhere: owner != number)
      }
      for (rival, state) in try rivals(of: key) {
        if let owner = try living(state.owner, of: rival) {
          return .busy(elsewhere: owner != number)
        }
        try take(rival)
        return .unsettled(rival, since: state.since)
      }
      if let entry {
        try take(key)
        return .mine(since: entry.since)
      }
      try connection.run(
        """
        INSERT INTO entry (account, content, name, parent, called, stem, since, owner)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        key.data + [.text(key.called), .text(key.stem), .integer(now), .integer(number)])
      return .mine(since: nil)
    }
    switch claim {
    case .mine: claimed.insert(key)
    case .unsettled(let rival, _): claimed.insert(rival)
    case .made, .busy: break
    }
    return claim
  }

  /// Those that are begun and could be taken for one another.
  private func rivals(of key: LedgerKey) throws(LedgerError) -> [(LedgerKey, LedgerEntry)] {
    try connection.rows(
      """
      SELECT since, owner, content, name, called FROM entry
      WHERE id IS NULL AND account = ? AND stem = ? AND parent = ? AND NOT (\(Self.isKey))
      """,
      [.bytes(key.account.bytes), .text(key.stem), .text(key.parent)] + key.data
    ) {
      (
        LedgerKey(
          account: key.account, content: ContentDigest(bytes: $0.bytes(2)), name: $0.text(3) ?? "",
          parent: key.parent, called: $0.text(4) ?? ""),
        LedgerEntry(since: $0.integer(0) ?? 0, owner: $0.integer(1), id: nil)
      )
    }
  }

  private func take(_ key: LedgerKey) throws(LedgerError) {
    try connection.run(
      "UPDATE entry SET owner = ? WHERE \(Self.isKey)", [.integer(number)] + key.data)
  }

  /// Ends a claim: the knowledge is made.
  ///
  /// A loss of power may take this note; then the next one finds a claim that was broken off, and looks.
  /// - Parameter now: this machine's time, in milliseconds since 1970.
  package func settle(_ key: LedgerKey, made id: String, now: Int64) throws(LedgerError) {
    claimed.remove(key)
    try connection.run(
      "UPDATE entry SET id = ?, made_at = ?, owner = NULL WHERE \(Self.isKey)",
      [.text(id), .integer(now)] + key.data)
  }

  /// Ends a claim: certainly nothing was made.
  package func withdraw(_ key: LedgerKey) throws(LedgerError) {
    claimed.remove(key)
    try connection.run("DELETE FROM entry WHERE id IS NULL AND \(Self.isKey)", key.data)
  }

  /// Ends a claim: nobody knows whether it was made, and the next must look.
  package func leaveOpen(_ key: LedgerKey) throws(LedgerError) {
    claimed.remove(key)
    try connection.run("UPDATE entry SET owner = NULL WHERE id IS NULL AND \(Self.isKey)", key.data)
  }

  /// Forgets a knowledge that is there no more.
  ///
  /// - Parameter id: the one that was looked for; another process may have made a new one since.
  package func forget(_ key: LedgerKey, id: String) throws(LedgerError) {
    try connection.run("DELETE FROM entry WHERE id = ? AND \(Self.isKey)", [.text(id)] + key.data)
  }

  /// Whether this user has made the knowledge of an id, as far as is known here.
  package func knows(_ id: String, of account: AccountDigest) throws(LedgerError) -> Bool {
    try !connection.rows(
      "SELECT 1 FROM entry WHERE account = ? AND id = ?", [.bytes(account.bytes), .text(id)]
    ) { _ in }.isEmpty
  }

  /// How it stands with a key; nil when nothing was ever begun.
  package func entry(_ key: LedgerKey) throws(LedgerError) -> LedgerEntry? {
    try connection.rows(
      "SELECT since, owner, id FROM entry WHERE \(Self.isKey)", key.data
    ) { LedgerEntry(since: $0.integer(0) ?? 0, owner: $0.integer(1), id: $0.text(2)) }.first
  }

  private static let isKey = "account = ? AND content = ? AND name = ? AND parent = ?"

  /// An owner of its own even where no other process can come.
  private var number: Int64 { owner?.number ?? 0 }

  /// The owner of an entry, where it is still at it.
  private func living(_ owner: Int64?, of key: LedgerKey) throws(LedgerError) -> Int64? {
    guard let owner else { return nil }
    if owner == number { return claimed.contains(key) ? owner : nil }
    return try self.owner?.isAlive(owner) == true ? owner : nil
  }

  /// Makes the folder, and the file with nobody else's access: SQLite gives that of the file to those
  /// that it makes beside it.
  private static func prepare(_ path: String) throws(LedgerError) {
    guard !path.utf8.contains(0) else { throw LedgerError("a NUL in its path", kind: .failed) }
    try makeFolder(of: path)
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else {
      let code = errno
      if descriptor >= 0 { close(descriptor) }
      throw LedgerError("\(path): \(String(cString: strerror(code)))", kind: .failed)
    }
    close(descriptor)
  }

  private static func makeFolder(of path: String) throws(LedgerError) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    let folder = String(path[..<slash])
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    var code = errno
    if code == ENOENT {
      try makeFolder(of: folder)
      if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
      code = errno
    }
    throw LedgerError("\(folder): \(String(cString: strerror(code)))", kind: .failed)
  }
}

extension LedgerKey {
  fileprivate var data: [Datum] {
    [.bytes(account.bytes), .bytes(content.bytes), .text(name), .text(parent)]
  }
}
