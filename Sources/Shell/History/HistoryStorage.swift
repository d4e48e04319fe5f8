import CommandLanguage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open history file: lines in, lines out, and a swap of the whole.
///
/// Readers take no lock. What they can meet is the beginning of a line that is being written, or the
/// file from before a compaction; both are as good as having come a moment earlier.
final class HistoryStorage {
  private let path: String
  private let descriptor: CInt

  /// Opens the file, which must be a regular one and no symbolic link, and takes others' access away.
  ///
  /// - Returns: nil when there is no file and the flags do not ask for one.
  init?(_ path: String, _ flags: CInt) throws {
    // Without O_NONBLOCK, opening a pipe in the file's place would wait for its other end.
    descriptor = open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    self.path = path
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw HistoryFile.Failure(path, "open", errno)
    }
    let status = try status
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw HistoryFile.Failure(path, "use", EINVAL)
    }
    if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Makes the folder of a path, and those above it, for the owner alone.
  static func makeFolder(of path: String) throws {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    let folder = String(path[..<slash])
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw HistoryFile.Failure(folder, "make", errno) }
    try makeFolder(of: folder)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw HistoryFile.Failure(folder, "make", errno)
    }
  }

  /// The file's size in bytes.
  var size: Int { get throws { Int(try status.st_size) } }

  private var status: stat {
    get throws {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw HistoryFile.Failure(path, "read", errno) }
      return status
    }
  }

  /// Which file it is: a compaction puts another one in its place.
  var identity: FileIdentity { get throws { FileIdentity(of: try status) } }

  /// The whole lines among the last bytes of the file, without their newlines.
  ///
  /// What stands behind the last newline is an append that has not ended, and left out.
  ///
  /// - Parameter end: where the file is taken to end; nil for where it does.
  func lines(ofLast limit: Int, before end: Int? = nil) throws -> [ArraySlice<UInt8>] {
    let size = min(try size, end ?? .max)
    let start = max(0, size - limit)
    let bytes = try bytes(start..<size)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    return Array(start > 0 ? lines.dropFirst() : lines)
  }

  private func bytes(_ range: Range<Int>) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled,
          off_t(range.lowerBound + filled))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw HistoryFile.Failure(path, "read", errno) }
      if count == 0 { break }
      filled += count
    }
    return Array(bytes[..<filled])
  }

  /// Adds a line at the end; the caller holds the lock.
  ///
  /// A line before it that was cut short, as by a full disk, is ended first, or it would take this
  /// one with it.
  func append(_ line: [UInt8]) throws {
    let size = try size
    let isCut = size > 0 ? try bytes(size - 1..<size) != [0x0A] : false
    do {
      try Self.write((isCut ? [0x0A] : []) + line + [0x0A], descriptor, path)
    } catch {
      ftruncate(descriptor, off_t(size))
      throw error
    }
  }

  /// Puts a new file with these lines in the file's place; the caller holds the lock.
  func replace(with lines: some Sequence<ArraySlice<UInt8>>) throws {
    let name = path + ".new"
    unlink(name)  // left over from a session that ended in the middle; the lock is ours
    let new = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard new >= 0 else { throw HistoryFile.Failure(name, "make", errno) }
    defer { close(new) }
    do {
      // Whoever writes it as root leaves it to its owner.
      let status = try status
      fchown(new, status.st_uid, status.st_gid)
      try Self.write(lines.flatMap { $0 + [0x0A] }, new, name)
      guard fsync(new) == 0, rename(name, path) == 0 else {
        throw HistoryFile.Failure(name, "write", errno)
      }
    } catch {
      unlink(name)
      throw error
    }
  }

  /// What stands at the path now; nil where that is no regular file.
  static func mark(_ path: String) -> (identity: FileIdentity, size: Int)? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return (FileIdentity(of: status), Int(status.st_size))
  }

  /// Whether anything stands at the path, a link that leads nowhere too.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private static func write(_ bytes: [UInt8], _ descriptor: CInt, _ path: String) throws {
    let code = DescriptorWriting.write(bytes, to: descriptor)
    guard code == 0 else { throw HistoryFile.Failure(path, "write", code) }
  }
}

extension FileIdentity {
  fileprivate init(of status: stat) {
    self.init(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      number: UInt64(truncatingIfNeeded: status.st_ino))
  }
}
