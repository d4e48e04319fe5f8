import CommandLanguage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The person's own editor, in which a statement can be written: `$VISUAL`, `$EDITOR`, or `vi`.
///
/// The text travels in a file that only this user can read and that is gone afterwards, whatever
/// happens; but for a kill. What goes wrong is told, and leaves the statement as it was.
struct ExternalEditor {
  let environment: [String: String]
  let signals: SignalReceiver
  let output: any Output

  /// Has the text edited, and waits for that.
  ///
  /// - Returns: what the file holds then, without the newline at its end; nil where that is the same
  ///   text, or the editor has failed.
  func edit(_ text: String) -> String? {
    do {
      let edited = try editInFile(text)
      return edited == text ? nil : edited
    } catch {
      let reason = (error as? Failure)?.message ?? "\(error)"
      output.notice("the statement stays as it was: \(reason)")
      return nil
    }
  }

  private func editInFile(_ text: String) throws -> String {
    let path = try make(text + "\n")
    defer { unlink(path) }
    let editor = command
    // A shell's word splitting and quotes, as other programs have it: `code --wait`, `'/My Apps/ed'`.
    // Where standard output is piped, the prompt is on standard error, and so is the editor.
    let code = try ForegroundProgram(
      words: ["/bin/sh", "-c", "[ -t 1 ] || exec >&2\n\(editor) \"$@\"", editor, path],
      environment: environment,
      signals: signals
    ).run()
    guard code == 0 else {
      throw failure("`\(editor.escapingControls())` has ended with code \(code)")
    }
    return try read(path)
  }

  private var command: String {
    for name in ["VISUAL", "EDITOR"] {
      if let value = environment[name], !value.isEmpty { return value }
    }
    return "vi"
  }

  /// Writes the text to a new file; its path.
  private func make(_ text: String) throws -> String {
    let folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    let ending = ".grid"
    // Made for this user alone (0600), under a name that nobody has.
    var template = Array("\(folder)/gridsh-XXXXXX\(ending)".utf8CString)
    let descriptor = mkstemps(&template, CInt(ending.utf8.count))
    guard descriptor >= 0 else {
      throw failure(
        "no file can be made in \(folder.escapingControls()), which TMPDIR names: \(reason())")
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let problem = DescriptorWriting.write(Array(text.utf8), to: descriptor)
    close(descriptor)
    guard problem == 0 else {
      unlink(path)
      throw failure(
        "\(path.escapingControls()) cannot be written: \(String(cString: strerror(problem)))")
    }
    return path
  }

  /// Reads what stands under the path now: many editors write a new file and rename it.
  private func read(_ path: String) throws -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure("its file cannot be read: \(reason())") }
    defer { close(descriptor) }
    let contents: FileContents
    do {
      contents = try FileContents(of: descriptor, limit: SourceText.sizeLimit)
    } catch {
      throw failure(
        "its file " + (error.systemText.map { "cannot be read: \($0)" } ?? "is too large"))
    }
    guard contents.identity != nil, let text = String(validating: contents.bytes, as: UTF8.self)
    else { throw failure("its file is no longer UTF-8 text") }
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private func reason() -> String { String(cString: strerror(errno)) }

  private func failure(_ reason: String) -> Failure {
    Failure(reason, kind: "program_failed")
  }
}
