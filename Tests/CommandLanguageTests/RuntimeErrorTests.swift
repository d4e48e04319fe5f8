import CommandLanguage
import Testing

@Suite("Errors at run time")
struct RuntimeErrorTests {
  /// Cases are a program, in which `«»` mark the part that the error points at, and its kind.
  @Test(
    "an error points at what raised it",
    arguments: [
      Case("x = 1; print «x / 0»", "division_by_zero"),
      Case("x = 1; print 2 * («1 + null»)", "wrong_kind"),
      Case("l = []; if «l[0]» == 1 { }", "out_of_range"),
      Case("r = {}; print 1, «r.a», 2", "missing_field"),
      Case("r = {a: null}; «r.a.b».c", "null_value"),
      Case("n = 5; print «upper(n)»", "wrong_kind"),
      Case("c = false; if c { y = 1 }; print «y»", "unset_variable"),
      Case("n = 1; while «n» { }", "wrong_kind"), Case("n = 1; if true and «n» { }", "wrong_kind"),
      Case("for x in «[1][0]» { }", "wrong_kind"),
      Case("n = 2.5; print «1 .. n»", "wrong_kind"),
      Case("print \"a ${«1 / 0»}\"", "division_by_zero"),
      Case("«fail oops»", "failed"), Case("x = («fail 'a b'»)", "failed"),
      Case("t = \"a\"; print 3, -(«-t»)", "wrong_kind"),
      Case("files «*.nothing»", "no_match"), Case("t = \"a\"; print «1 < t»", "wrong_kind"),
      Case("n = 2; print «1 in n»", "wrong_kind"),
    ])
  func sites(_ row: Case) throws {
    let parts = row.text.split(separator: /[«»]/, omittingEmptySubsequences: false)
    let failure = try Session().failure(of: parts.joined())
    let site = try #require(failure.site)
    let lower = parts[0].utf8.count
    #expect(site.range == SourceRange(lower, lower + parts[1].utf8.count))
    #expect(site.source.name == "test.grid")
    #expect(failure.kind == row.expected)
  }

  @Test("a failing statement ends the program, and what ran before it stays")
  func partialRun() throws {
    let session = Session()
    let failure = try session.failure(of: "a = 1; print a; b = a / 0; c = 3")
    #expect(failure.message == "division by zero")
    #expect(session.output.take() == ["1"])
    #expect(session.interpreter.variables.map(\.name) == ["a"])
    #expect(try session.run("print a + 1") == ["2"])
    #expect(session.diagnostics(of: "print b").map(\.message) == ["no variable `b`"])
    #expect(try session.run("b = 5; print b") == ["5"])
  }

  @Test("a session keeps its variables, in the order of their first assignment")
  func variables() throws {
    let session = Session()
    try session.run("b = 1; a = [1]; b = \"x\"")
    try session.run("if false { zz = 1 }; c = null")
    #expect(session.interpreter.variables.map(\.name) == ["b", "a", "c"])
    #expect(
      session.interpreter.variables.map(\.value) == [.text("x"), .list([.integer(1)]), .null])
  }

  @Test("a program that does not check leaves the session as it was")
  func refusedProgram() throws {
    let session = Session()
    try session.run("a = 1")
    #expect(throws: Session.NotRun.self) { try session.run("b = 2; print nothing_here") }
    #expect(try session.run("c = 3; print a, c") == ["1 3"])
    #expect(session.interpreter.variables.map(\.name) == ["a", "c"])
  }

  @Test("exit ends the program with its code")
  func exit() {
    let session = Session()
    #expect(throws: Ending.exit(3)) { try session.run("print 1; if true { exit 3 }; print 2") }
    #expect(session.output.take() == ["1"])
    #expect(Ending.exit(3).exitCode == 3)
  }

  @Test("a session that has too many variables says so")
  func slots() throws {
    let session = Session()
    try session.run((0..<4096).map { "v\($0) = \($0)" }.joined(separator: "\n"))
    #expect(try session.run("v7 = 1; print v7 + v4095") == ["4096"])
    #expect(
      session.diagnostics(of: "one_more = 1").map(\.message)
        == ["this session has 4096 variables already"])
  }
}
