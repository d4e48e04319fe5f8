@testable import CommandLanguage
import Testing

@Suite("Number, duration and size literals")
struct LiteralTests {
  @Test(
    "a literal has a value, and the value is written back in its shortest form",
    arguments: [
      Case("42", "42"), Case("0", "0"), Case("1_000_000", "1000000"), Case("0x1f", "31"),
      Case("0XFF", "255"), Case("0xffff_ffff", "4294967295"), Case("007", "7"),
      Case("9223372036854775807", "9223372036854775807"),
      Case("-9223372036854775808", "-9223372036854775808", "the least integer"),
      Case("3.5", "3.5"), Case("0.1", "0.1"), Case("5.0", "5", "a whole number has no point"),
      Case("1e5", "100000"), Case("1E5", "100000"), Case("1e-3", "0.001"), Case("2.5e+2", "250"),
      Case("1e300", "1e+300"), Case("-0.0", "-0"),
      Case("0.30000000000000004", "0.30000000000000004"),
      Case("30s", "30s"), Case("1m30s", "1m30s"), Case("90s", "1m30s"), Case("250ms", "250ms"),
      Case("1h", "1h"), Case("1d12h", "1d12h"), Case("1.5h", "1h30m"), Case("36h", "1d12h"),
      Case("500us", "500us"), Case("7ns", "7ns"), Case("0s", "0s"), Case("-90s", "-1m30s"),
      Case("1_000ms", "1s"),
      Case("5MB", "5MB"), Case("1GiB", "1GiB"), Case("1024B", "1KiB"), Case("1000B", "1KB"),
      Case("1500KB", "1500KB"), Case("1.5KB", "1.5KB"), Case("2TB", "2TB"), Case("0B", "0B"),
      Case("-5MB", "-5MB"),
    ])
  func values(_ row: Case) throws {
    #expect(try Session().run("print \(row.text)") == [row.expected])
  }

  @Test(
    "every value that is written reads back as itself",
    arguments: [
      Value.integer(.max), .integer(.min), .integer(0), .number(0.1), .number(1e300),
      .number(-1.7976931348623157e308), .number(.leastNonzeroMagnitude), .number(1 / 3),
      .duration(.max),
      .duration(.min), .duration(1), .duration(-90_000_000_000), .duration(86_461_001_001_001),
      .size(.max), .size(.min), .size(1 << 40), .size(1_000_000), .size(1023),
    ])
  func roundTrip(_ value: Value) throws {
    let read = try NumberLiteral.read(value.text).get()
    #expect(read == value, "\(value.text)")
    #expect(read.kindName == value.kindName)
  }

  @Test("a range of whole numbers is written as it is read")
  func ranges() throws {
    #expect(try Session().run("print 1..3, -1..1, 3..1") == ["1..3 -1..1 3..1"])
  }

  @Test("what is no literal is refused where it stands")
  func malformed() {
    expectDiagnostics(
      """
      print 1__0
            ^^^^ error: `1__0` is no number → \(Self.examples)
      print 1_
            ^^ error: `1_` is no number → \(Self.examples)
      print 0x
            ^^ error: `0x` is no number → \(Self.examples)
      print 0xfg
            ^^^^ error: `0xfg` is no number → \(Self.examples)
      print 1.2.3
            ^^^^^ error: `1.2.3` is no number → \(Self.examples)
      print 1e
            ^^ error: `1e` is no number → \(Self.examples)
      print 5mb
            ^^^ error: `5mb` is no number → \(Self.examples)
      print 30s1m
            ^^^^^ error: `30s1m` is no number → \(Self.examples)
      print 1m30
            ^^^^ error: `1m30` is no number → \(Self.examples)
      print 5MB3KB
            ^^^^^^ error: `5MB3KB` is no number → \(Self.examples)
      print 3 apples, 3apples
              ^ error: `,` must stand between values
      print 9223372036854775808
            ^^^^^^^^^^^^^^^^^^^ error: `9223372036854775808` is too large → \(Self.bounds)
      print 1e400
            ^^^^^ error: `1e400` is too large → \(Self.bounds)
      print 999999999d
            ^^^^^^^^^^ error: `999999999d` is too large → \(Self.bounds)
      print .5
            ^ error: `.` cannot begin a value → numbers have a digit before the point: 0.5
      """)
  }

  private static let examples =
    "numbers are 42, 1_000, 3.5, 1e5, 0x1f; durations 30s, 1m30s; sizes 5MB, 1GiB"
  private static let bounds =
    "whole numbers, nanoseconds and bytes have 64 bits, other numbers end at 1.8e308"
}
