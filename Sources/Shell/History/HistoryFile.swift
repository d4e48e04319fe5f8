import CommandLanguage

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
/// before it is written, see ``append(_:)``. Readers take no lock; any thread may use it.
package struct HistoryFile: Sendable {
  /// So many entries are loaded and survive a compaction; the newest ones.
  package static let mostEntries = 10_000

  /// A file that has grown past this many bytes is compacted by the next append.
  package static let compactionBytes = 4 << 20

  /// So many bytes of a file are read, and survive a compaction, from its end: half of
  /// ``compactionBytes``, so that compactions stay rare.
  package static let mostBytes = compactionBytes / 2

  /// A longer statement is pasted data rather than something to recall, and is not kept.
  package static let mostEntryBytes = 64 << 10

  /// How long a line can be beyond its statement: its time, session and length.
  private static let headBytes = 64

  /// Tells this session's entries from others'.
  package let session: String

  private let path: String
  private let now: @Sendable () -> Int64
  private let secrets: @Sendable () -> [String]

  /// Names a file; nothing is opened or made yet.
  ///
  /// - Parameters:
  ///   - path: the file's; its folder is made, for the owner alone, by the first append.
  ///   - session: a name that no other session has: letters, digits and `-`; anything else in it is
  ///     left out.
  ///   - now: the time in milliseconds since 1970 (UTC).
  ///   - secrets: texts that must not be stored, asked for at each append; empty ones are ignored.
  package init(
    path: String, session: String, now: @escaping @Sendable () -> Int64,
    secrets: @escaping @Sendable () -> [String] = { [] }
  ) {
    self.path = path
    let name = session.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    self.session = name.isEmpty ? "-" : name
    self.now = now
    self.secrets = secrets
  }

  /// How far the file goes now, without reading it.
  package var end: End {
    let mark = HistoryStorage.mark(path)
    return End(
      isNothing: !HistoryStorage.exists(path), identity: mark?.identity, size: mark?.size ?? 0,
      time: now())
  }

  /// The entries, oldest first; none when there is no file.
  ///
  /// Lines that are foreign or cut short are passed over, and an entry that equals its neighbour
  /// before is given once.
  ///
  /// - Parameter end: leaves out what came later.
  /// - Throws: ``Failure``, also when the path names a symbolic link or no regular file.
  package func load(upTo end: End? = nil) throws -> [HistoryEntry] {
    if let end, end.identity == nil { return [] }
    guard let file = try HistoryStorage(path, O_RDONLY) else { return [] }
    // In a file that was compacted since, the times tell what was there.
    let isSame = try end?.identity == file.identity
    let latest = isSame ? .max : end?.time ?? .max
    var entries: [HistoryEntry] = []
    for line in try file.lines(ofLast: Self.mostBytes, before: isSame ? end?.size : nil) {
      guard let entry = HistoryLine.entry(in: line), entry.time <= latest,
        entry.text != entries.last?.text
      else { continue }
      entries.append(entry)
    }
    return entries.suffix(Self.mostEntries)
  }

  /// Adds a statement to the file at once.
  ///
  /// Not stored are: an empty one; one that begins with a blank, which is the way to keep it out
  /// (as in other shells); one that equals the last that is there; one of more than
  /// ``mostEntryBytes``; and one with a secret in it, or with what looks like one.
  ///
  /// - Parameter patience: how long it waits for other sessions, each of which takes well under a
  ///   millisecond.
  /// - Returns: whether it was stored.
  /// - Throws: ``Failure``. An entry that does not fit on the disk leaves the file as it was.
  @discardableResult
  package func append(_ text: String, patience: Duration = .seconds(2)) throws -> Bool {
    guard isWorthKeeping(text) else { return false }
    try HistoryStorage.makeFolder(of: path)
    let line = HistoryLine.line(HistoryEntry(time: now(), session: session, text: text))
    return try HistoryLock.withLock(on: path + ".lock", within: patience) {
      guard let file = try HistoryStorage(path, O_RDWR | O_CREAT | O_APPEND) else { return false }
      let last = try file.lines(ofLast: line.count + Self.headBytes).last
      if let last, HistoryLine.entry(in: last)?.text == text { return false }
      try file.append(line)
      if try file.size > Self.compactionBytes { try compact(file) }
      return true
    }
  }

  /// Puts an empty file in the place of the one that is there, if one is.
  ///
  /// - Throws: ``Failure``; the file is then as it was.
  package func clear(patience: Duration = .seconds(2)) throws {
    guard HistoryStorage.exists(path) else { return }
    try HistoryLock.withLock(on: path + ".lock", within: patience) {
      try HistoryStorage(path, O_RDWR)?.replace(with: [])
    }
  }

  private func isWorthKeeping(_ text: String) -> Bool {
    guard let first = text.first, !first.isWhitespace, text.utf8.count <= Self.mostEntryBytes
    else { return false }
    return !SecretScan.findsSecret(in: text, known: secrets())
  }

  /// Keeps the newest lines that are entries; the caller holds the lock.
  private func compact(_ file: HistoryStorage) throws {
    let lines = try file.lines(ofLast: Self.mostBytes).filter { HistoryLine.entry(in: $0) != nil }
    try file.replace(with: lines.suffix(Self.mostEntries))
  }
}

extension HistoryFile {
  /// How far a history file went at some time.
  package struct End: Equatable, Sendable {
    /// Whether nothing stood there yet, not even something that is no history.
    package let isNothing: Bool

    /// Nil where there was no regular file.
    fileprivate let identity: FileIdentity?

    /// In bytes.
    fileprivate let size: Int

    /// In milliseconds since 1970 (UTC).
    fileprivate let time: Int64
  }

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

    package var description: String { "\(reason); \(advice)" }

    /// What is wrong.
    var reason: String { "history: cannot \(action) \(path): \(String(cString: strerror(code)))" }

    /// What to do about it.
    var advice: String {
      switch code {
      case ELOOP: "it must be a file, not a symbolic link"
      case EWOULDBLOCK: "another session holds it; end that session if it hangs"
      case ENOSPC, EDQUOT: "free some space on the disk"
      case EACCES, EPERM, EROFS: "make it writable, or set XDG_STATE_HOME to another folder"
      case EINVAL, EISDIR, ENXIO: "it must be a file: move away what stands there"
      default: "set XDG_STATE_HOME to another folder"
      }
    }
  }
}
