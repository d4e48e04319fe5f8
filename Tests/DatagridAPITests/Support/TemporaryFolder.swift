import Glibc

/// A folder of its own for one test, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/DatagridAPITests.XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        _ = Glibc.remove("\(path)/\(name)")
      }
      closedir(folder)
    }
    rmdir(path)
  }

  /// Makes a file and gives its path.
  func file(_ name: String, _ content: String = "content") -> String {
    let path = "\(path)/\(name)"
    write(Array(content.utf8), to: path, flags: O_CREAT | O_TRUNC)
    return path
  }

  /// Makes a file of that many zeros, which take no room on the disk.
  func largeFile(_ name: String, bytes: Int) -> String {
    let path = file(name, "")
    precondition(truncate(path, bytes) == 0)
    return path
  }

  /// Makes a pipe that nobody writes to.
  func pipe(_ name: String) -> String {
    let path = "\(path)/\(name)"
    precondition(mkfifo(path, 0o600) == 0)
    return path
  }
}

/// Writes bytes at the start of a file, or at its end with `O_APPEND`.
func write(_ bytes: [UInt8], to path: String, flags: Int32) {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0o600)
  precondition(descriptor >= 0 && Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
  close(descriptor)
}
