import CommandLanguage
import Dispatch
import Testing

@Suite("Regular expressions", .timeLimit(.minutes(1)))
struct PatternTests {
  @Test(
    "`matches` finds a pattern anywhere in a text",
    arguments: [
      Case("\"report.pdf\" matches 'pdf$'", "true"), Case("\"report.pdf\" matches '^pdf'", "false"),
      Case("\"a1\" matches '^[a-z]\\d$'", "true"), Case("\"\" matches ''", "true"),
      Case("\"\" matches 'a'", "false"), Case("\"Ünë\" matches '^\\w{3}$'", "true", "letters"),
      Case("\"é\" matches '^.$'", "true", "a character is no byte"),
      Case("\"A\" matches '(?i)a'", "true"), Case("\"a\\nb\" matches '(?m)^b'", "true"),
      Case("\"a\\u{0}b\" matches 'a.b'", "true", "a zero ends nothing"),
      Case("\"x\" matches '(x)(y)?'", "true", "groups"),
      Case("(files a.csv)[0] matches 'csv$'", "true", "a path is a text"),
      Case("\"ab\" matches \"a\" + \"b\"", "true", "the pattern may be reckoned"),
      Case("not \"a\" matches 'b' and true", "true"),
      Case(
        "null matches 'a'", "error: `matches` looks into a text, but is given null"),
      Case("5 matches '5'", "error: `matches` looks into a text, but is given 5"),
      Case("\"a\" matches 5", "error: a pattern must be a text, but is 5"),
    ])
  func finding(_ row: Case) throws { try expectValue(row) }

  @Test("a wrong literal is an error of the check, at the character")
  func literals() {
    expectDiagnostics(
      """
      print "x" matches 'a(b'
                            ^ error: this is no pattern: missing closing parenthesis, at character 4 → a backslash before `. * + ? ( ) [ ] { } | ^ $ \\` makes it that character
      print "x" matches '*a'
                         ^ error: this is no pattern: quantifier does not follow a repeatable item, at character 1 → a backslash before `. * + ? ( ) [ ] { } | ^ $ \\` makes it that character
      print "x" matches "é\\\\"
                        ^^^^^ error: this is no pattern: \\ at end of pattern, at character 3 → a backslash before `. * + ? ( ) [ ] { } | ^ $ \\` makes it that character
      print "x" matches 'a' matches 'b'
                            ^^^^^^^ error: comparisons do not chain → write `a < b and b < c`
      """)
  }

  @Test("a wrong pattern that is reckoned is an error of the run")
  func reckoned() throws {
    let failure = try Session().failure(of: "p = '('; \"x\" matches p")
    #expect(failure.kind == "wrong_pattern")
    #expect(
      failure.message == "this is no pattern: missing closing parenthesis, at character 2")
  }

  @Test("a pattern is compiled anew only where it changes")
  func changing() throws {
    #expect(
      try Session().run("for p in ['a', 'b', 'b', '^a'] { print \"ba\" matches p }")
        == ["true", "true", "true", "false"])
  }

  @Test(
    "a pattern with too many ways to match ends in an error",
    arguments: [
      "'(a+)+$'", "'(a|aa)+$'", "'(a|a)*[bc]$'", "'^(((a?){30}){30})*$'", "'(?:(a)|(b)|(a))*$'",
    ])
  func limits(_ pattern: String) throws {
    let session = Session()
    try session.run("t = \"a\"; while len(t) < 40000 { t = t + t }; t = t + \"!\"")
    let failure = try session.failure(of: "t matches \(pattern)")
    #expect(failure.kind == "too_complex")
  }

  @Test("a pattern of nested brackets, or a long one, is refused and does no harm")
  func hostilePatterns() throws {
    let session = Session()
    for pattern in ["(", "(?:", "[", "(?=", "\\Q", "(?P<a>", "a{1000}"] {
      try session.run("p = ''; for i in 1..5000 { p = p + '\(pattern)' }")
      #expect(try session.failure(of: "\"x\" matches p").kind == "wrong_pattern", "\(pattern)")
    }
  }

  @Test("a match that goes on and on ends where it is cancelled")
  func cancellation() async {
    let ending = await withCheckedContinuation { continuation in
      DispatchQueue(label: "evaluator").async {
        let session = Session()
        let cancellation = session.interpreter.cancellation
        DispatchQueue(label: "person").asyncAfter(deadline: .now() + .milliseconds(50)) {
          cancellation.request()
        }
        do {
          // Each place of the text has nearly as many ways as the limit allows.
          try session.run(
            """
            t = "a"; while len(t) < 4000 { t = t + t }
            print t matches 'a.*.*[bc]'
            """)
          continuation.resume(returning: "normal")
        } catch {
          continuation.resume(returning: "\(error)")
        }
      }
    }
    #expect(ending == "interrupted")
  }
}
