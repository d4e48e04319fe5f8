#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of a test's own, gone with it.
final class TemporaryFolder {
  /// Without a slash at the end.
  let path: String
  private var contents: [String] = []

  struct NotMade: Error {}

  init() throws {
    var template = Array("/tmp/language-tests-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw NotMade() }
    path = String(cString: made)
  }

  /// Makes empty files, and folders where a name ends with `/`.
  func make(_ names: String...) throws {
    for name in names {
      let whole = path + "/" + name
      if name.hasSuffix("/") {
        guard mkdir(whole, 0o700) == 0 else { throw NotMade() }
      } else {
        let file = open(whole, O_CREAT | O_WRONLY, 0o600)
        guard file >= 0 else { throw NotMade() }
        close(file)
      }
      contents.append(whole)
    }
  }

  /// Writes a file, in place of what it held.
  func write(_ text: String, to name: String) throws {
    try write(bytes: Array(text.utf8), to: name)
  }

  func write(bytes: [UInt8], to name: String) throws {
    let whole = path + "/" + name
    guard let file = fopen(whole, "w") else { throw NotMade() }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw NotMade() }
    contents.append(whole)
  }

  /// Makes a file of two names.
  func hardLink(_ name: String, to other: String, holding text: String) throws {
    try write(text, to: other)
    guard linkat(AT_FDCWD, path + "/" + other, AT_FDCWD, path + "/" + name, 0) == 0 else {
      throw NotMade()
    }
    contents.append(path + "/" + name)
  }

  /// Makes a named pipe.
  func pipe(_ name: String) throws {
    guard mkfifo(path + "/" + name, 0o600) == 0 else { throw NotMade() }
    contents.append(path + "/" + name)
  }

  func link(_ name: String, to target: String) throws {
    guard symlink(target, path + "/" + name) == 0 else { throw NotMade() }
    contents.append(path + "/" + name)
  }

  deinit {
    for path in contents.reversed() { remove(path) }
    remove(path)
  }
}
