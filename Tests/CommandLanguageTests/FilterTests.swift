import CommandLanguage
import Synchronization
import Testing

@Suite("Filters")
struct FilterTests {
  private static let values = """
    a = {name: "a", n: 3, deep: {x: 1}}; b = {name: "b", n: 1, deep: null}
    c = {name: "c", n: 3}; all = [a, b, c]; limit = 2; n = 100; empty = []
    """

  @Test(
    "`where` leaves the items for which a condition holds",
    arguments: [
      Case("(all | where n == 3 | each name)", "[\"a\",\"c\"]"),
      Case("(all | where n > $limit and name != \"a\" | each name)", "[\"c\"]"),
      Case("(all | where n < $n | count)", "3", "a field stands before the variable of its name"),
      Case("([3, 10] | where it > 5)", "[10]"), Case("(1..6 | where it % 2 == 0)", "[2,4,6]"),
      Case("(all | where deep?.x == 1 or false | count)", "error: \(Self.noDeep)"),
      Case("(all | where it?.deep?.x == 1 | count)", "1"),
      Case("(all | where it[\"n\"] == 1 | count)", "1"),
      Case("(all | where name in [\"a\", \"b\"] | count)", "2"),
      Case("(all | where \"${name}x\" == \"bx\" | count)", "1", "a text may name fields"),
      Case("(all | where \"$limit\" == \"2\" | count)", "3", "and variables"),
      Case("(all | where (n) == 1 | count)", "1"), Case("(empty | where it.x)", "[]"),
      Case("(all | where name matches '[ab]' | count)", "2"),
      Case("(all | where len(name) == 1 | count)", "3"),
      Case(
        "(all | where ($empty + [n] | where it == 3 | count) == 1 | each name)", "[\"a\",\"c\"]",
        "filters within filters"),
      Case("(all | where n)", "error: a condition must be true or false, but is 3"),
      Case(
        "(all | where n < name)",
        "error: 3 and \"a\" have no order between them, a number and a text"),
      Case("(all | where zz == 1)", "error: a record has no field `zz`"),
      Case("(5 | where it == 5)", "[5]", "a value is a list of one"),
      Case("(null | where true)", "error: null has nothing that a filter could take"),
    ])
  func whereFilter(_ row: Case) throws { try expectValue(row, after: Self.values) }

  private static let noDeep = "a record has no field `deep`"

  @Test(
    "`each` gives what an expression makes of each item",
    arguments: [
      Case("(all | each n * 2)", "[6,2,6]"), Case("(1..3 | each it * it)", "[1,4,9]"),
      Case("(all | each ({name: name, double: n + n}) | first)", "{\"name\":\"a\",\"double\":6}"),
      Case("(1..2 | each (1..it | each it * 10))", "[[10],[10,20]]", "the inner `it`"),
      Case("(a | each n)", "3", "of a value that is no list, a value"),
      Case("([[1, 2], [3]] | each it[0])", "[1,3]"),
    ])
  func each(_ row: Case) throws { try expectValue(row, after: Self.values) }

