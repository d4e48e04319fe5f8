#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Programs of the system.
enum Executable {
  /// The directories of `PATH` that are absolute, and behind them those of the system.
  static var searchPath: [String] {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
      + ["/usr/local/bin", "/usr/bin", "/bin"]
  }

  /// The absolute path of a program.
  ///
  /// - Throws: `FileProblem`, which names the package to install.
  static func path(
    of name: String, package: String, in directories: [String]
  ) throws(FileProblem) -> String {
    for directory in directories {
      let path = "\(directory)/\(name)"
      if access(path, X_OK) == 0 { return path }
    }
    throw FileProblem(
      "the sandbox reads PDF with \(name), which is not installed. Install \(package) (Debian: "
        + "apt install \(package)) and upload the file again.")
  }
}
