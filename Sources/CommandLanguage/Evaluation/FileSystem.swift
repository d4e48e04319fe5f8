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

  /// What stands at a path, links followed; nil when nothing does.
  package var status: @Sendable (String) -> Status?
  /// The names in a folder, in no order, without `.` and `..`; nil when it cannot be read.
  package var names: @Sendable (String) -> [String]?

  /// A file system that these closures answer for.
  package init(
    status: @escaping @Sendable (String) -> Status?,
    names: @escaping @Sendable (String) -> [String]?
  ) {
    self.status = status
    self.names = names
  }

  /// The file system of this machine.
  package static let local = FileSystem(
    status: { path in
      var info = stat()
      guard lstat(path, &info) == 0 else { return nil }
      let isLink = info.st_mode & S_IFMT == S_IFLNK
      if isLink, stat(path, &info) != 0 { return nil }
      return Status(
        size: Int64(info.st_size), isDirectory: info.st_mode & S_IFMT == S_IFDIR, isLink: isLink)
    },
    names: { path in
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
    })
}
