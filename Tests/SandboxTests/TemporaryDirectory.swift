import FoundationEssentials
import Glibc

/// A directory for one test.
enum TemporaryDirectory {
  /// Runs a test with the path of a new directory, which is removed afterwards.
  static func run(_ test: (String) throws -> Void) throws {
    let parent = FileManager.default.temporaryDirectory.path
    let path = "\(parent)/sandbox-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try test(path)
  }

  /// The names in a directory.
  static func contents(_ path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }

  /// The permissions of a file.
  static func mode(_ path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }
}
