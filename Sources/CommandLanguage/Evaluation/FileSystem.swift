#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the language asks of the file system; it comes in from outside so that tests can replace
/// it.
package struct FileSystem: Sendable {
  /// What is known of a file or folder.
  package struct Status: Sendable {
    /// Bytes.
    package let size: Int64
    /// Whether it is a folder, or a link to one.
    package let isDirectory: Bool
    /// Whether the path itself is a link.
    package let isLink: Bool

    /// Describes a file or folder.
    package init(size: Int64, isDirectory: Bool, isLink: Bool = false) {
      self.size = size
      self.isDirectory = isDirectory
      self.isLink = isLink
    }
  }

  /// Reads a whole file; see ``FileContents/init(ofRegularFile:limit:)``.
  package typealias Read =
    @Sendable (_ path: String, _ limit: Int) throws(FileReadError) -> FileContents

  /// Opens a file to be written; see ``ReplacementFile/init(at:isReplacing:)``.
  package typealias Create =
    @Sendable (_ path: String, _ isReplacing: Bool) throws(FileWriteError) -> ReplacementFile

  /// What stands at a path, links followed; nil when nothing does.
  package var status: @Sendable (String) -> Status?
  /// The names in a folder, in no order, without `.` and `..`; nil when it cannot be read.
  package var names: @Sendable (String) -> [String]?
  /// What a regular file holds.
  package var read: Read

  /// The folder that relative paths begin in; nil when it is gone.
  package var workingFolder: @Sendable () -> String? = { nil }
  /// Opens a file to be written, as ``ReplacementFile/init(at:isReplacing:)`` does.
  package var create: Create = { _, _ throws(FileWriteError) in throw .refused(EROFS) }
  /// Makes a folder the one that relative paths begin in; the system's reason when it may not be.
  package var enter: @Sendable (String) -> String? = { _ in "there is no such folder" }

  /// A file system that these closures answer for, without a working folder.
  ///
  /// - Parameter read: none of its files is there to be read, unless this is given.
  package init(
    status: @escaping @Sendable (String) -> Status?,
    names: @escaping @Sendable (String) -> [String]?,
    read: @escaping Read = { _, _ throws(FileReadError) in throw .missing }
  ) {
    self.status = status
    self.names = names
    self.read = read
  }

  /// The file system of this machine.
  ///
  /// Its working folder is the process's.
  package static let local: FileSystem = {
    var local = FileSystem(
      status: { localStatus($0) }, names: { localNames($0) },
      read: { path, limit throws(FileReadError) in
        try FileContents(ofRegularFile: path, limit: limit)
      })
    local.create = { path, isReplacing throws(FileWriteError) in
      try ReplacementFile(at: path, isReplacing: isReplacing)
    }
    local.workingFolder = {
      guard let path = getcwd(nil, 0) else { return nil }
      defer { free(path) }
      return String(cString: path)
    }
    local.enter = { chdir($0) == 0 ? nil : String(cString: strerror(errno)) }
    return local
  }()

  private static func localStatus(_ path: String) -> Status? {
    var info = stat()
    guard lstat(path, &info) == 0 else { return nil }
    let isLink = info.st_mode & S_IFMT == S_IFLNK
    if isLink, stat(path, &info) != 0 { return nil }
    return Status(
      size: Int64(info.st_size), isDirectory: info.st_mode & S_IFMT == S_IFDIR, isLink: isLink)
  }

  private static func localNames(_ path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
