package import CommandLanguage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads program text from a file or from standard input.
package enum ScriptFile {
  /// Reads a file, or a pipe by its path: `gridsh <(generate)`.
  ///
  /// - Throws: ``Failure`` of the category `usage` when it cannot be read or is no UTF-8 text.
  package static func read(_ path: String) throws -> SourceText {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
    defer { close(descriptor) }
    let contents = try read(descriptor, name: path)
    return try text(contents.bytes, name: path, identity: contents.identity)
  }

  /// Reads standard input to its end.
  ///
  /// - Throws: as ``read(_:)``.
  package static func readStandardInput() throws -> SourceText {
    let name = "<stdin>"
    return try text(try read(STDIN_FILENO, name: name).bytes, name: name)
  }

  private static func read(_ descriptor: CInt, name: String) throws -> FileContents {
    do {
      return try FileContents(of: descriptor, limit: SourceText.sizeLimit)
    } catch {
      throw unreadable(
        name, error.systemText ?? "it is larger than \(SourceText.sizeLimit >> 20)MiB")
    }
  }

  private static func text(_ bytes: [UInt8], name: String, identity: FileIdentity? = nil) throws
    -> SourceText
  {
    guard let text = SourceText(validating: bytes, name: name, identity: identity) else {
      throw unreadable(name, "it is not UTF-8 text")
    }
    return text
  }

  private static func unreadable(_ name: String, _ reason: String) -> Failure {
    Failure(
      "\(name.escapingControls()) cannot be read as a script: \(reason)", kind: "unreadable_file",
      category: .usage, hint: "`gridsh --help` shows how a script is run")
  }
}
