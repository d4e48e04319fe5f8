#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The statements that a person has given, in all sessions, kept in a file.
///
/// The file is text with one line for each entry:
///
///     1732195800123 4f1c2d 27 list objects \n  | first 3
///
/// which is the time in milliseconds since 1970 (UTC), the session, the length of the statement in
/// bytes, and the statement with `\\`, `\n` and `\r` for a backslash, a newline and a carriage
/// return. One line, so that an append is one `write` and a reader finds its way again behind a line
/// that it does not understand; the length, so that a line which was cut short is never taken for an
/// entry; text, so that `grep` and `sed` do for looking and for deleting.
///
/// Sessions append at once and under a lock: none loses another's entries. A secret is kept out
/// before it is written, see ``append(_:)``. An instance belongs to one thread at a time.
package final class HistoryFile {
  /// So many entries are loaded and survive a compaction; the newest ones.
  package static let mostEntries = 10_000

  /// A file that has grown past this many bytes is compacted by the next append.
  package static let compactionBytes = 4 << 20

  /// So many bytes of a file are read, and survive a compaction, from its end: half of
  /// ``compactionBytes``, so that compactions stay rare.
  package static let mostBytes = compactionBytes / 2

  /// A longer statement is pasted data rather than something to recall, and is not kept.
  package static let mostEntryBytes = 64 << 10

  private let path: String
  private let session: String
  private let now: () -> Int64
  private let secrets: () -> [String]
  private let patience: Duration
  private var latest: String?

  /// Names a file; nothing is opened or made yet.
  ///
  /// - Parameters:
  ///   - path: the file's; its folder is made, for the owner alone, by the first append.
  ///   - session: tells this session's entries from others': letters, digits and `-`; anything else
  ///     in it is left out.
  ///   - now: the time in milliseconds since 1970 (UTC).
  ///   - secrets: texts that must not be stored, asked for at each append; empty ones are ignored.
  ///   - patience: how long an append waits for other sessions, each of which takes well under a
  ///     millisecond.
  package init(
    path: String, session: String, now: @escaping () -> Int64,
    secrets: @escaping () -> [String] = { [] }, patience: Duration = .seconds(2)
  ) {
    self.path = path
    let name = session.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    self.session = name.isEmpty ? "-" : name
    self.now = now
    self.secrets = secrets
    self.patience = patience
  }

  /// The entries, oldest first; none when there is no file.
  ///
  /// Lines that are foreign or cut short are passed over, and an entry that equals its neighbour
  /// before is given once.
  ///
  /// - Throws: ``Failure``, also when the path names a symbolic link or no regular file.
  package func load() throws -> [String] {
    guard let file = try HistoryStorage(path, O_RDONLY) else { return [] }
    var entries: [String] = []
    for line in try file.lines(ofLast: Self.mostBytes) {
      guard let entry = HistoryLine.entry(in: line), entry != entries.last else { continue }
      entries.append(entry)
    }
    latest = entries.last
    return entries.suffix(Self.mostEntries)
  }

  /// Adds an entry to the file at once.
  ///
  /// Not stored are: an empty entry; one that begins with a space, which is the way to keep it out
  /// (as in other shells); one that equals the entry that this session has loaded or stored last;
  /// one of more than ``mostEntryBytes``; and one with a secret in it, or with what looks like one.
  ///
  /// - Returns: whether the entry was stored.
  /// - Throws: ``Failure``. An entry that does not fit on the disk leaves the file as it was.
  @discardableResult
  package func append(_ entry: String) throws -> Bool {
    guard isWorthKeeping(entry) else { return false }
    try HistoryStorage.makeFolder(of: path)
    let line = HistoryLine.line(entry, time: now(), session: session)
    try HistoryLock.withLock(on: path + ".lock", within: patience) {
      guard let file = try HistoryStorage(path, O_RDWR | O_CREAT | O_APPEND) else { return }
      try file.append(line)
      if try file.size > Self.compactionBytes { try compact(file) }
    }
    latest = entry
    return true
  }

  private func isWorthKeeping(_ entry: String) -> Bool {
    guard let first = entry.first, first != " ", entry != latest,
      entry.utf8.count <= Self.mostEntryBytes
    else { return false }
    return !SecretScan.findsSecret(in: entry, known: secrets())
  }

  /// Keeps the newest lines that are entries; the caller holds the lock.
  private func compact(_ file: HistoryStorage) throws {
    let lines = try file.lines(ofLast: Self.mostBytes).filter { HistoryLine.entry(in: $0) != nil }
    try file.replace(with: lines.suffix(Self.mostEntries))
  }
}

extension HistoryFile {
  /// Why the history could not be read or written.
  package struct Failure: Error, Equatable, Sendable, CustomStringConvertible {
    package let path: String
    package let action: String

    /// The value of `errno`.
    package let code: CInt

    init(_ path: String, _ action: String, _ code: CInt) {
      self.path = path
      self.action = action
      self.code = code
    }

    package var description: String {
      "history: cannot \(action) \(path): \(String(cString: strerror(code))); \(advice)"
    }

    private var advice: String {
      switch code {
      case ELOOP: "it must be a file, not a symbolic link"
      case EWOULDBLOCK: "another session holds it; end that session if it hangs"
      case ENOSPC, EDQUOT: "free some space on the disk"
      case EACCES, EPERM, EROFS: "make it writable, or name another file"
      default: "name another file, or go on without a history"
      }
    }
  }
}
