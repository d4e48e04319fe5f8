import CommandLanguage
import Dispatch
import Testing

/// Whatever the text, there are diagnostics or the program runs: nothing traps, and nothing takes
/// more than a moment.
@Suite("Any text at all", .timeLimit(.minutes(2)))
struct RobustnessTests {
  /// In bytes: words of longer texts are not marked while they are typed.
  private static let longestTyped = 20_000

  /// Parses, checks, completes, marks and, where it is right, runs a text for a moment.
  private func take(_ text: String) {
    let session = Session(files: Corpus.files)
    _ = try? session.run(Corpus.prelude)
    let source = SourceText(text, name: "x")
    let parsed = Parser.parse(source, registry: session.interpreter.registry)
    _ = Parser.completion(atEndOf: source, registry: session.interpreter.registry)
    if source.end < Self.longestTyped {
      _ = Parser.marks(of: source, registry: session.interpreter.registry, variables: ["x", "k"])
    }
    let (program, diagnostics) = session.interpreter.check(parsed)
    #expect(program != nil || diagnostics.hasErrors)
    for diagnostic in diagnostics {
      let site = diagnostic.site
      #expect(0 <= site.range.lower && site.range.upper <= site.source.end, "\(text)")
      _ = site.source.position(of: site.range.lower)
    }
    if parsed.isIncomplete { #expect(program == nil) }
    guard let program else { return }
    if text.contains("while") || text.contains("for") {
      let cancellation = session.interpreter.cancellation
      DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(20)) {
        cancellation.request()
      }
    }
    try? session.interpreter.run(program)
  }

