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

  func link(_ name: String, to target: String) throws {
    guard symlink(target, path + "/" + name) == 0 else { throw NotMade() }
    contents.append(path + "/" + name)
  }

  deinit {
    for path in contents.reversed() { remove(path) }
    remove(path)
  }
}
