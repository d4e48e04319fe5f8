import CommandLanguage
import Testing

@Suite("Functions")
struct FunctionTests {
  @Test(
    "texts",
    arguments: [
      Case("text(1.0)", "1"), Case("text([1, null])", "[1,null]"),
      Case("json(\"a\\\"b\")", "\"a\\\"b\""),
      Case("json({b: 1, a: [2s]})", "{\"b\":1,\"a\":[\"2s\"]}"), Case("lower(\"ÄB\")", "äb"),
      Case("upper(\"straße\")", "STRASSE"), Case("trim(\"  a b\\n\")", "a b"),
      Case("trim(\"  \")", ""),
      Case("split(\"a,b,,c\", \",\")", "[\"a\",\"b\",\"\",\"c\"]"),
      Case("split(\"\", \",\")", "[\"\"]"),
      Case("join([1, \"b\", null], \"-\")", "1-b-null"), Case("join([], \",\")", ""),
      Case("replace(\"banana\", \"an\", \"o\")", "booa"), Case("replace(\"a\", \"b\", \"c\")", "a"),
      Case("split(\"a\", \"\")", "error: the separator of `split` is empty"),
      Case("replace(\"a\", \"\", \"b\")", "error: `replace` looks for an empty text"),
      Case("upper(5)", "error: `upper` needs a text, but is given 5"),
      Case("join(\"ab\", \",\")", "error: `join` needs a list, but is given \"ab\""),
    ])
  func texts(_ row: Case) throws { try expectValue(row) }

  @Test(
    "collections",
    arguments: [
      Case("len(\"👨‍👩‍👧é\")", "2", "a text has the characters that a person sees"),
      Case("len([])", "0"),
      Case("len([1, [2, 3]])", "2"), Case("len({a: 1})", "1"), Case("len(1..5)", "5"),
      Case("len(5..1)", "0"),
      Case("keys({b: 1, a: 2})", "[\"b\",\"a\"]"), Case("values({b: 1, a: 2})", "[1,2]"),
      Case("keys((create a))[0]", "id"),
      Case("len(null)", "error: `len` needs a list, a record or a text, but is given null"),
      Case("keys([])", "error: `keys` needs a record, but is given a list of 0"),
    ])
  func collections(_ row: Case) throws { try expectValue(row) }

  @Test(
    "numbers",
    arguments: [
      Case("number(\"42\")", "42"), Case("number(\"-1.5\")", "-1.5"), Case("number(7)", "7"),
      Case("number(\"-9223372036854775808\")", "-9223372036854775808"),
      Case("number(\"0x10\")", "16"),
      Case("number(\"\")", "error: \"\" spells no number"),
      Case("number(\"5MB\")", "error: \"5MB\" spells no number"),
      Case("number(\" 5\")", "error: \" 5\" spells no number"),
      Case("round(2.5)", "3", "half away from zero"), Case("round(-2.5)", "-3"),
      Case("round(2.4)", "2"),
      Case("round(1.25, 1)", "1.3"), Case("round(1234, -2)", "1200"), Case("round(7)", "7"),
      Case("round(1e300, 10)", "1e+300"), Case("round(1.005, 15)", "1.005"),
      Case(
        "round(1, 16)", "error: `round` needs a whole number of digits, -15 to 15, but is given 16"),
      Case(
        "round(1.5, -9223372036854775808)",
        "error: `round` needs a whole number of digits, -15 to 15, but is given -9223372036854775808"
      ),
      Case(
        "round(1, 0.5)",
        "error: `round` needs a whole number of digits, -15 to 15, but is given 0.5"),
      Case("round(\"1\")", "error: `round` needs a number, but is given \"1\""),
    ])
  func numbers(_ row: Case) throws { try expectValue(row) }

  @Test(
    "the least, the greatest and the sum",
    arguments: [
      Case("min(3, 1, 2)", "1"), Case("max([1, 2.5, 2])", "2.5"), Case("min(\"b\", \"a\")", "a"),
      Case("max([1m, 90s])", "1m30s"), Case("min(5)", "error: `min` needs a list, but is given 5"),
      Case("max([])", "null", "of no items there is none"), Case("min(3..9)", "3"),
      Case("max(3..9)", "9"), Case("max(9..3)", "null"), Case("min([[1]])", "[1]"),
      Case(
        "max(1, \"a\")", "error: \"a\" and 1 have no order between them, a text and a number"),
      Case("sum([1, 2.5])", "3.5"), Case("sum([])", "0"), Case("sum([1MB, 2MB])", "3MB"),
      Case("sum([1m, 1s])", "1m1s"), Case("sum(1..4)", "10"), Case("sum(4..1)", "0"),
      Case("sum(1..1000000000)", "500000000500000000", "without adding one by one"),
      Case("sum(-9223372036854775807..9223372036854775807)", "error: the sum is too large"),
      Case("sum([9223372036854775807, 1])", "error: the sum is too large"),
      Case("sum([1e308, 1e308])", "error: the sum is too large"),
      Case(
        "sum([1, \"a\"])",
        "error: `sum` adds numbers, durations or sizes, but is given 1 and \"a\""),
      Case(
        "sum([\"a\"])",
        "error: `sum` adds numbers, durations or sizes, but is given \"a\" and 0"),
      Case(
        "sum([1s, 1])", "error: `sum` adds numbers, durations or sizes, but is given 1s and 1"),
    ])
  func aggregates(_ row: Case) throws { try expectValue(row) }

  @Test("`env` reads the environment, but no key, under whatever name")
  func environment() throws {
    let session = Session(
      environment: ["HOME": "/ada", "KEY": "sk-secret", "COPY": "Bearer sk-secret", "EMPTY": ""],
      secrets: ["KEY", "OTHER"])
    #expect(
      try session.run("print env('HOME'), env('NOPE'), env('EMPTY') == ''") == [
        "/ada null true"
      ])
    for name in ["KEY", "COPY"] {
      let failure = try session.failure(of: "env('\(name)')")
      #expect(failure.kind == "secret")
      #expect(failure.message == "`\(name)` holds a key, and no program reads keys")
    }
    #expect(try session.failure(of: "env(5)").message == "`env` needs a text, but is given 5")
  }

  @Test("a function takes its number of arguments")
  func arity() {
    expectDiagnostics(
      """
      print len()
            ^^^^^ error: `len` takes one argument, but is given 0 → write `len(x)`
      print split("a")
            ^^^^^^^^^^ error: `split` takes 2 arguments, but is given 1 → write `split(t, by)`
      print round(1, 2, 3)
            ^^^^^^^^^^^^^^ error: `round` takes 1 to 2 arguments, but is given 3 → write `round(x, digits)`
      print now(1), min()
            ^^^^^^ error: `now` takes no arguments, but is given 1 → write `now()`
                    ^^^^^ error: `min` takes one argument or more, but is given 0 → write `min(x, …)`
      print nothing(1)
            ^^^^^^^ error: no function `nothing` → `help functions` lists the functions, `help defs` your own
      """)
  }

  @Test("every function has a usage that opens with its name, and a summary of one sentence")
  func table() {
    for function in Function.all {
      #expect(function.usage.hasPrefix(function.name + "("))
      #expect(function.summary.hasSuffix(".") && !function.summary.dropLast().contains(". "))
      #expect(Function.named(function.name)?.usage == function.usage)
    }
    #expect(Set(Function.all.map(\.name)).count == Function.all.count)
  }
}
