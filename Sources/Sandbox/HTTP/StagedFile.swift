#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is being received: removed when it is released, unless it was kept.
final class StagedFile {
  private let path: String
  private let isDurable: Bool
  private let space: StateSpace
  private let descriptor: Int32
  private var isKept = false
  /// The bytes received.
  private(set) var size: Int64 = 0

  /// Creates a file that nobody else can read.
  ///
  /// - Parameters:
  ///   - isDurable: Whether its content must survive a loss of power once it is kept.
  ///   - space: What its bytes must fit into.
  init(path: String, isDurable: Bool, space: StateSpace) throws(SandboxError) {
    self.path = path
    self.space = space
    self.isDurable = isDurable
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure() }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if !isKept { unlink(path) }
  }

  /// Appends bytes.
  ///
  /// - Throws: `StateFull` when they do not fit into the state; `SandboxError`.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try space.claim(Int64(bytes.count))
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = systemWrite(descriptor, part.baseAddress, part.count)
      guard count > 0 else { throw Self.failure() }
      rest = rest.dropFirst(count)
    }
    size += Int64(bytes.count)
  }

  /// Gives the file its final name, with its content safely on the disk where that matters.
  ///
  /// The name is safe only after the directory is synced too.
  func keep(as final: String) throws(SandboxError) {
    guard !isDurable || fsync(descriptor) == 0, rename(path, final) == 0 else {
      throw Self.failure()
    }
    isKept = true
  }

  private static func failure() -> SandboxError {
    SandboxError("The sandbox cannot store the upload: \(systemMessage()). Make room on the disk.")
  }
}

/// `write`, which the method of that name hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