  @Test("random bytes")
  func bytes() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      take(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("random tokens")
  func tokens() {
    var random = SeededGenerator(seed: 2)
    let tokens = [
      "x", "k", "l", "r", "t", "b", "zz", "1", "2.5", "30s", "5MB", "0x", "1e", "\"a\"", "'b'",
      "\"", "'", "\"${", "${", "$", "$x", "}",
      "{", "(", ")", "[", "]", "+", "-", "*", "/", "%", "==", "!=", "<", ">=", "..", "??", "?.",
      ".", ",", ":", "=", ";", "\n", "\\\n", "\\",
      "#", "&&", "||", "|", "`", "$(", "--", "--name", "--timeout=", "and", "or", "not", "in", "if",
      "else", "while", "for", "break",
      "continue", "true", "null", "def", "def f a { ", "f", "f(", "param", "return", "catch e { ",
      "expect", "error",
      "defer", "defer { ", "try", "try { ", "_", ": path", "print", "create", "wait", "take",
      "files", "echo",
      "exit", "len(", "*.csv", "source", "source a.grid", "source loop.grid", "a.grid", "é", "😀",
      "| where", "| sort -a", "| first", "| each it", "| select a", "| format csv",
      "| count", "it", "matches", "'(a+)+$'", "now()", "time(", "pages 2", "[0..1]", "$it",

      "\u{0}",
    ]
    for _ in 0..<4_000 {
      let text = (0..<Int.random(in: 1...25, using: &random)).map { _ in
        (tokens.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
      }
      take(text.joined())
    }
  }

  @Test("the corpus with a token left out, doubled, or moved")
  func mutations() {
    var random = SeededGenerator(seed: 3)
    for marked in Corpus.marked {
      let tokens = marked.split(separator: "¦", omittingEmptySubsequences: false).map(String.init)
      for index in tokens.indices {
        var without = tokens
        without.remove(at: index)
        take(without.joined())
        var doubled = tokens
        doubled.insert(tokens[index], at: index)
        take(doubled.joined())
        var moved = without
        moved.insert(tokens[index], at: Int.random(in: 0...without.count, using: &random))
        take(moved.joined())
      }
    }
  }

  @Test("the corpus cut after any byte")
  func cuts() {
    for program in Corpus.programs {
      let bytes = Array(program.utf8)
      for count in bytes.indices { take(String(decoding: bytes[..<count], as: UTF8.self)) }
    }
  }

  @Test(
    "brackets within brackets, thousands deep",
    arguments: [
      "(", "[", "{a: ", "\"${", "x[", "len(", "if true { ", "while false { ", "for i in [",
      "print (", "take (take ", "take $x[(take ",
      "x = (x + ", "-", "not ", "- -", "(1 + [", "if x == (", "if true { } else ", "${",
      "wait k[(wait ", "take a[(take ", "'", "if {a: ",
    ])
  func depth(_ opening: String) {
    take(String(repeating: opening, count: 5_000))
    take("x = " + String(repeating: opening, count: 40) + "1")
  }

  @Test("brackets up to the limit are fine")
  func allowedDepth() throws {
    let text = String(repeating: "(", count: 45) + "7" + String(repeating: ")", count: 45)
    #expect(try Session().run("print \(text)") == ["7"])
    let blocks =
      String(repeating: "if true { ", count: 90) + "7" + String(repeating: " }", count: 90)
    #expect(try Session().run(blocks) == ["7"])
  }

  @Test("beyond a limit there is one error, and nothing is incomplete")
  func limits() {
    for (text, message) in [
      (String(repeating: "(", count: 500), "this is nested more than 100 levels deep"),
      (String(repeating: "if true {", count: 500), "this is nested more than 100 levels deep"),
      (
        "1" + String(repeating: " + 1", count: 100_000),
        "more than 500 operators or fields follow one another"
      ),
      (
        "x" + String(repeating: ".a", count: 100_000),
        "more than 500 operators or fields follow one another"
      ),
    ] {
      let parsed = Parser.parse(SourceText(text, name: "x"), registry: TestCommands().registry)
      #expect(parsed.diagnostics.map(\.message) == [message])
      #expect(!parsed.isIncomplete)
    }
  }

  @Test("chains as long as a limit allows, within one another")
  func nestedChains() throws {
    let chain = String(repeating: " + 1", count: 200)
    #expect(try Session().run("print 1\(chain)") == ["201"])
    take(
      "x = " + String(repeating: "(", count: 40) + "1" + String(repeating: chain + ")", count: 40))
    take(
      "x = " + String(repeating: "1\(chain) + (", count: 40) + "1"
        + String(repeating: ")", count: 40))
  }

  @Test(
    "long programs take a moment",
    arguments: [
      "x = 1", "if x == 0 { y = 1 }", "print 1 2 (3", "print nothing", "x = [1,", "'", "}",
      "print \"${x}\"",
    ])
  func manyStatements(_ statement: String) {
    take(Array(repeating: statement, count: 3_000).joined(separator: "\n"))
  }

  @Test("many statements run, and many branches are looked at")
  func manyRun() throws {
    let assignments = (0..<10_000).map { "x\($0 % 100) = \($0)" }.joined(separator: "\n")
    #expect(try Session().run(assignments + "\nprint x99") == ["9999"])
    let branches = (1..<2_000).map { " else if x == \($0) { print x }" }.joined()
    #expect(try Session().run("x = 1999; if x == 0 { }" + branches) == ["1999"])
  }

  @Test(
    "long rows take a moment",
    arguments: [
      ("", "x", 1_000_000), ("print \"", "x", 1_000_000), ("x = ", "1", 1_000_000),
      ("print [", "1, ", 50_000),
      ("echo ", "a ", 50_000), ("take ", "$x", 50_000), ("", "x; ", 30_000), ("", "\"' ", 100_000),
      ("", "1 ( ", 100_000),
      ("", "(1 2);", 10_000), ("wait ", "k[(", 100_000), ("# ", "x", 1_000_000),
      ("print 1 2 ", "' ", 100_000),
    ])
  func longRows(_ start: String, _ part: String, _ count: Int) {
    take(start + String(repeating: part, count: count))
  }
}