  @Test(
    "`sort` orders by fields, or by the items themselves",
    arguments: [
      Case("([3, 1, 2] | sort)", "[1,2,3]"),
      Case("([\"b\", \"B\", \"a\"] | sort)", "[\"B\",\"a\",\"b\"]"),
      Case("([2.5, 1, 2] | sort)", "[1,2,2.5]"),
      Case("([2s, 1m, 5ms] | sort)", "[\"5ms\",\"2s\",\"1m\"]"),
      Case("(all | sort n | each name)", "[\"b\",\"a\",\"c\"]", "equal items keep their order"),
      Case("(all | sort -n | each name)", "[\"a\",\"c\",\"b\"]", "descending, too"),
      Case("(all | sort -n -name | each name)", "[\"c\",\"a\",\"b\"]"),
      Case("([1, null, 0] | sort)", "[0,1,null]", "null stands last"),
      Case("([{k: null}, {k: 1}, {k: 2}] | sort -k | each k)", "[2,1,null]", "whatever the order"),
      Case("(all | sort \"n\" | each n)", "[1,3,3]"), Case("(empty | sort x)", "[]"),
      Case(
        "([{\"two words\": 2}, {\"two words\": 1}] | sort \"two words\" | first)",
        "{\"two words\":1}"),
      Case("([{r: {x: 2}}, {r: {x: 1}}] | sort r.x | first)", "{\"r\":{\"x\":1}}"),
      Case("(5..1 | sort)", "[]"), Case("(1..3 | sort | last)", "3"),
      Case(
        "([1, \"a\"] | sort)", "error: \"a\" and 1 have no order between them, a text and a number"),
      Case(
        "([[1], [2]] | sort)",
        "error: a list of 1 and a list of 1 have no order between them, a list and a list"),
      Case("(all | sort zz)", "error: a record has no field `zz`"),
      Case(
        "([[b]] | each it[0] | sort deep.x)",
        "error: `deep` of a record is null, so it has no field `x`"),
      Case("([b] | sort deep?.x | count)", "1"),
    ])
  func sort(_ row: Case) throws { try expectValue(row, after: Self.values) }

  @Test(
    "`select` gives records of some fields",
    arguments: [
      Case("(all | select n name | first)", "{\"n\":3,\"name\":\"a\"}"),
      Case("([a] | select deep.x)", "[{\"deep.x\":1}]"),
      Case("(a | select n)", "{\"n\":3}", "of a record, a record"),
      Case("([{}] | select ?.n)", "[{\"n\":null}]"),
      Case("([{\"a.b\": 1}] | select \"a.b\")", "[{\"a.b\":1}]", "a name with a dot"),
      Case("(all | select deep)", "error: a record has no field `deep`"),
    ])
  func select(_ row: Case) throws { try expectValue(row, after: Self.values) }

  @Test(
    "`first`, `last` and `count`",
    arguments: [
      Case("([7, 8, 9] | first)", "7"), Case("([7, 8, 9] | first 2)", "[7,8]"),
      Case("([7, 8, 9] | first 9)", "[7,8,9]"), Case("([7] | first 0)", "[]"),
      Case("(empty | first)", "null"), Case("(empty | first 2)", "[]"),
      Case("(7 | first)", "7"), Case("(7 | first 1)", "[7]"),
      Case("([7, 8, 9] | last)", "9"), Case("([7, 8, 9] | last 2)", "[8,9]"),
      Case("(1..7 | last 3)", "[5,6,7]"), Case("([7, 8] | last 9)", "[7,8]"),
      Case("([7] | last 0)", "[]"), Case("(empty | last)", "null"),
      Case("(1..100 | count)", "100"), Case("(empty | count)", "0"),
      Case("(\"text\" | count)", "1"),
      Case("([7] | first (-1))", "error: N must be at least 0, but is -1"),
      Case("(1..9223372036854775807 | first 2)", "[1,2]", "no more is made than is asked for"),
    ])
  func ends(_ row: Case) throws { try expectValue(row, after: Self.values) }

