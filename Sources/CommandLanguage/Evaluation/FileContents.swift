#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which file a path leads to, whatever links it goes through.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  /// The file of a number on a device.
  package init(device: UInt64, number: UInt64) {
    self.device = device
    self.number = number
  }

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

/// What a file held when it was read.
package struct FileContents: Sendable {
  /// All of it.
  package let bytes: [UInt8]
  /// Which file it was; nil for a pipe or a device, which is no file that stands in a folder.
  package let identity: FileIdentity?

  /// A file that holds these bytes.
  package init(bytes: [UInt8], identity: FileIdentity?) {
    self.bytes = bytes
    self.identity = identity
  }

  /// Reads what is open to its end; a pipe is waited for.
  ///
  /// - Parameter limit: in bytes; what is larger is refused as soon as that is seen.
  /// - Throws: ``FileReadError/tooLarge`` or ``FileReadError/refused(_:)``.
  package init(of descriptor: CInt, limit: Int) throws(FileReadError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .refused(errno) }
    identity = status.st_mode & S_IFMT == S_IFREG ? FileIdentity(status) : nil
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw .refused(errno)
      }
      bytes += chunk[..<count]
      if bytes.count > limit { throw .tooLarge }
    }
    self.bytes = bytes
  }

  /// Reads a regular file to its end; a pipe or a device is refused at once and never waited for.
  ///
  /// - Parameter limit: in bytes; what is larger is refused.
  package init(ofRegularFile path: String, limit: Int) throws(FileReadError) {
    // C would end the path at a zero, and open another file.
    guard !path.utf8.contains(0) else { throw .missing }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing : .refused(errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .refused(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: try self.init(of: descriptor, limit: limit)
    case S_IFDIR: throw .folder
    default: throw .special
    }
  }
}

/// Why a file was not read.
package enum FileReadError: Error, Equatable {
  /// Nothing stands at the path.
  case missing
  /// A folder stands there.
  case folder
  /// A pipe, a socket or a device stands there.
  case special
  /// It is larger than the limit.
  case tooLarge
  /// The system says no, with this `errno`.
  case refused(CInt)

  /// What the system says of a refusal; nil where it did not refuse.
  package var systemText: String? {
    if case .refused(let code) = self { String(cString: strerror(code)) } else { nil }
  }
}
