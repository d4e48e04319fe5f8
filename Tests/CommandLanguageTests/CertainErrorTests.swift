import CommandLanguage
import Testing

@Suite("Errors that are certain before anything runs")
struct CertainErrorTests {
  @Test("operators between kinds that they never take")
  func operators() {
    let hint = "write \"…${value}\" to put a value into a text"
    expectDiagnostics(
      """
      print 1 + "a"
            ^^^^^^^ error: `+` does not take 1 and "a", a number and a text → \(hint)
      print "n: " + len(x)
            ^^^^^^^^^^^^^^ error: `+` does not take "n: " and a number → \(hint)
      print x - "a", true * x
            ^^^^^^^ error: `-` does not take "a"
                     ^^^^^^^^ error: `*` does not take true
      print 1 < [x], x > {}
            ^^^^^^^ error: 1 and a list of 1 have no order between them, a number and a list
                     ^^^^^^ error: `>` does not take a record
      print 1 in 5, "a$x" .. 3
            ^^^^^^ error: `in` asks a list, a range, a record or a text, but is given 5
                    ^^^^^^^^^^ error: `..` does not take a text and 3
      print -len(x), -"a", not len(x)
                     ^^^^ error: `-` needs a number, a duration or a size, but is given "a"
                               ^^^^^^ error: a condition must be true or false, but is a number → compare it with something: `x == 0`, `k.status == "ready"`
      print 5 matches "a", x matches 5
            ^^^^^^^^^^^^^ error: `matches` looks into a text, but is given 5
                                     ^ error: a pattern must be a text, but is 5
      """, after: "x = [1]")
  }

  @Test("items and fields of what has none")
  func members() {
    let index = "lists and texts are indexed by whole numbers, records by texts"
    expectDiagnostics(
      """
      print [x, 2][5], "abc"[-4], ([])[0]
            ^^^^^^^^^ error: a list of 2 has no item 5 → its items are 0 to 1
                       ^^^^^^^^^ error: "abc" has no item -4 → its items are 0 to 2
                                  ^^^^^^^ error: a list of 0 has no item 0 → it is empty
      print 5[0], x[true], ({a: 1})[0], [1]["a"], x[0.5]
            ^^^^ error: 5 cannot be indexed by 0 → \(index)
                  ^^^^^^^ error: a value cannot be indexed by true → \(index)
                           ^^^^^^^^^^^ error: a record cannot be indexed by 0 → \(index)
                                        ^^^^^^^^ error: an index must be a whole number, but is "a"
                                                  ^^^^^^ error: an index must be a whole number, but is 0.5
      print [1].name, (x == x).name
            ^^^^^^^^ error: a list of 1 has no fields → its items have: `[0]` is the first, `for x in …` goes through all
                      ^^^^^^^^^^^^^ error: a boolean has no fields → to go on with text behind a variable, put it in double quotes: "$name.csv"
      """, after: "x = 1")
  }

  @Test("arguments that a function never takes")
  func functions() {
    expectDiagnostics(
      """
      print len(5), upper(len(x)), round(x, 400), round(2.5, 1)
            ^^^^^^ error: `len` needs a list, a record or a text, but is given 5
                          ^^^^^^ error: `upper` needs a text, but is given a number
                                            ^^^ error: `round` needs a whole number of digits, -15 to 15, but is given 400
      print time("soon"), number("x"), split("a", "")
            ^^^^^^^^^^^^ error: `soon` is no time: write 2026-01-01 or 2026-01-01T10:00:00Z, with `Z` or an offset such as +02:00
                          ^^^^^^^^^^^ error: "x" spells no number
                                       ^^^^^^^^^^^^^^ error: the separator of `split` is empty
      print join(x, 5), keys([x]), sum([9223372036854775807, 1])
                    ^ error: `join` needs a text, but is given 5
                             ^^^ error: `keys` needs a record, but is given a list of 1
      """, after: "x = [1]")
  }

