import CommandLanguage
import Testing

@Suite("Statements")
struct StatementTests {
  @Test(
    "programs run as they read",
    arguments: [
      Case("x = 1; x = x + 1; print x", "2"), Case("if true { print 1 } else { print 2 }", "1"),
      Case("if false { print 1 } else { print 2 }", "2"), Case("if false { print 1 }", ""),
      Case("x = 3; if x == 1 { 1 } else if x == 2 { 2 } else if x == 3 { 3 } else { 4 }", "3"),
      Case("x = 9; if x == 1 { 1 } else if x == 2 { 2 } else { 4 }", "4"),
      Case("x = 9; if x == 1 { 1 } else if x == 2 { 2 }", ""),
      Case("x = 0; while x < 3 { x = x + 1; print x }", "1\n2\n3"),
      Case("while false { print 1 }", ""), Case("for i in 1..3 { print i }", "1\n2\n3"),
      Case("for i in 3..1 { print i }", "", "a range that runs backwards is empty"),
      Case("for x in [1, \"b\", null] { print x }", "1\nb\nnull"),
      Case("for key in {a: 1, b: 2} { print key }", "a\nb"), Case("for x in [] { print x }", ""),
      Case(
        "for i in 9223372036854775806..9223372036854775807 { print i }",
        "9223372036854775806\n9223372036854775807", "a range up to the greatest integer"),
      Case("for i in 1..9 { if i == 2 { continue }; if i == 4 { break }; print i }", "1\n3"),
      Case("x = 0; while true { x = x + 1; if x == 3 { break } }; print x", "3"),
      Case(
        "for i in 1..2 { for j in 1..9 { if j == 2 { break }; print \"$i$j\" } }", "11\n21",
        "break ends the inner loop"),
      Case("for i in 1..2 { }; print i", "2", "a loop's variable keeps its last value"),
      Case(
        "l = [1, 2]; for x in l { l = l + [x] }; print l", "[1,2,1,2]",
        "a loop goes through the value of its beginning"),
      Case("for f in files a.csv b.csv { print f.stem }", "a\nb"),
    ])
  func programs(_ row: Case) throws {
    #expect(try Session().run(row.text).joined(separator: "\n") == row.expected)
  }

  @Test(
    "at top level and in blocks there, a statement that is no assignment prints its value",
    arguments: [
      Case("1 + 1", "2"), Case("\"text\"", "text"), Case("[1, \"a\"]", "[1,\"a\"]"),
      Case("null", ""),
      Case("x = 1", ""), Case("x = 1; x", "1"), Case("create a.csv", "kn_1"),
      Case("k = create a.csv", ""),
      Case("k = create a.csv; wait k", "", "a command that acts prints nothing of its own"),
      Case("k = create a.csv; (wait k)", "kn_1", "but still gives its value"),
      Case("k = create a.csv; x = wait k; x.id", "kn_1"), Case("print 1", "1"),
      Case("echo 1", "[1]"),
      Case("if true { 1; x = 2; 3 }", "1\n3"), Case("for i in 1..2 { i }", "1\n2"),
      Case("if 1 < 2 { create a.csv }", "kn_1"), Case("(print 5)", "5", "null prints nothing"),
    ])
  func printing(_ row: Case) throws {
    #expect(try Session().run(row.text).joined(separator: "\n") == row.expected)
  }

  @Test("what a loop cannot go through is refused, before running where that is certain")
  func sequences() throws {
    let message = "`for` goes through a list, a range or a record's keys, but is given"
    let hint = "a range counts, `1..5` say; `[x]` is a list of one"
    expectDiagnostics(
      """
      for x in 5 { }
               ^ error: \(message) 5 → \(hint)
      for x in "abc" { }
               ^^^^^ error: \(message) "abc" → \(hint)
      """)
    let failure = try Session().failure(of: "n = 5; for x in n { }")
    #expect(failure.message == "\(message) 5")
    #expect(failure.hint == hint)
    #expect(failure.kind == "wrong_kind")
  }

  @Test("break and continue stand in loops, and statements have their parts")
  func shapes() {
    expectDiagnostics(
      """
      break
      ^^^^^ error: `break` stands in no loop
      if true { continue }
                ^^^^^^^^ error: `continue` stands in no loop
      while true { } ; break
                       ^^^^^ error: `break` stands in no loop
      if true print 1
              ^ error: a block `{ … }` must follow the condition → begin a new statement with `;` or on a new line
      else { }
      ^^^^ error: `else` cannot begin a statement
      for 5 in [1] { }
          ^ error: `for` needs a name: `for f in …`
      for x [1] { }
            ^ error: `in` is missing: `for x in …`
      if x = 5 { }
           ^ error: a block `{ … }` must follow the condition → compare with `==`
      } print 1
      ^ error: a value is missing here
      """, after: "x = 1")
  }
}
