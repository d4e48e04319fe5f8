import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes the temporary directories of states that are not kept, and removes those that killed
/// processes have left.
enum EphemeralDirectory {
  /// Makes a directory, and its lock, which is held exclusively.
  ///
  /// What processes that are no more have left is removed first. Whoever removes has the lock, so a
  /// directory that loses its lock before this process has it is given up for another one.
  ///
  /// - Throws: `SandboxError` when there is no place for temporary files.
  static func make(in parent: String) throws(SandboxError) -> (path: String, lock: FileLock) {
    removeAbandoned(in: parent)
    for _ in 0..<attempts {
      var template = Array("\(parent)/\(prefix)XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { break }
      let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard let lock = try? FileLock(path: "\(path)/\(FileLock.servingName)"),
        lock.take(.exclusive), lock.isCurrent
      else {
        rmdir(path)  // where nobody else removes it
        continue
      }
      return (path, lock)
    }
    throw StateDirectory.failure(
      "is no place for temporary files; set TMPDIR to one that is", parent)
  }

  /// Removes the directories of this user's processes that have ended without doing so.
  static func removeAbandoned(in parent: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) && name.count == prefix.count + 6 {
      let path = "\(parent)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
        status.st_uid == geteuid()
      else { continue }
      // Created where it is missing: a process that is just making the directory then finds it taken.
      guard let lock = try? FileLock(path: "\(path)/\(FileLock.servingName)"),
        lock.take(.exclusive), lock.isCurrent
      else { continue }
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  /// What the names begin with; `mkdtemp` adds six characters.
  private static let prefix = "gridsh-sandbox-"
  /// Each attempt fails only where another process begins at the same moment.
  private static let attempts = 100

  /// Where temporary files belong.
  static var parent: String {
    let wanted = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    if wanted.isEmpty { return "/tmp" }
    return wanted.hasPrefix("/")
      ? wanted : "\(FileManager.default.currentDirectoryPath)/\(wanted)"
  }
}
