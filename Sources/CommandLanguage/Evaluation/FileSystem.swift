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

  /// A name in a folder.
  package struct Entry: Sendable {
    /// The name, without its folder.
    package let name: String
    /// Whether it is a folder, or a link to one.
    package let isDirectory: Bool

    /// Describes a name.
    package init(_ name: String, isDirectory: Bool) {
      self.name = name
      self.isDirectory = isDirectory
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
  /// The names in a folder that begin with a text and can be written, in no order, without `.` and
  /// `..`; nil when it cannot be read.
  ///
  /// What is no UTF-8 cannot be written.
  package var entries: @Sendable (_ folder: String, _ beginning: String) -> [Entry]?
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
    entries = { folder, beginning in
      names(folder)?.filter { $0.utf8.starts(with: beginning.utf8) }
        .map { Entry($0, isDirectory: status(folder + "/" + $0)?.isDirectory ?? false) }
    }
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
    local.entries = { localEntries($0, beginning: $1) }
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

  /// The system says with most names what they are; it is asked about links, and where it does not.
  private static func localEntries(_ path: String, beginning: String) -> [Entry]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    let descriptor = dirfd(folder)
    let beginning = Array(beginning.utf8)
    var entries: [Entry] = []
    while let entry = readdir(folder) {
      let found = withUnsafeBytes(of: &entry.pointee.d_name) { bytes -> String? in
        let name = bytes.prefix { $0 != 0 }
        return name.starts(with: beginning) ? String(validating: name, as: UTF8.self) : nil
      }
      guard let name = found, name != ".", name != ".." else { continue }
      let isDirectory =
        switch CInt(entry.pointee.d_type) {
        case CInt(DT_LNK), CInt(DT_UNKNOWN): isFolder(name, in: descriptor)
        case let type: type == CInt(DT_DIR)
        }
      entries.append(Entry(name, isDirectory: isDirectory))
    }
    return entries
  }

  /// Whether a name of an open folder is that of a folder, links followed.
  private static func isFolder(_ name: String, in folder: CInt) -> Bool {
    var info = stat()
    return fstatat(folder, name, &info, 0) == 0 && info.st_mode & S_IFMT == S_IFDIR
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
