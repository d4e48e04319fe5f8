import Synchronization

/// Keeps the state within its cap: whoever makes it grow claims the bytes first.
///
/// What this process claims is counted; the whole is measured now and then, for other processes make
/// the same state grow, and before anything is refused. With several processes at once the cap may
/// thus be passed by `measuringStep` for each of them.
final class StateSpace: Sendable {
  private struct Account: ~Copyable {
    let database: Database
    /// The bytes of the state when it was measured; `nil` before the first time.
    var measured: Int64?
    /// The bytes that were claimed since.
    var claimed: Int64 = 0
  }

  /// The bytes after which the state is measured anew: measuring takes a few system calls.
  private static let measuringStep: Int64 = 16 << 20

  private let cap: Int64
  private let directory: StateDirectory
  private let account: Mutex<Account>

  /// - Parameter directory: A state whose database exists.
  init(cap: Int64, directory: StateDirectory) throws(DatabaseError) {
    self.cap = cap
    self.directory = directory
    account = Mutex(Account(database: try Database(path: directory.database, readOnly: true)))
  }

  /// Reserves bytes, which are about to be written.
  ///
  /// - Throws: `StateFull` when they do not fit; `DatabaseError`.
  func claim(_ bytes: Int64) throws {
    try account.withLock { account in
      try reserve(bytes, in: &account)
      account.claimed += bytes
    }
  }

  /// Checks that bytes would fit, such as those of a body that is announced.
  ///
  /// - Throws: `StateFull` when they do not; `DatabaseError`.
  func check(_ bytes: Int64) throws {
    try account.withLock { account in
      account.measured = nil
      try reserve(bytes, in: &account)
    }
  }

  private func reserve(_ bytes: Int64, in account: inout Account) throws {
    if let measured = account.measured, account.claimed < Self.measuringStep,
      cap - measured - account.claimed >= bytes
    {
      return
    }
    let uploads = try account.database.rows("SELECT coalesce(sum(size), 0) FROM learned_table") {
      $0.integer(0)
    }
    let size = directory.sizeWithoutUploads() + (uploads.first ?? 0)
    account.measured = size
    account.claimed = 0
    guard cap - size >= bytes else { throw StateFull(cap: cap, directory: directory) }
  }
}

/// Says that the state would grow beyond its cap.
struct StateFull: Error, CustomStringConvertible {
  /// What is wrong, as a sentence without a full stop.
  let problem: String
  /// What to do about it, as a sentence.
  let remedy: String

  init(cap: Int64, directory: StateDirectory) {
    problem = "the sandbox's state would grow beyond its cap of \(cap) bytes"
    remedy =
      directory.isEphemeral
      ? "Start the sandbox anew: it begins empty."
      : "Stop every sandbox on \(directory.path) and remove that directory to begin anew, or choose "
        + "another directory."
  }

  var description: String { "\(problem). \(remedy)" }
}
