#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A regular file opened once for sending, closed with the last reference.
///
/// The path is not looked at again: what was checked is what is sent, and a repetition of the request
/// reads the same file. Reads name their offset, so several readers share one descriptor.
final class OpenFile: Sendable {
  let path: String
  /// What the server is told that it is called.
  let filename: String
  /// How many bytes are sent, whatever becomes of the file.
  let size: Int64
  /// Which file the path led to, whatever links it went through.
  let identity: FileIdentity
  private let descriptor: Int32
  private let modified: ModificationTime

  /// Opens the file and makes sure that it can be read to its end.
  init(_ upload: FileUpload) throws(FileError.Problem) {
    guard !upload.path.isEmpty, !upload.filename.isEmpty,
      !upload.path.utf8.contains(0), !upload.filename.utf8.contains(0)
    else { throw .impossibleName }
    // O_NONBLOCK: the open of a pipe that nobody writes to would wait for a writer.
    let descriptor = open(upload.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw OpenFile.problem(errno) }
    do throws(FileError.Problem) {
      let status = try OpenFile.status(descriptor)
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: throw .directory
      default: throw .notRegular
      }
      size = Int64(status.st_size)
      modified = ModificationTime(status)
      identity = FileIdentity(status)
    } catch {
      close(descriptor)
      throw error
    }
    path = upload.path
    filename = upload.filename
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Reads bytes at an offset; fewer than asked for only before the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(FileError.Problem)
    -> Int
  {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      guard errno == EINTR else { throw OpenFile.problem(errno) }
    }
  }

  /// Makes sure that the file is still what it was when it was opened.
  ///
  /// A change within the grain of the file system's clock that keeps the size is not seen.
  func checkUnchanged() throws(FileError.Problem) {
    let status = try OpenFile.status(descriptor)
    let now = Int64(status.st_size)
    if now < size { throw .shrank(from: size, to: now) }
    if now > size { throw .grew(from: size, to: now) }
    if ModificationTime(status) != modified { throw .changed }
  }

  private static func status(_ descriptor: Int32) throws(FileError.Problem) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem(errno) }
    return status
  }

  private static func problem(_ code: Int32) -> FileError.Problem {
    switch code {
    case ENOENT, ENOTDIR: .missing
    case EACCES, EPERM: .notReadable
    case EISDIR: .directory
    // What the open of a socket, or of a device without its driver, says.
    case ENXIO, ENODEV: .notRegular
    default: .system(String(cString: strerror(code)))
    }
  }
}

/// Which file it is, among all of the machine.
struct FileIdentity: Sendable, Hashable {
  private let device: UInt64
  private let number: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

/// When a file was last written to.
private struct ModificationTime: Sendable, Equatable {
  let seconds: Int
  let nanoseconds: Int

  init(_ status: stat) {
    #if canImport(Glibc)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    #else
      seconds = status.st_mtimespec.tv_sec
      nanoseconds = status.st_mtimespec.tv_nsec
    #endif
  }
}
