import CommandLanguage
import Testing

@Suite("def")
struct DefinitionTests {
  @Test(
    "a definition runs as it reads",
    arguments: [
      Case("def f { return 5 }; print f()", "5"), Case("def f { return 5 }; f", "5"),
      Case("def f { }; f", "", "without `return` it gives null"),
      Case("def f a b c d { return [a, b, c, d] }; f 1 x 2s (3)", "[1,\"x\",\"2s\",3]"),
      Case("def f a b = 2 { return a + b }; print f(1), f(1, 1)", "3 2"),
      Case("def f a b { return \"$a-$b\" }; f --b 1 2", "2-1", "operands go where no flag went"),
      Case("def f a { a = a + 1; return a }; x = 1; print f(x), x", "2 1"),
      Case("def f { for i in 1..9 { if i == 4 { return i } } }; f", "4"),
      Case("def f { while true { return 1 } }; f", "1"),
      Case("def f { try { return 1 } catch e { return 2 } }; f", "1"),
      Case("def f { try { take (1 / 0) } catch e { return 2 } }; f", "2"),
      Case("def f { return (create a.csv).name }; f", "a.csv"),
      Case(
        "def even n { if n == 0 { return true }; return odd(n - 1) }\n"
          + "def odd n { if n == 0 { return false }; return even(n - 1) }\nprint even(100)", "true",
        "two may call each other"),
      Case("def f l { l = l + [9]; return len(l) }; l = [1]; print f(l), l", "2 [1]"),
      Case("def f { return x }; x = 7; f", "7", "it reads what the session has when it is called"),
      Case("def f n { if n > 0 { f (n - 1) }; print n }; f 2", "0\n1\n2"),
      Case(
        "def f a { return g(a, f2(a)) }; def g a b { return a - b }; def f2 a { return a * 2 }; f 3",
        "-3", "a call in an argument"),
      Case(
        "def f t: text { return t + \"!\" }; f 5", "5!", "a text parameter takes a number's text"),
      Case("def f p: path { return p.ext }; f \"a.csv\"", "csv"),
      Case("def f d: duration { return d * 2 }; f 30s", "1m"),
      Case("def f k: knowledge { return k.status }; k = create a.csv; f k", "ready"),
      Case("if false { def f { return 1 } }; f", "1", "it is there whether its block runs or not"),
      Case(
        "def wide a { b = 1; c = [a]; if a > 0 { d = wide(a - 1); return c + d }; return c }; wide 2",
        "[2,1,0]"),
    ])
  func running(_ row: Case) throws {
    #expect(try Session().run(row.text).joined(separator: "\n") == row.expected)
  }

  @Test(
    "an error in a definition ends it, and what it held is given up",
    arguments: [
      Case("def f a { x = [a]; return 1 / 0 }; f 1", "division by zero"),
      Case("def f n: number { return n }; t = \"x\"; f $t", "N must be a number, but is \"x\""),
      Case(
        "def f p: path { return p }; f *.csv",
        "p must be one path, but the pattern names 2 files"),
      Case(
        "def f { return x }; if false { x = 1 }; f",
        "`x` has no value here: the path that led here does not assign it"),
      Case(
        "def f { if false { y = 1 }; return y }; f",
        "`y` has no value here: the path that led here does not assign it"),
    ])
  func failing(_ row: Case) throws {
    let session = Session(files: .listing("a.csv", "b.csv"))
    #expect(try session.failure(of: row.text).message == row.expected)
    #expect(try session.run("print 1") == ["1"])
  }

  @Test("recursion without an end ends in an error, and the session goes on")
  func recursion() throws {
    let session = Session()
    for text in [
      "def f n { return f(n + 1) }; f 1", "def g n { return [[[g(n)]]] }; g 1",
      "def a n { b (n) }; def b n { if true { for i in 1..2 { a (n) } } }; a 1",
    ] {
      let failure = try session.failure(of: text)
      #expect(failure.message.hasPrefix("recursion is deeper than "))
      #expect(failure.kind == "too_deep")
    }
    #expect(try session.run("try { f 1 } catch e { print e.kind }") == ["too_deep"])
  }

  @Test("definitions last, and are redefined by a later statement")
  func redefinition() throws {
    let session = Session()
    try session.run("def one { return 1 }; def two { return one() + 1 }")
    #expect(try session.run("two") == ["2"])
    try session.run("def one { return 10 }")
    #expect(try session.run("two") == ["11"])
    try session.run("def one a = 3 { return a }")
    let failure = try session.failure(of: "two")
    #expect(failure.message == "`one` has been defined anew with other parameters")
    #expect(failure.site.map { $0.source[$0.range] } == "one()")
    #expect(throws: Session.NotRun.self) { try session.run("def two { return one() }; print zz") }
    #expect(throws: Failure.self) { try session.run("two") }
  }

  @Test("what is written above a definition is its help")
  func help() throws {
    let session = Session()
    try session.run("# no\n##  Adds.\n  ## Both.\n  def add a b { }\nprint 1; ## no\ndef g { }")
    let spec = try #require(session.interpreter.registry.spec(of: "add"))
    #expect(spec.summary == " Adds.")
    #expect(spec.discussion == "Both.")
    #expect(session.interpreter.registry.spec(of: "g")?.summary == "")
  }

  @Test("the check names what is wrong with a definition, and where")
  func diagnostics() {
    expectDiagnostics(
      """
      def f a a { }
              ^ error: there are two parameters of the name `a`
      def g print { }
            ^^^^^ error: `print` is the name of a command and cannot be a variable → choose another name, `my_print` say
      def h { break }
              ^^^^^ error: `break` stands in no loop
      def i { return y; y = 1 }
                     ^ error: `y` has no value yet: the `def` assigns it, so it is its own everywhere in it
                        ^^^^^ error: this never runs: `return` stands before it → put the `return` into a condition, or take this out
      for z in [1] { if true { return 1 } }
                               ^^^^^^^^ error: `return` stands in no `def` → `exit` ends the script
      while true { break; print 1 }
                          ^^^^^^^ error: this never runs: `break` stands before it → put the `break` into a condition, or take this out
      def j a = [1] { }
                ^^^ error: the value of a parameter that is left out is a literal → write a number, a text, true, false or null; null can be replaced with `??`
      """)
  }

  @Test("a cancelled run leaves its definitions")
  func cancellation() throws {
    let session = Session()
    session.interpreter.cancellation.request()
    #expect(throws: Ending.interrupted) { try session.run("def f n { return n }; f 1") }
    session.interpreter.cancellation.forgetInterruption()
    #expect(try session.run("f 2") == ["2"])
  }
}