  @Test("a statement prints what its filters give, and a variable holds it")
  func statements() throws {
    let session = Session()
    #expect(
      try session.run("[1, 2, 3] | where it > 1; x = 1..3 | each it; print x; x | first")
        == ["[2,3]", "[1,2,3]", "1"])
    #expect(
      try session.run("for i in 1..9 | where it % 4 == 0 { print i }; if (x | count) == 3 { 4 }")
        == ["4", "8", "4"])
    #expect(try session.run("1..3 |\n  where it > 1 |\n  first") == ["2"])
  }

  @Test("in a command's arguments a name is a variable, and `it` the item")
  func arguments() throws {
    let session = Session()
    try session.run("k = create a.csv; ks = [k]; tag = 5")
    #expect(try session.run("ks | where (retrieve it).status == \"ready\" | count") == ["1"])
    #expect(try session.run("ks | each (echo $it.name $tag ($tag))") == ["[[\"a.csv\",5,5]]"])
  }

  @Test("a `def` that comes back to a filter which is in use finds its own item there")
  func recursion() throws {
    #expect(
      try Session().run(
        """
        def tree x { return x.children | each ({name: name, below: tree(it), after: name}) }
        t = {children: [{name: "a", children: [{name: "b", children: []}]}, {name: "c", children: []}]}
        print tree(t)
        """) == [
          "[{\"name\":\"a\",\"below\":[{\"name\":\"b\",\"below\":[],\"after\":\"b\"}],\"after\":\"a\"},"
            + "{\"name\":\"c\",\"below\":[],\"after\":\"c\"}]"
        ])
  }

  @Test("an error in a filter is at its own place")
  func places() throws {
    let session = Session()
    try session.run(Self.values)
    for (text, place) in [
      ("all | where n / 0 > 1", "n / 0"), ("all | sort zz", "sort zz"),
      ("all | select name zz", "select name zz"), ("all | where zz == 1", "zz"),
      ("all | first $all", "first $all"), ("all[7] | count", "all[7]"),
    ] {
      let site = try #require(try session.failure(of: text).site)
      #expect(site.source[site.range] == place, "\(text)")
    }
  }
}

@Suite("Filters that the check knows")
struct CheckedFilterTests {
  @Test("unknown filters, fields and arguments are named with what was meant")
  func errors() {
    expectDiagnostics(
      """
      [1] | wher it == 1
            ^^^^ error: no filter `wher` → did you mean `where`?
      [1] | grep x
            ^^^^ error: no filter `grep` → write `where name matches 'pattern'`
      [1] | print
            ^^^^^ error: no filter `print` → `print` is a command: give it the items as `print (…)`
      [1] | zzzz 1
            ^^^^ error: no filter `zzzz` → filters are where, sort, select, first, last, count, each, save, format
      [1] | first x
                  ^ error: N must be a whole number, but is `x` → write 42
      [1] | first 1 2
                    ^ error: `first` takes one argument at most → write `first [N]`
      [1] | where
            ^^^^^ error: `where` needs an expression: CONDITION is missing → write `where CONDITION`
      [1] | where 1, 2
                     ^ error: `where` takes one argument at most → write `where CONDITION`
      [1] | where 5
                  ^ error: a condition must be true or false, but is 5 → compare it with something: `x == 0`, `k.status == "ready"`
      [1] | select
            ^^^^^^ error: `select` needs a field: FIELD is missing → write `select FIELD…`
      [1] | select a+b
                   ^^^ error: FIELD must be a field, but is `a+b` → write name or row_counts.total; other names in quotes
      [1] | select -a
                   ^^ error: FIELD must be a field, but is `-a` → write name or row_counts.total; other names in quotes
      [1] | format xml
                   ^^^ error: FORM must be one of json, jsonl, csv, table, but is `xml`
      [1] | where $zz == 1
                   ^^ error: no variable `zz` → `vars` lists the variables
      print len([1] | count)
                    ^ error: `,` or `)` must stand here → what is filtered stands in parentheses here: `(… | count)`
      if true | count { }
              ^ error: a block `{ … }` must follow the condition → what is filtered stands in parentheses here: `(… | count)`
      where it == 1
      ^^^^^ error: no command `where` → a filter stands behind what it filters: `… | where CONDITION`
      print [1] | count
      ^^^^^^^^^ error: `print` gives no value that a filter could take → what it is given is filtered in parentheses: `print (… | first)`
      """)
  }

