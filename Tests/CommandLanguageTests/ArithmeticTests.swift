import CommandLanguage
import Testing

@Suite("Arithmetic")
struct ArithmeticTests {
  @Test(
    "+ - * on whole numbers stay whole, and with a number give a number",
    arguments: [
      Case("1 + 2", "3"), Case("1 - 2", "-1"), Case("6 * 7", "42"), Case("1 + 0.5", "1.5"),
      Case("0.5 + 1", "1.5"), Case("0.1 + 0.2", "0.30000000000000004"), Case("2 * 1.5", "3"),
      Case("1.5 - 1", "0.5"), Case("-(3)", "-3"), Case("-2.5", "-2.5"),
      Case("9223372036854775807 + 1", Self.overflow),
      Case("-9223372036854775807 - 2", Self.overflow),
      Case("4611686018427387904 * 2", Self.overflow),
      Case("-(-9223372036854775808)", Self.overflow),
      Case("9223372036854775807 + 1.0", "9.223372036854776e+18"),
      Case("1e308 * 10", Self.overflow, "numbers overflow too"),
      Case("1e308 + 1e308", Self.overflow),
    ])
  func numbers(_ row: Case) throws { try expectValue(row) }

  @Test(
    "/ always gives a number",
    arguments: [
      Case("7 / 2", "3.5"), Case("6 / 3", "2"),
      Case("[1, 2, 3][4 / 2]", "3", "a whole one may index"),
      Case("1 / 3", "0.3333333333333333"), Case("1.5 / 0.5", "3"), Case("-1 / 2", "-0.5"),
      Case("1 / 0", Self.zero), Case("1.0 / 0", Self.zero), Case("0 / 0", Self.zero),
      Case("1 / 0.0", Self.zero), Case("1 / -0.0", Self.zero),
      Case("1e308 / 1e-308", Self.overflow),
    ])
  func division(_ row: Case) throws { try expectValue(row) }

  @Test(
    "% has the sign of the divisor",
    arguments: [
      Case("7 % 3", "1"), Case("-7 % 3", "2"), Case("7 % -3", "-2"), Case("-7 % -3", "-1"),
      Case("6 % 3", "0"), Case("-6 % 3", "0"), Case("7.5 % 2", "1.5"), Case("-7.5 % 2", "0.5"),
      Case("7.5 % -2", "-0.5"), Case("-9223372036854775808 % -1", "0", "the least integer"),
      Case("1 % 0", Self.zero), Case("1.5 % 0", Self.zero), Case("1 % 0.0", Self.zero),
    ])
  func remainder(_ row: Case) throws { try expectValue(row) }

  @Test(
    "durations and sizes add, scale and divide",
    arguments: [
      Case("1m + 30s", "1m30s"), Case("1m - 90s", "-30s"), Case("2 * 45s", "1m30s"),
      Case("45s * 2", "1m30s"), Case("1h * 0.5", "30m"), Case("1m / 2", "30s"),
      Case("1m / 1.5", "40s"),
      Case("1m / 30s", "2", "a duration by a duration is a number"), Case("-(1m)", "-1m"),
      Case("1MB + 500KB", "1500KB"), Case("3 * 1GiB", "3GiB"), Case("1KB / 3", "333B"),
      Case("1GiB / 1MiB", "1024"), Case("1MB - 2MB", "-1MB"), Case("-(1MB)", "-1MB"),
      Case("1m / 0", Self.zero), Case("1m / 0s", Self.zero),
      Case("100000d * 1000000", Self.overflow),
      Case("100000d + 100000d", Self.overflow), Case("1m * 1e300", Self.overflow),
      Case("1m + 1", "error: `+` does not take 1m and 1, a duration and a number"),
      Case("1m * 1m", "error: `*` does not take 1m and 1m, a duration and a duration"),
      Case("1m + 1MB", "error: `+` does not take 1m and 1MB, a duration and a size"),
      Case("1 / 1m", "error: `/` does not take 1 and 1m, a number and a duration"),
      Case("1m % 2", "error: `%` does not take 1m and 2, a duration and a number"),
    ])
  func quantities(_ row: Case) throws { try expectValue(row) }

  @Test(
    "+ joins texts and lists",
    arguments: [
      Case("\"a\" + \"b\"", "ab"), Case("[1] + [2, 3]", "[1,2,3]"), Case("[] + []", "[]"),
      Case("(files x.csv)[0] + \".bak\"", "x.csv.bak", "a path is a text there"),
      Case("\"a\" + 1", "error: `+` does not take \"a\" and 1, a text and a number"),
      Case("[1] + 2", "error: `+` does not take a list of 1 and 2, a list and a number"),
      Case("\"a\" * 2", "error: `*` does not take \"a\" and 2, a text and a number"),
      Case("null + 1", "error: `+` does not take null and 1, a null and a number"),
      Case("true + true", "error: `+` does not take true and true, a boolean and a boolean"),
      Case("({}) + {}", "error: `+` does not take a record and a record, a record and a record"),
      Case("-\"a\"", "error: `-` needs a number, a duration or a size, but is given \"a\""),
    ])
  func joining(_ row: Case) throws { try expectValue(row) }

  @Test("loops reckon as single expressions do, with variables and literals on either side")
  func variables() throws {
    let lines = try Session().run(
      """
      a = 7; b = 2; big = 9223372036854775807
      print a + 1, a - 1, a * 2, a % 4, a / 2
      print a + b, a - b, a * b, a % b, a / b, 1 + a, 10 % a
      t = "x"; t = t + "y"; print t + "z"
      """)
    #expect(lines == ["8 6 14 3 3.5", "9 5 14 1 3.5 8 3", "xyz"])
    for text in ["big + 1", "big + a", "big * a", "1 + big", "-2 - big"] {
      try expectValue(Case(text, Self.overflow), after: "a = 7; big = 9223372036854775807")
    }
    for text in ["a % 0", "a % zero", "a / zero", "1 % zero"] {
      try expectValue(Case(text, Self.zero), after: "a = 7; zero = 0")
    }
  }

  private static let overflow =
    "error: the result is too large: integers, durations and sizes have 64 bits"
  private static let zero = "error: division by zero"
}
