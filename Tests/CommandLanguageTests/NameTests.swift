import CommandLanguage
import Testing

@Suite("Names")
struct NameTests {
  @Test("a name that no path gives a value is an error of the check")
  func undefined() {
    expectDiagnostics(
      """
      print kk
            ^^ error: no variable `kk` → did you mean `k`?
      print "${kk}", later
               ^^ error: no variable `kk` → did you mean `k`?
                     ^^^^^ error: no variable `later` → `vars` lists the variables
      later = 1; print later
      print x; x = 1
            ^ error: no variable `x` → `vars` lists the variables
      total = total + 1
              ^^^^^ error: no command or variable `total` → `help` lists the commands, `vars` the variables
      """, after: "k = 1")
  }

  @Test("nothing has run when the check finds an error")
  func checkedBefore() throws {
    let session = Session()
    #expect(throws: Session.NotRun.self) { try session.run("print 1; x = 2; print zz") }
    #expect(session.output.take() == [])
    #expect(session.interpreter.variables.isEmpty)
  }

  @Test(
    "a variable that one path misses is an error where it is used, and only then",
    arguments: [
      Case("if c { x = 1 }; print x", "`x`"), Case("while c { x = 1 }; print x", "`x`"),
      Case("for i in [] { x = 1 }; print x", "`x`"), Case("for i in [] { }; print i", "`i`"),
      Case("if c { x = 1 } else if c { x = 2 }; print x", "`x`"),
      Case("n = 0; while n < 1 { n = 1; if c { x = 1 }; print x }", "`x`"),
      Case("for i in 1..2 { if i == 2 { print x } else { if c { x = 1 } } }", "`x`"),
    ])
  func missedAssignments(_ row: Case) throws {
    let session = Session()
    try session.run("c = false")
    let failure = try session.failure(of: row.text)
    #expect(
      failure.message
        == "\(row.expected) has no value here: the path that led here does not assign it")
    #expect(failure.kind == "unset_variable")
  }

  @Test(
    "a variable that every path gives a value is fine",
    arguments: [
      Case("if c { x = 1 } else { x = 2 }; print x", "2"),
      Case("if c { x = 1 } else if c { x = 2 } else { x = 3 }; print x", "3"),
      Case("for i in 1..2 { if i == 2 { print x }; x = i }", "1", "an earlier turn gave it"),
      Case("x = 0; while x < 2 { if x == 1 { print y }; y = x; x = x + 1 }", "0"),
      Case("if not c { x = 5 }; print x", "5", "the path that ran assigns it"),
      Case("while true { x = 1; break }; print x", "1"),
    ])
  func assignments(_ row: Case) throws {
    let session = Session()
    try session.run("c = false")
    #expect(try session.run(row.text).joined(separator: "\n") == row.expected)
  }

  @Test("commands that are not known are named with the nearest one")
  func unknownCommands() {
    expectDiagnostics(
      """
      wiat k
      ^^^^ error: no command `wiat` → did you mean `wait`?
      creat *.pdf
      ^^^^^ error: no command `creat` → did you mean `create`?
      creat /tmp/x.pdf
      ^^^^^ error: no command or variable `creat` → did you mean `create`?
      x = retreive k
          ^^^^^^^^ error: no command `retreive` → did you mean `retrieve`?
      ret
      ^^^ error: no command or variable `ret` → did you mean `retrieve`?
      k 5
      ^ error: `k` is a variable, not a command → a statement begins with a command; `print k` shows the variable
      print create
            ^^^^^^ error: no variable `create` → a command's result stands in parentheses: `(create …)`
      print wait(k)
            ^^^^ error: no function `wait` → `wait` is a command: write `(wait …)`
      print lne(k)
            ^^^ error: no function `lne` → did you mean `len`?
      len k
      ^^^ error: `len` is a function, and its arguments stand in parentheses → write `len(x)`
      print len
            ^^^ error: `len` is a function, and its arguments stand in parentheses → write `len(x)`
      something else
      ^^^^^^^^^ error: no command `something` → `help` lists the commands
      """, after: "k = 1")
  }

  @Test("keywords and commands cannot be variables")
  func reserved() {
    expectDiagnostics(
      """
      print = 1
      ^^^^^ error: `print` is the name of a command and cannot be a variable → choose another name, `my_print` say
      sleep = 1
      ^^^^^ error: `sleep` is the name of a command and cannot be a variable → choose another name, `my_sleep` say
      for if in [1] { }
          ^^ error: `if` is a keyword and cannot be a variable
      true = 1
           ^ error: only a variable is assigned, `x = …`, not a field or an item → compare with `==`
      print in
            ^^ error: `in` is a keyword, but a value must stand here
      my_print = 1; len = 2; print len, my_print
      """)
  }

  @Test("all errors are found, in the order of the text")
  func allErrors() {
    expectDiagnostics(
      """
      print yy, zz
            ^^ error: no variable `yy` → `vars` lists the variables
                ^^ error: no variable `zz` → `vars` lists the variables
      x = [
        1 2,
          ^ error: `,` or `]` must stand here → the bracket was opened in row 2
        3,
      ]
      y = { a: "it's }", b 1 }
                           ^ error: `:` must follow the name of a field
      echo Bob's.pdf "x"y
                        ^ error: a quoted text must be the whole argument, but more follows → put it all in double quotes, with `${…}` for what is replaced
      if true { print 1 2; print 3 }
                        ^ error: `,` must stand between values
      z = (1 + )
               ^ error: a value is missing here
      print qq
            ^^ error: no variable `qq` → `vars` lists the variables
      """)
  }

  @Test("more errors than anybody reads are counted")
  func tooManyErrors() {
    let session = Session()
    let found = session.diagnostics(of: String(repeating: "print zz\n", count: 250))
    #expect(found.count == 101)
    #expect(found.last?.message == "and 150 more like these")
  }

  @Test("a bracket that is never closed hides no more than its row")
  func openBracket() {
    expectDiagnostics(
      """
      x = (1 + 2
      y = [3
      ^ error: `)` must stand here → the bracket was opened in row 1
      print zz
            ^^ error: no variable `zz` → `vars` lists the variables
      """)
  }
}
