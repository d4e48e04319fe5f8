import CommandLanguage
import LineEditing
import Shell
import TestSupport
import Testing

@Suite("Completion of paths")
struct PathCompletionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A completer in a session without an API, whose home is the folder.
  private func completion(_ marked: String) -> (text: CompletedText, completion: Completion) {
    let text = CompletedText(marked)
    let session = Self.session(home: folder.path)
    return (text, Completer(session).complete(text.text, at: text.cursor))
  }

  private static func session(home: String) -> Interpreter {
    Interpreter(
      registry: Registry(
        groups: [CommandGroup("paths", "What takes a path.", [.take, .enter, .pick])],
        objectKinds: []),
      output: RecordingOutput(), surroundings: Surroundings(environment: ["HOME": home]))
  }

  private func outcomes(_ marked: String) -> [String] {
    let (text, completion) = completion(marked)
    return text.outcomes(completion).map { $0.replacing(folder.path, with: "…") }
  }

  /// The paths that a statement gives its command.
  private func paths(in statement: String) throws -> [String] {
    let session = Self.session(home: folder.path)
    let (program, diagnostics) = session.check(SourceText(statement, name: "test"))
    let checked = try #require(program, "\(statement): \(diagnostics.map(\.message))")
    try session.run(checked)
    guard case .list(let paths) = session.lastValue else { return [] }
    return paths.map(\.text)
  }

  @Test("whatever a file is called, its completion names this file and no other")
  func roundTrip() throws {
    let random = RandomSource(seed: 7)
    let alphabet: [Character] = Array(
      "ab.-_~#$*?[](){}\"'\\;|&<>`= ,:%!^@+\t\n\r\u{1B}\u{7}\u{202E}é知\u{301}👩\u{200D}👩\u{A0}")
    var names: Set<String> = ["-x", "--x", "#x", "$x", "*", "[ab]", "~", "a\\", "\\n", "'", "\""]
    while names.count < 300 {
      let length = 1 + random.next(below: 8)
      names.insert(String((0..<length).map { _ in alphabet[random.next(below: alphabet.count)] }))
    }
    names.subtract([".", ".."])
    for name in names { try folder.write("", to: name) }
    let typed = [
      "take \(folder.path)/", "take \"\(folder.path)/", "take '\(folder.path)/", "take ~/",
    ]
    for start in typed {
      for beginning in ["", "."] {
        let (text, completion) = completion(start + beginning + "‸")
        let wanted = names.filter { $0.hasPrefix(".") == !beginning.isEmpty }
        #expect(completion.candidates.count == wanted.count)
        let found = try text.outcomes(completion).map { try paths(in: $0) }
        #expect(Set(found) == Set(wanted.map { ["\(folder.path)/\($0)"] }), "\(start)")
      }
    }
  }

  @Test("what several names have in common can be gone on with, however they are quoted")
  func sharedBeginning() throws {
    for name in [
      "re port-1", "re port-\n2", "$a 1", "$a 2", "e\u{301}a", "eb", "q\u{1B}1", "q\u{1B}2",
    ] {
      try folder.write("", to: name)
    }
    func shared(_ marked: String) -> String {
      let (text, completion) = completion(marked)
      return text.shared(completion).replacing(folder.path, with: "…")
    }
    #expect(shared("take \(folder.path)/re‸") == "take …/re\\ port-")
    #expect(shared("take \"\(folder.path)/re‸") == "take \"…/re port-")
    #expect(shared("take \(folder.path)/\\$‸") == "take …/\\$a\\ ")
    #expect(shared("take \(folder.path)/e‸") == "take …/")
    #expect(shared("take \(folder.path)/q‸") == "take \"…/q\\u{1b}")
  }

  @Test("types that the command takes and folders stand first, hidden names only for who asks")
  func order() throws {
    for name in ["a.exe", "b.csv", "C.CSV", ".hidden.csv", "z"] { try folder.write("", to: name) }
    try folder.makeFolder("m")
    try folder.makeFolder(".git")
    let start = "\(folder.path)/"
    #expect(
      outcomes("take \(start)‸")
        == ["take …/C.CSV", "take …/b.csv", "take …/m/", "take …/a.exe", "take …/z"])
    #expect(outcomes("take \(start).‸") == ["take …/.git/", "take …/.hidden.csv"])
    #expect(outcomes("enter \(start)‸") == ["enter …/m/"])
    #expect(
      outcomes("pick \(start)‸").count == 5, "where nothing is said of types, all are alike")
  }

  @Test("the beginning may be a home folder, hold a variable, or be in another case")
  func beginnings() throws {
    try folder.makeFolder("Docs")
    try folder.write("", to: "Docs/it's q3.csv")
    #expect(outcomes("take ~‸") == ["take ~/"])
    #expect(outcomes("take ~/D‸") == ["take ~/Docs/"])
    #expect(outcomes("take ~/Docs/it‸") == ["take ~/Docs/it\\'s\\ q3.csv"])
    #expect(outcomes("take ~/docs‸") == ["take ~/Docs/"])
    #expect(outcomes("d = \"Docs\"; take $d‸") == ["d = \"Docs\"; take $d"])
    #expect(outcomes("take '\(folder.path)/Docs/‸") == ["take \"…/Docs/it's q3.csv\""])
    #expect(outcomes("take \"\(folder.path)/Docs/‸\"") == ["take \"…/Docs/it's q3.csv\""])
    #expect(outcomes("take \"~/D‸") == [])
    #expect(outcomes("take \(folder.path)/$home/‸") == [])
  }

  @Test("a path goes on behind a variable, which stays as it is written")
  func variables() throws {
    try folder.makeFolder("Docs")
    try folder.write("", to: "Docs/q 3.csv")
    let session = Self.session(home: folder.path)
    let assignment = session.check(SourceText("d = \"\(folder.path)/Docs\"", name: "test")).program
    try session.run(#require(assignment))
    for (marked, outcome) in [
      ("take $d/q‸", "take $d/q\\ 3.csv"), ("take \"$d/q‸", "take \"$d/q 3.csv\""),
      ("take ${d}/‸", "take ${d}/q\\ 3.csv"),
    ] {
      let text = CompletedText(marked)
      let completion = Completer(session).complete(text.text, at: text.cursor)
      #expect(text.outcomes(completion) == [outcome])
    }
  }
}

extension Command {
  private static func paths(_ name: String, endings: [String]?) -> Command {
    Command(
      name, summary: "Takes paths.",
      parameters: Parameter.path("PATH", "Paths.", endings: endings).atLeastOne(), result: .paths,
      immediately: { _, paths in .list(paths.map(Value.path)) })
  }

  fileprivate static var take: Command { paths("take", endings: [".csv"]) }
  fileprivate static var enter: Command { paths("enter", endings: []) }
  fileprivate static var pick: Command { paths("pick", endings: nil) }
}

extension RandomSource {
  /// A number from zero to below the bound.
  fileprivate func next(below bound: Int) -> Int { Int(next() * Double(bound)) }
}
