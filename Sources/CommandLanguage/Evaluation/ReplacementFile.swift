#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that takes its place, and that of another one, only when it is whole.
///
/// It is written beside its place, in the same folder, so that renaming it there is one step. What
/// is not committed leaves nothing behind.
package final class ReplacementFile {
  /// Handed to the system at once: large enough that a row costs no system call.
  private static let bufferLimit = 64 << 10
  /// Names that are tried: one that is taken was left by a program that was killed.
  private static let attempts = 100

  private let path: String
  private let isReplacing: Bool
  private let descriptor: CInt
  /// Where it is written; nil once it stands in its place.
  private var temporary: String?
  private var buffer: [UInt8] = []
  private var size: Int64 = 0

  /// Opens a file beside the path.
  ///
  /// - Parameters:
  ///   - path: where it will stand; a link is followed.
  ///   - isReplacing: whether it may take the place of another file, whose permissions it takes.
  ///   - isPrivate: whether a new file is for this user alone.
  /// - Throws: ``FileWriteError``.
  package init(at path: String, isReplacing: Bool, isPrivate: Bool = false)
    throws(FileWriteError)
  {
    // C would end the path at a zero, and write another file.
    guard !path.utf8.contains(0), !path.isEmpty else { throw .refused(ENOENT) }
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists {
      switch status.st_mode & S_IFMT {
      case S_IFREG: if !isReplacing { throw .exists }
      case S_IFDIR: throw .folder
      default: throw .special
      }
    } else if path.hasSuffix("/") {
      throw .folder
    }
    self.path = exists ? Self.followingLinks(path) : path
    self.isReplacing = isReplacing
    (descriptor, temporary) = try Self.open(beside: self.path, isPrivate ? 0o600 : 0o666)
    // The file's own permissions are kept; a new one has those that the process's mask gives.
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
  }

  deinit {
    close(descriptor)
    if let temporary { unlink(temporary) }
  }

  /// Adds a text.
  ///
  /// - Throws: ``FileWriteError``.
  package func write(_ text: String) throws(FileWriteError) {
    buffer += text.utf8
    if buffer.count >= Self.bufferLimit { try flush() }
  }

  /// Puts the file in its place, once the disk has it.
  ///
  /// - Returns: its size in bytes.
  /// - Throws: ``FileWriteError``; then there is no new file.
  package func commit() throws(FileWriteError) -> Int64 {
    try flush()
    guard let temporary else { return size }
    guard fsync(descriptor) == 0 else { throw .refused(errno) }
    if isReplacing {
      guard rename(temporary, path) == 0 else { throw .refused(errno) }
      self.temporary = nil
    } else if link(temporary, path) != 0 {
      // A link is refused where something stands already, which a renaming would put away. Where
      // there are no links, the look at the beginning must do.
      if errno == EEXIST { throw .exists }
      guard rename(temporary, path) == 0 else { throw .refused(errno) }
      self.temporary = nil
    }
    return size
  }

  private func flush() throws(FileWriteError) {
    let code = DescriptorWriting.write(buffer, to: descriptor)
    guard code == 0 else { throw .refused(code) }
    size += Int64(buffer.count)
    buffer.removeAll(keepingCapacity: true)
  }

  private static func followingLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func open(beside path: String, _ permissions: mode_t) throws(FileWriteError) -> (
    CInt, String
  ) {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    for _ in 0..<attempts {
      let name = "\(folder).gridsh-\(String(UInt64.random(in: 0 ... .max), radix: 36)).tmp"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
      #if canImport(Glibc)
        let descriptor = Glibc.open(name, flags, permissions)
      #else
        let descriptor = Darwin.open(name, flags, permissions)
      #endif
      if descriptor >= 0 { return (descriptor, name) }
      if errno != EEXIST { throw .refused(errno) }
    }
    throw .refused(EEXIST)
  }
}

/// Why a file was not written.
package enum FileWriteError: Error, Equatable {
  /// There is one already.
  case exists
  /// A folder stands there.
  case folder
  /// A pipe, a socket or a device stands there.
  case special
  /// The system says no, with this `errno`.
  case refused(CInt)
}