  @Test("the kind of a list's items is known from the session, and of its items")
  func lists() {
    expectDiagnostics(
      """
      ks | where stauts == "ready"
                 ^^^^^^ error: `knowledge` has no field `stauts` → did you mean `status`?
      for k in ks { print k.nam }
                            ^^^ error: `knowledge` has no field `nam` → did you mean `name`?
      print ks[0].nam, ks[0..1][-1].nam, ks[len(ks) - 1].nam
                  ^^^ error: `knowledge` has no field `nam` → did you mean `name`?
                                    ^^^ error: `knowledge` has no field `nam` → did you mean `name`?
      mixed | where nam == 1
      """, after: "k = create a.csv; ks = [k, k]; mixed = [k, {nam: 1}]")
  }

  @Test("the fields of what a command gives are known through filters")
  func fields() {
    expectDiagnostics(
      """
      status = 1
      create a.csv | where stauts == "ready"
                           ^^^^^^ error: `knowledge` has no field `stauts` → did you mean `status`?
      create a.csv | sort -row_counts.totl
                          ^^^^^^^^^^^^^^^^ error: `knowledge.row_counts` has no field `totl` → did you mean `total`?
      (create a.csv | where true | first).nam
                                          ^^^ error: `knowledge` has no field `nam` → did you mean `name`?
      total = 5; create a.csv | where total == 1
                                      ^^^^^ error: `knowledge` has no field `total` → write `$total` for the variable
      create a.csv | where it.row_counts.total == 3 and $status == 1 | each id | where zz
      create a.csv | select name | where zz == 1
                                         ^^ error: what `select` gives has no field `zz` → its fields are name
      create a.csv | where it?.zz == null
      """)
  }
}

@Suite("Streams", .timeLimit(.minutes(1)))
struct StreamTests {
  @Test(
    "no page is fetched that no filter asks for",
    arguments: [
      ("pages 9 | first", "1", 1), ("pages 9 | first 2", "[1,2]", 1),
      ("pages 9 | first 3", "[1,2,3]", 2), ("pages 9 | first 0", "[]", 0),
      ("pages 9 | where it > 4 | first", "5", 3), ("pages 9 | each it * 2 | first 1", "[2]", 1),
      ("(pages 9) | where true | first", "1", 1), ("(pages 9 | where true) | first", "1", 1),
      ("pages 3 | count", "6", 3), ("pages 3 | last", "6", 3), ("pages 2", "[1,2,3,4]", 2),
      ("pages 2 | sort", "[1,2,3,4]", 2), ("pages 0 | count", "0", 0),
    ])
  func laziness(text: String, expected: String, pages: Int) throws {
    let session = Session()
    #expect(try session.run("x = \(text); print x") == [expected])
    #expect(session.commands.fetched.withLock(\.self) == pages)
  }

  @Test(
    "a command is told how many items are taken, where that is written out",
    arguments: [
      ("pages 9 | first 2", 2), ("pages 9 | first", 1), ("pages 9 | first 0 | count", 0),
      ("pages 9", nil), ("pages 9 | count", nil), ("pages 9 | where true | first 2", nil),
      ("n = 2; pages 9 | first $n", nil),
    ])
  func wanted(text: String, count: Int?) throws {
    let session = Session()
    _ = try session.run(text)
    #expect(session.commands.wanted.withLock(\.self) == count)
  }

  @Test("a page that fails is an error of the command, and what came before it is given")
  func failures() throws {
    let session = Session()
    #expect(try session.run("print (pages 9 --broken 3 | first 4)") == ["[1,2,3,4]"])
    let failure = try session.failure(of: "pages 9 --broken 3 | count")
    #expect(failure.message == "page 3 is broken")
    #expect(failure.site.map { $0.source[$0.range] } == "pages 9 --broken 3")
  }

  @Test("a stream is cancelled between two items")
  func cancellation() throws {
    let session = Session()
    let cancellation = session.interpreter.cancellation
    cancellation.request()
    #expect(throws: Ending.interrupted) {
      try session.run("1..9223372036854775807 | where false | count")
    }
  }
}
