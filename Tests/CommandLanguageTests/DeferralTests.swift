import CommandLanguage
import Testing

@Suite("defer, try and expect")
struct DeferralTests {
  /// What a session writes that runs a program and then ends.
  private func lines(of text: String) -> (lines: [String], ending: String) {
    let session = Session()
    var ending: (any Error)?
    var lines: [String] = []
    do { lines = try session.run(text) } catch { ending = error }
    let last = session.interpreter.finish(after: ending)
    lines += session.output.take()
    if let failure = last as? Failure { return (lines, failure.message) }
    return (lines, last.map { "\($0)" } ?? "")
  }

  @Test(
    "what is deferred runs at the end, last one first",
    arguments: [
      Case("defer print 1; defer print 2; print 3", "3 2 1"),
      Case("x = 1; defer print x; x = 2; defer { print x }; x = 3", "3 1"),
      Case("for i in 1..3 { defer print i }", "3 2 1"),
      Case("def f n { defer print n; return n * 10 }; print f(1); print f(2)", "1 10 2 20"),
      Case("def f n { if n > 0 { f (n - 1) }; defer print n }; f 2; print \"end\"", "0 1 2 end"),
      Case("def bye a { print \"bye $a\" }; x = 1; defer bye $x; x = 2", "bye 1"),
      Case("defer { defer print 1; print 2 }", "2 1"),
      Case("defer fail one; defer print 2; defer fail three", "reported: three 2 reported: one"),
      Case("if false { defer print 1 }", ""),
    ])
  func order(_ row: Case) {
    #expect(lines(of: row.text).lines.joined(separator: " ") == row.expected)
  }

  @Test(
    "it hides nothing of what ended the run",
    arguments: [
      Case("defer print 1; fail no", "no"), Case("defer fail later; fail no", "no"),
      Case("defer exit 3; fail no", "no"), Case("defer exit 3", "exit(3)"),
      Case("defer exit 3; exit 4", "exit(4)"), Case("defer { exit 3 }; defer exit 5", "exit(5)"),
      Case("defer fail later", ""),
    ])
  func endings(_ row: Case) { #expect(lines(of: row.text).ending == row.expected) }

  @Test("a request to end from before does not keep it from running")
  func interruptions() {
    let session = Session()
    let cancellation = session.interpreter.cancellation
    _ = try? session.run("defer print 1; defer { for i in 1..2 { }; print 2 }")
    cancellation.request(.terminated)
    #expect(session.interpreter.finish(after: Ending.terminated) as? Ending == .terminated)
    #expect(session.output.take() == ["2", "1"])
    #expect(cancellation.ending == .terminated)
  }

  @Test(
    "try goes on where its block failed",
    arguments: [
      Case("try { fail no } catch e { print e.message }; print 2", "no 2"),
      Case("try { print 1 } catch e { print 2 }", "1"),
      Case("x = 0; try { x = 1; fail no } catch e { }; print x", "1"),
      Case(
        "for i in 1..3 { try { if i == 2 { continue }; fail a } catch e { break } }; print i", "1"),
      Case("try { try { fail a } catch e { fail b } } catch e { print e.message }", "b"),
      Case("try { fail no } catch e { }; print e.kind", "failed", "the error's name stays"),
      Case(
        "try { 1 / 0 } catch e { print e.status, e.code, e.retryable, e.made }",
        "null null false null"),
      Case("try { expect error { print 1 } } catch e { print e.kind }", "1 expectation_failed"),
    ])
  func attempts(_ row: Case) throws {
    #expect(try Session().run(row.text).joined(separator: " ") == row.expected)
  }

  @Test(
    "an expectation shows what is there instead",
    arguments: [
      Case("expect x == 4", "expected x == 4, but x is 3"),
      Case("expect (take a) == \"b\"", "expected (take a) == \"b\", but take a is \"a\""),
      Case("expect r.a < r.b", "expected r.a < r.b, but r.a is 2 and r.b is 1"),
      Case("expect x == 3 and r.a == 1", "expected x == 3 and r.a == 1, but r.a is 2"),
      Case("expect l == [1, 3]", "expected l == [1, 3], but l is [1,2]"),
      Case("expect r == {a: 1}", "expected r == {a: 1}, but r is {\"a\":2,\"b\":1}"),
      Case("expect x ==\n  4", "expected x == 4, but x is 3"),
      Case("expect false", "expected false, but it is false"),
      Case(
        "expect error timeout { fail no }",
        "expected error timeout, but the error is failed: no"),
      Case("expect error 404 { }", "expected error 404, but there is none"),
    ])
  func expectations(_ row: Case) throws {
    let session = Session()
    let failure = try session.failure(of: "x = 3; r = {a: 2, b: 1}; l = [1, 2]\n" + row.text)
    #expect(failure.message == row.expected)
    #expect(failure.category == .expectation)
  }

  @Test("a name that one way out of a block misses is known to be uncertain behind it")
  func flow() throws {
    let session = Session()
    #expect(throws: Failure.self) {
      try session.run("try { if true { fail a }; y = 1 } catch e { }; print y")
    }
    expectDiagnostics(
      """
      try { y = 1 } catch e { print e }
      print y
      if x == 1 { z = 1 } else { z = 2 }
      print z
      expect error { w = 1; fail no }
      print w
      try { print v } catch e { }
                  ^ error: no variable `v` → `vars` lists the variables
      catch e { }
      ^^^^^ error: `catch` cannot begin a statement
      """, after: "x = 1")
  }

  @Test("`_` is the last value that a statement gave")
  func lastValue() throws {
    let session = Session()
    #expect(
      session.diagnostics(of: "print _").map(\.hint) == ["no statement has given a value yet"])
    #expect(
      try session.run("5; print _; x = 6; print _; wait (create a.csv); _") == [
        "5", "5", "5", "kn_1",
      ])
    #expect(try session.run("null; def f { 9 }; f; _") == ["kn_1"])
    #expect(session.interpreter.variables.map(\.name) == ["x"])
  }
}
