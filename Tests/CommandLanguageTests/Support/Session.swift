import CommandLanguage

/// A session with the commands of ``TestCommands``, as a person at the prompt has it.
final class Session {
  let output = RecordingOutput()
  let commands: TestCommands
  let interpreter: Interpreter

  /// - Parameter secrets: names of variables that hold keys.
  init(
    files: FileSystem = .empty, environment: [String: String] = ["HOME": "/ada"],
    clock: any SessionClock = RealClock(), secrets: Set<String> = []
  ) {
    commands = TestCommands()
    var surroundings = Surroundings(environment: environment, files: files, clock: clock)
    surroundings.secretVariables = secrets
    interpreter = Interpreter(
      registry: commands.registry, output: output, surroundings: surroundings)
  }

  /// Runs a program and gives the lines that it wrote.
  ///
  /// - Throws: ``NotRun`` when it does not check, else what ended it.
  @discardableResult
  func run(_ text: String) throws -> [String] {
    let source = SourceText(text, name: "test.grid")
    let (program, diagnostics) = interpreter.check(source)
    guard let program else { throw NotRun(diagnostics: diagnostics) }
    try interpreter.run(program)
    return output.take()
  }

  /// Runs a program that must fail, and gives its failure; what the check is sure of it says with
  /// the words of the run.
  func failure(of text: String) throws -> Failure {
    do {
      throw NotFailed(lines: try run(text))
    } catch let failure as Failure {
      return failure
    } catch let refusal as NotRun where refusal.diagnostics.count == 1 {
      let found = refusal.diagnostics[0]
      return Failure(found.message, kind: "refused", hint: found.hint, site: found.site)
    }
  }

  /// What the check has to say.
  func diagnostics(of text: String) -> [Diagnostic] {
    interpreter.check(SourceText(text, name: "test.grid")).diagnostics
  }

  struct NotRun: Error, CustomStringConvertible {
    let diagnostics: [Diagnostic]
    var description: String { diagnostics.map(\.message).joined(separator: "; ") }
  }

  struct NotFailed: Error {
    let lines: [String]
  }
}

extension FileSystem {
  /// A file system without files.
  static let empty = FileSystem(status: { _ in nil }, names: { _ in nil })

  /// A file system of files and folders, as `find` lists them; a folder's name ends with `/`.
  static func listing(_ paths: String...) -> FileSystem {
    var folders: [String: [String]] = ["": [], ".": []]
    var sizes: [String: Int64?] = [:]
    for path in paths {
      let isFolder = path.hasSuffix("/")
      let steps = path.split(separator: "/").map(String.init)
      let whole = steps.joined(separator: "/")
      sizes[whole] = .some(isFolder ? nil : Int64(whole.utf8.count))
      folders[steps.dropLast().map { $0 + "/" }.joined(), default: []].append(steps.last ?? "")
    }
    folders["."] = folders[""]
    let (found, known) = (folders, sizes)
    return FileSystem(
      status: { path in
        known[path].map { Status(size: $0 ?? 0, isDirectory: $0 == nil) }
      },
      names: { found[$0] })
  }

  /// A file system of texts, in one folder; each is a file of its own.
  static func holding(_ texts: [String: String]) -> FileSystem {
    let names = texts.keys.sorted()
    return FileSystem(
      status: { path in texts[path].map { Status(size: Int64($0.utf8.count), isDirectory: false) }
      },
      names: { $0 == "." ? names : nil },
      read: { path, limit throws(FileReadError) in
        guard let text = texts[path], let number = names.firstIndex(of: path) else {
          throw .missing
        }
        if text.utf8.count > limit { throw .tooLarge }
        return FileContents(
          bytes: Array(text.utf8), identity: FileIdentity(device: 0, number: UInt64(number)))
      })
  }
}
