#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The sandbox's copy of a file, open for reading.
final class UploadedFile {
  private let descriptor: Int32

  /// Opens the copy at `path`.
  ///
  /// - Throws: `FileProblem`.
  init(path: String) throws(FileProblem) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable() }
  }

  deinit { close(descriptor) }

  /// Fills the buffer as far as the file goes.
  ///
  /// - Returns: the number of bytes read.
  /// - Throws: `FileProblem`.
  func fill(_ buffer: inout [UInt8]) throws(FileProblem) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = buffer.withUnsafeMutableBytes {
        let space = UnsafeMutableRawBufferPointer(rebasing: $0[filled...])
        return read(descriptor, space.baseAddress, space.count)
      }
      if count < 0 { throw Self.unreadable() }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  private static func unreadable() -> FileProblem {
    FileProblem("the sandbox cannot read its copy: \(systemMessage()). Upload the file again.")
  }
}
