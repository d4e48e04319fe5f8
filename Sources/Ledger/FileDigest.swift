#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The SHA-256 of a file, and which state of the file that was.
package struct FileDigest: Sendable, Hashable {
  let bytes: [UInt8]
  /// The state of the file that was hashed.
  package let stamp: FileStamp

  /// What is read at a time: large enough that system calls cost nothing beside the hash.
  private static let chunk = 256 << 10

  /// Hashes a regular file, in bounded memory and on a thread of its own.
  ///
  /// - Throws: ``FileDigestError``, ``LedgerError``; `CancellationError` soon after the task is
  ///   cancelled.
  package static func of(_ path: String) async throws -> FileDigest {
    try await DiskWork.run { try FileDigest(path, isCancelled: $0) }
  }

  private init(_ path: String, isCancelled: () -> Bool) throws {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw FileDigestError(code: ENOENT) }
    // O_NONBLOCK: the open of a pipe that nobody writes to would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw FileDigestError(code: errno) }
    defer { close(descriptor) }
    stamp = try FileStamp(descriptor)
    let hash = try SHA256()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      if isCancelled() { throw CancellationError() }
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileDigestError(code: errno)
      }
      try hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    guard try FileStamp(descriptor) == stamp else { throw FileDigestError(code: EAGAIN) }
    bytes = try hash.finish()
  }
}

/// Why a file was not hashed.
package struct FileDigestError: Error, Sendable, Equatable {
  /// The system's code; `EAGAIN` where the file changed meanwhile.
  let code: Int32

  /// What is wrong with the file, for a person, without a full stop.
  package var message: String {
    code == EAGAIN ? "changed while it was being read" : String(cString: strerror(code))
  }
}

/// Which file it is and in which state: while all of it is the same, so are the bytes.
///
/// A change within the grain of the file system's clock that keeps the size is not seen.
package struct FileStamp: Sendable, Hashable {
  private let device: UInt64
  private let number: UInt64
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  /// What stands at a path, links followed; nil when nothing does.
  package init?(path: String) {
    var status = stat()
    guard !path.utf8.contains(0), stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  fileprivate init(_ descriptor: CInt) throws(FileDigestError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileDigestError(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileDigestError(code: EINVAL) }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Glibc)
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    #else
      (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
    #endif
  }
}