  @Test("arguments beyond their parameter's bounds, or of a kind that it never takes")
  func parameters() {
    expectDiagnostics(
      """
      exit -1
           ^^ error: N must be from 0 to 255, but is -1
      if x { wait k --timeout (len(l)) }
                               ^^^^^^ error: --timeout must be a duration, but is a number
      if x { take [1]; take ([1]); create (1 == 2) }
                             ^^^ error: TEXT must be a text, but is a list of 1
                                           ^^^^^^ error: PATH must be a path, but is false
      [1] | first -1
                  ^^ error: N must be at least 0, but is -1
      """, after: "k = create a.csv; x = true; l = []")
  }

  @Test("fields of what commands, filters, loops and `catch` give")
  func fields() {
    expectDiagnostics(
      """
      for x in files a.csv { print x.stem, x.nmae }
                                             ^^^^ error: a path has no field `nmae` → did you mean `name`?
      files a.csv | where sise > 1MB | sort -exist
                          ^^^^ error: a path has no field `sise` → did you mean `size`?
                                            ^^^^^^ error: a path has no field `exist` → did you mean `exists`?
      try { fail x } catch e { print e.kind, e?.knd, e.mesage }
                                                       ^^^^^^ error: an error has no field `mesage` → did you mean `message`?
      def g p: path q { print p.ext, q.anything, p.extension }
                                                   ^^^^^^^^^ error: a path has no field `extension` → its fields are name, stem, ext, dir, size, exists
      create a.csv | select id row_counts.total | where row_counts.total > 1 and id == ""
                                                        ^^^^^^^^^^ error: what `select` gives has no field `row_counts` → did you mean `row_counts.total`?
      [{a: 1}] | select ?.a b | sort a -b | each c
                                                 ^ error: what `select` gives has no field `c` → its fields are a, b
      """)
  }

  @Test("what stands behind the end of a program never runs")
  func ends() {
    let hint = "put the `exit` into a condition, or take this out"
    expectDiagnostics(
      """
      if x { fail "no"; print 1 } else { exit 3; print 2 }
                        ^^^^^^^ error: this never runs: `fail` stands before it → put the `fail` into a condition, or take this out
                                                 ^^^^^^^ error: this never runs: `exit` stands before it → \(hint)
      try { fail "no" } catch e { print 1 }; print 2
      def f { exit }
      for i in 1..2 { exit }
      exit; print 3
            ^^^^^^^ error: this never runs: `exit` stands before it → \(hint)
      """, after: "x = true")
  }

  @Test(
    "what might run is no error",
    arguments: [
      "try { 1 + \"a\"; len(5); [1][3] } catch e { print e.kind }",
      "expect error wrong_kind { not_called = 1 + \"a\" }", "x = 1; x = \"a\"; print x + \"b\"",
      "print 1 / 0", "print 9223372036854775807 + 1", "if false { 1 % 0 }",
      "x = null; print x?.name, x ?? 1", "print [1, 2][-2], \"ab\"[0..9], (1..3)[2]",
      "print 2s * 3, 3 * 2s, 1GiB / 2, \"a\" + (files a.csv)[0]", "print round(5, 2), len(1..3)",
      "x = 5; print 1..x, x in 1..9, 1 == \"a\"", "print min(1, 2), max([1]), sum(1..2)",
      "print ({a: 1})?.b, [1] + [\"a\"], \"a\" < \"b\"", "for key in {a: 1} { print key }",
      "while true { if 1 < 2 { exit } }", "source a.grid; print 1",
      "take (1.5); take (1 == 1); create (\"a.csv\"); wait ([(create a.csv)])",
      "(files a.csv | select name | first).name",
      "files a.csv | each ({n: name}) | where n == \"\"",
      "print len(json(1..3)), upper(text(5)), time(time(\"2026-01-01\"))",
    ])
  func noFalseAlarm(_ text: String) {
    let session = Session(files: .holding(["a.csv": "", "a.grid": "x = 1; exit"]))
    #expect(session.diagnostics(of: text).map(\.message) == [])
  }
}
