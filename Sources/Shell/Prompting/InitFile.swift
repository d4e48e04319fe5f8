import CommandLanguage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The statements with which each of a person's sessions at the prompt begins.
///
/// It is found in the person's configuration folder alone, never in the current one: a folder that
/// somebody else has made must not run anything when a prompt is opened in it.
struct InitFile {
  let path: String

  /// `init.grid` in the configuration folder; nil where there is none to have.
  init?(_ environment: [String: String]) {
    guard let folder = ConfigurationFolder.path(environment) else { return nil }
    path = folder + "/init.grid"
  }

  /// Whether something stands there.
  var exists: Bool { access(path, F_OK) == 0 }

  /// Its text; nil where there is no file.
  ///
  /// A link is followed, since people keep such files elsewhere and link them; what it leads to must be
  /// a regular file that belongs to the person or to root, and that nobody else can write.
  ///
  /// - Throws: ``Failure`` that says why it is not read.
  func read() throws -> SourceText? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw refusal(String(cString: strerror(errno)), hint: "make it readable, or move it away")
    }
    defer { close(descriptor) }
    try checkOwner(of: descriptor)
    let contents: FileContents
    do {
      contents = try FileContents(of: descriptor, limit: SourceText.sizeLimit)
    } catch {
      throw refusal(
        error.systemText ?? "it is larger than \(SourceText.sizeLimit >> 20)MiB",
        hint: "is it a data file?")
    }
    guard
      let text = SourceText(
        validating: contents.bytes, name: path, identity: contents.identity)
    else { throw refusal("it is not UTF-8 text", hint: "save it as UTF-8") }
    return text
  }

  private func checkOwner(of descriptor: CInt) throws {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw refusal(String(cString: strerror(errno)), hint: "move it away")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw refusal("it is no regular file", hint: "move away what stands there")
    }
    guard status.st_uid == getuid() || status.st_uid == 0 else {
      throw refusal("it belongs to somebody else", hint: "copy it, so that it is yours")
    }
    guard status.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
      throw refusal("others can write it", hint: "`chmod go-w \(path)` keeps it yours")
    }
  }

  private func refusal(_ reason: String, hint: String) -> Failure {
    Failure(
      "\(path.escapingControls()) is not run: \(reason)", kind: "unreadable_file", hint: hint)
  }
}
