package import CommandLanguage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads program text from a file or from standard input.
package enum ScriptFile {
  /// Larger than any script that a person keeps; what is larger is a data file by mistake.
  private static let sizeLimit = 16 << 20

  /// - Throws: ``Failure`` of the category `usage` when it cannot be read or is no UTF-8 text.
  package static func read(_ path: String) throws -> SourceText {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
    defer { close(descriptor) }
    return try read(descriptor, name: path)
  }

  package static func readStandardInput() throws -> SourceText {
    try read(STDIN_FILENO, name: "<stdin>")
  }

  private static func read(_ descriptor: CInt, name: String) throws -> SourceText {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, &chunk, chunk.count)
      #else
        let count = Darwin.read(descriptor, &chunk, chunk.count)
      #endif
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(name, String(cString: strerror(errno)))
      }
      bytes += chunk[..<count]
      if bytes.count > sizeLimit { throw unreadable(name, "it is larger than 16MiB") }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw unreadable(name, "it is not UTF-8 text")
    }
    return SourceText(text, name: name)
  }

  private static func unreadable(_ name: String, _ reason: String) -> Failure {
    Failure(
      "\(name.escapingControls()) cannot be read as a script: \(reason)", kind: "unreadable_file",
      category: .usage)
  }
}
