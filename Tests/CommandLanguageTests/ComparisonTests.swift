import CommandLanguage
import Testing

@Suite("Comparisons and conditions")
struct ComparisonTests {
  @Test(
    "values of different kinds are unequal",
    arguments: [
      Case("1 == 1", "true"), Case("1 == 1.0", "true"), Case("1 != 2", "true"),
      Case("1 == \"1\"", "false"),
      Case("null == null", "true"), Case("null == false", "false"), Case("0 == false", "false"),
      Case("\"a\" == \"a\"", "true"),
      Case("\"é\" == \"e\\u{301}\"", "true", "as a person sees them"),
      Case("60s == 1m", "true"), Case("1000KB == 1MB", "true"), Case("1s == 1", "false"),
      Case("[1, [2]] == [1.0, [2]]", "true"), Case("[1] == [1, 2]", "false"),
      Case("({a: 1, b: 2}) == {b: 2, a: 1}", "true", "records are equal in any order"),
      Case("({a: 1}) == {a: 2}", "false"), Case("({a: 1}) == {b: 1}", "false"),
      Case("1..3 == 1..3", "true"),
      Case("3..1 == 9..1", "true", "two empty ranges"), Case("(files x)[0] == \"x\"", "true"),
      Case("9007199254740993 == 9007199254740992.0", "false", "integers are compared exactly"),
    ])
  func equality(_ row: Case) throws { try expectValue(row) }

  @Test(
    "order is between values of one kind",
    arguments: [
      Case("1 < 2", "true"), Case("2 <= 2", "true"), Case("1 > 0.5", "true"),
      Case("0.5 >= 1", "false"),
      Case("1.5 < 2", "true"), Case("\"a\" < \"b\"", "true"), Case("\"B\" < \"a\"", "true"),
      Case("59s < 1m", "true"), Case("1KB < 1KiB", "true"), Case("-1 > -2", "true"),
      Case("9007199254740993 > 9007199254740992.0", "true"),
      Case("9007199254740992.0 < 9007199254740993", "true"),
      Case("9223372036854775807 < 9223372036854775808.0", "true"),
      Case("-9223372036854775808 <= -9223372036854775808.0", "true"),
      Case("-1e300 < -9223372036854775808", "true"), Case("2 > 1.5", "true"),
      Case("-2 < -1.5", "true"),
      Case("1 < \"2\"", "error: 1 and \"2\" have no order between them, a number and a text"),
      Case("null < 1", "error: null and 1 have no order between them, a null and a number"),
      Case(
        "true < false", "error: true and false have no order between them, a boolean and a boolean"),
      Case("1s < 1", "error: 1s and 1 have no order between them, a duration and a number"),
      Case(
        "[1] < [2]",
        "error: a list of 1 and a list of 1 have no order between them, a list and a list"),
    ])
  func order(_ row: Case) throws { try expectValue(row) }

  @Test(
    "`in` asks a list, a range, a record's keys or a text's parts",
    arguments: [
      Case("2 in [1, 2]", "true"), Case("3 in [1, 2]", "false"), Case("3 not in [1, 2]", "true"),
      Case("2.0 in [1, 2]", "true"), Case("2 in 1..3", "true"), Case("4 in 1..3", "false"),
      Case("2 in 3..1", "false"), Case("2.5 in 1..3", "false"), Case("2.0 in 1..3", "true"),
      Case("\"2\" in 1..3", "false"), Case("\"a\" in {a: null}", "true"),
      Case("\"b\" in {a: 1}", "false"),
      Case("\"ell\" in \"hello\"", "true"), Case("\"\" in \"\"", "true"),
      Case("\"x\" not in \"hello\"", "true"),
      Case("\"kn\" in (create a).id", "true"), Case("\"status\" in (create a)", "true"),
      Case("1 in \"a1\"", "error: a text can only hold a text, but is asked for 1"),
      Case("1 in {a: 1}", "error: a record can only hold a text, but is asked for 1"),
      Case("1 in 2", "error: `in` asks a list, a range, a record or a text, but is given 2"),
      Case("1 in null", "error: `in` asks a list, a range, a record or a text, but is given null"),
    ])
  func membership(_ row: Case) throws { try expectValue(row) }

  @Test(
    "and, or and not take booleans, and the right side only runs where it decides",
    arguments: [
      Case("true and false", "false"), Case("true or false", "true"), Case("not true", "false"),
      Case("false and 1 / 0 > 1", "false"), Case("true or 1 / 0 > 1", "true"),
      Case("null ?? 1", "1"), Case("0 ?? 1", "0"), Case("false ?? true", "false"),
      Case("2 ?? 1 / 0", "2"), Case("null ?? null ?? 3", "3"),
      Case("n and true", "error: a condition must be true or false, but is 1"),
      Case("not t", "error: a condition must be true or false, but is \"yes\""),
      Case("null and true", "error: a condition must be true or false, but is null"),
    ])
  func logic(_ row: Case) throws { try expectValue(row, after: "n = 1; t = \"yes\"") }

  @Test("what can never be a condition is refused by the check")
  func conditions() {
    let hint = "compare it with something: `x == 0`, `k.status == \"ready\"`"
    expectDiagnostics(
      """
      if 1 { }
         ^ error: a condition must be true or false, but is 1 → \(hint)
      while "yes" { }
            ^^^^^ error: a condition must be true or false, but is "yes" → \(hint)
      print [] and {a: 1}
            ^^ error: a condition must be true or false, but is a list of 0 → \(hint)
                   ^^^^^^ error: a condition must be true or false, but is a record → \(hint)
      print not "${1}"
                ^^^^^^ error: a condition must be true or false, but is a text → \(hint)
      """)
  }
}
