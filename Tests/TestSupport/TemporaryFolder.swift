internal import Glibc

/// A folder of a test's own, removed with all that is in it.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    var name = Array("/tmp/gridsh-test-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else {
      throw ChildProcess.Failure("no temporary folder: \(errno)")
    }
    path = name.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }

  deinit { _ = try? ChildProcess.run("/bin/rm", ["-rf", path]) }

  /// Writes a file, in place of what it held.
  package func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  package func write(_ bytes: [UInt8], to name: String) throws {
    guard let file = fopen("\(path)/\(name)", "w") else {
      throw ChildProcess.Failure("\(name) cannot be written: \(errno)")
    }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// Makes a folder within this one.
  package func makeFolder(_ name: String) throws {
    guard mkdir("\(path)/\(name)", 0o700) == 0 else {
      throw ChildProcess.Failure("\(name) cannot be made: \(errno)")
    }
  }

  /// The text of a file.
  package func read(_ name: String) throws -> String {
    let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ChildProcess.Failure("\(name) cannot be read: \(errno)")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while let more = Spawning.read(descriptor) { bytes += more }
    return String(decoding: bytes, as: UTF8.self)
  }
}
