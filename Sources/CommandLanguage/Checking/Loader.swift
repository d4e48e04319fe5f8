/// Reads the files that a program sources, and those that they source, before anything is checked.
///
/// What it has read is what runs, whatever becomes of the files meanwhile. Their depth is limited
/// with that of blocks, by ``Parser/depthLimit``; their size, all together, by
/// ``SourceText/sizeLimit``.
struct Loader {
  /// Files of one program, one that is sourced twice counted twice. People have a few; but of twenty
  /// small files of which each sources the next one twice the last would be read a million times.
  static let fileLimit = 1_000

  /// Readings of a program and its files. A `def` that one file brings can change how another one is
  /// read: the first reading finds the headers, the second one knows them, and what a third one could
  /// still change nobody writes.
  private static let readingLimit = 3

  private let registry: Registry
  let surroundings: Surroundings
  /// The files that were read so far, by their paths: what one reading saw the next one sees.
  var contents: [String: Result<FileContents, FileReadError>]
  /// What is wrong with `source` statements, and the parser's diagnostics of the files.
  private var diagnostics: [Diagnostic] = []
  var fileCount = 0
  /// The bytes of the program and of its files so far.
  var size: Int
  /// Whether a limit was passed: no further file is read, and that is said once.
  var isFull = false

  /// Reads all that a program sources, and the headers of its `def`s.
  ///
  /// - Returns: the registry with these `def`s, and all diagnostics of the texts.
  static func load(_ program: ParsedProgram, registry: Registry, surroundings: Surroundings) -> (
    program: LoadedProgram, registry: Registry, diagnostics: [Diagnostic]
  ) {
    var known = registry.adding(program.tree.definitions)
    var parsed = program
    var contents: [String: Result<FileContents, FileReadError>] = [:]
    var readings = 1
    while true {
      var loader = Loader(known, surroundings, contents, size: program.source.end)
      let loaded = loader.load(parsed)
      contents = loader.contents
      let extended = registry.adding(loaded.definitions)
      if extended.definitions == known.definitions || readings == readingLimit {
        return (loaded, known, parsed.diagnostics + loader.diagnostics)
      }
      known = extended
      parsed = Parser.parseOnce(program.source, registry: known, depth: 0)
      readings += 1
    }
  }

  private init(
    _ registry: Registry, _ surroundings: Surroundings,
    _ contents: [String: Result<FileContents, FileReadError>], size: Int
  ) {
    self.registry = registry
    self.surroundings = surroundings
    self.contents = contents
    self.size = size
  }

  private mutating func load(_ program: ParsedProgram) -> LoadedProgram {
    var loaded = LoadedProgram(parsed: program)
    for inclusion in program.tree.inclusions {
      loaded.inclusions[inclusion.command.range] = load(inclusion, of: program.source)
    }
    return loaded
  }

  private mutating func load(_ inclusion: InclusionSyntax, of includer: SourceText)
    -> LoadedProgram?
  {
    let site = Site(includer, inclusion.command.range)
    guard let file = file(of: inclusion.command, in: includer), !isFull else { return nil }
    guard inclusion.depth < Parser.depthLimit else {
      report(
        "files and blocks are nested more than \(Parser.depthLimit) levels deep here", at: site,
        hint: "source fewer files from within others")
      return nil
    }
    guard let text = read(file, for: site) else { return nil }
    var parsed = Parser.parse(text, registry: registry, depth: inclusion.depth + 1)
    // What is typed behind the `source` statement mends nothing in the file.
    for index in parsed.diagnostics.indices { parsed.diagnostics[index].isIncomplete = false }
    diagnostics += parsed.diagnostics
    return load(parsed)
  }

  mutating func report(_ message: String, at site: Site, hint: String? = nil) {
    diagnostics.append(Diagnostic(message, at: site, hint: hint))
  }
}

// MARK: The statement

extension Loader {
  /// A file as a `source` statement names it.
  struct FileName {
    /// The path as it is written there.
    let written: String
    /// The same from the working folder.
    let path: String
    /// Where it is written.
    let site: Site
  }

  private mutating func file(of command: CommandSyntax, in source: SourceText) -> FileName? {
    guard let spec = registry[command.name.text]?.spec else { return nil }
    let binding = ArgumentBinding.bind(command, to: spec, in: source)
    diagnostics += binding.diagnostics
    guard let operand = binding.operands.first?.first, !binding.diagnostics.hasErrors else {
      return nil
    }
    let site = Site(source, operand.range)
    guard let word = operand.literal, let text = word.text else {
      report(
        "the path of a sourced file is written out: the file is read before any variable has a value",
        at: site, hint: "write the path itself, without `$` and parentheses")
      return nil
    }
    if text.hasPrefix("/") { return FileName(written: text, path: text, site: site) }
    guard case .bare(let start) = word.parts.first, start == "~" || start.hasPrefix("~/") else {
      return FileName(written: text, path: source.folder + text, site: site)
    }
    guard let home = surroundings.home else {
      report(Surroundings.homelessMessage, at: site, hint: Surroundings.homelessHint)
      return nil
    }
    return FileName(written: text, path: home + text.dropFirst(), site: site)
  }
}

extension OperandSyntax {
  /// A bare word or a quoted text, as parts.
  fileprivate var literal: WordSyntax? {
    switch self {
    case .word(let word): word
    case .value(.text(let parts, let range)): WordSyntax(parts: parts, range: range)
    case .value: nil
    }
  }
}
