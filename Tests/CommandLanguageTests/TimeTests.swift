import CommandLanguage
import Testing

@Suite("Times")
struct TimeTests {
  @Test(
    "a text spells a time, which is written in UTC",
    arguments: [
      Case("time(\"2026-01-01\")", "2026-01-01T00:00:00Z"),
      Case("time(\"2026-01-01T10:00:00Z\")", "2026-01-01T10:00:00Z"),
      Case("time(\"2026-01-01t10:00:00z\")", "2026-01-01T10:00:00Z"),
      Case("time(\"2026-01-01 10:00:00+02:00\")", "2026-01-01T08:00:00Z"),
      Case("time(\"2026-01-01T00:30:00-09:45\")", "2026-01-01T10:15:00Z"),
      Case("time(\"2024-02-29\")", "2024-02-29T00:00:00Z", "a leap day"),
      Case("time(\"2000-02-29\")", "2000-02-29T00:00:00Z", "in a year of 400"),
      Case("time(\"1999-12-31T23:59:60Z\")", "2000-01-01T00:00:00Z", "a leap second"),
      Case("time(\"1969-12-31T23:59:59.25Z\")", "1969-12-31T23:59:59.250Z"),
      Case("time(\"2026-01-01T00:00:00.000001Z\")", "2026-01-01T00:00:00.000001Z"),
      Case("time(\"2026-01-01T00:00:00.1234567899Z\")", "2026-01-01T00:00:00.123456789Z"),
      Case("time(\"1677-09-22\")", "1677-09-22T00:00:00Z"),
      Case(
        "time(\"2262-04-11T23:47:16.854775807Z\")", "2262-04-11T23:47:16.854775807Z", "the last"),
      Case(
        "time(\"1677-09-21T00:12:43.145224192Z\")", "1677-09-21T00:12:43.145224192Z", "the first"),
      Case("time(time(\"2026-01-01\"))", "2026-01-01T00:00:00Z"),
      Case("json([time(\"2026-01-01\")])", "[\"2026-01-01T00:00:00Z\"]"),
    ])
  func literals(_ row: Case) throws { try expectValue(row) }

  @Test(
    "what is no time is refused",
    arguments: [
      "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-1-1", "",
      "yesterday", "2026-01-01T10:00:00", "2026-01-01T24:00:00Z", "2026-01-01T10:00Z",
      "2026-01-01T10:00:00.Z", "2026-01-01T10:00:00+2", "2026-01-01T10:00:00Z!", " 2026-01-01",
      "2026-01-01T10:00:00+24:00", "٢٠٢٦-01-01",
    ])
  func malformed(_ text: String) throws {
    let failure = try Session().failure(of: "t = '\(text)'; time(t)")
    #expect(failure.kind == "malformed")
    #expect(failure.message.hasPrefix("`\(text)` is no time: write 2026-01-01"))
  }

  @Test("64 bits of nanoseconds reach from 1677 to 2262", arguments: ["1677-09-21", "2262-04-12"])
  func bounds(_ text: String) throws {
    let failure = try Session().failure(of: "time('\(text)')")
    #expect(failure.message.hasPrefix("`\(text)` is out of range"))
  }

  @Test(
    "two times have a duration between them, and a duration moves a time",
    arguments: [
      Case("a - b", "-1d"), Case("b - a", "1d"), Case("a + 36h", "2026-01-02T12:00:00Z"),
      Case("1s + a", "2026-01-01T00:00:01Z"), Case("a - 1ms", "2025-12-31T23:59:59.999Z"),
      Case("a < b", "true"), Case("a >= b", "false"), Case("a == b - 24h", "true"),
      Case("a in [b, a]", "true"), Case("max(a, b)", "2026-01-02T00:00:00Z"),
      Case("b - a > 23h59m", "true"), Case("\"at $a\"", "at 2026-01-01T00:00:00Z"),
      Case("a == \"2026-01-01T00:00:00Z\"", "false", "a text is no time"),
      Case(
        "a + b",
        "error: `+` does not take 2026-01-01T00:00:00Z and 2026-01-02T00:00:00Z, a time and a time"),
      Case("1s - a", "error: `-` does not take 1s and 2026-01-01T00:00:00Z, a duration and a time"),
      Case("a * 2", "error: `*` does not take 2026-01-01T00:00:00Z and 2, a time and a number"),
      Case(
        "a < 5",
        "error: 2026-01-01T00:00:00Z and 5 have no order between them, a time and a number"),
      Case(
        "a + 100000d",
        "error: the time is out of range: times reach from 1677-09-22 to 2262-04-11"),
      Case("a - time(\"1677-09-22\")", "error: \(Self.overflow)"),
    ])
  func arithmetic(_ row: Case) throws {
    try expectValue(row, after: "a = time(\"2026-01-01\"); b = time(\"2026-01-02\")")
  }

  private static let overflow =
    "the result is too large: integers, durations and sizes have 64 bits"

  @Test("`now` is the session's time")
  func now() throws {
    #expect(
      try Session(clock: SimulatedClock()).run("print now(), now() - 1h")
        == ["2026-01-01T00:00:00Z 2025-12-31T23:00:00Z"])
  }

  @Test("a `def` takes a time, or a text that spells one")
  func definitions() throws {
    #expect(
      try Session().run(
        """
        def age since: time = "2026-01-01" { return time("2026-01-02") - since }
        print age(), age("2025-12-31"), (age 2026-01-01T12:00:00Z)
        """) == ["1d 2d 12h"])
    #expect(
      try Session().failure(of: "def age since: time { }; t = 'soon'; age(t)").message
        == "SINCE must be a time, but is \"soon\"")
  }

  @Test("a parameter of the kind `time` reads a bare word, one of the kind `number` any number")
  func parameters() throws {
    let session = Session()
    #expect(
      try session.run("at 2026-01-01; at 2026-01-01T10:00:00+01:00 --scale 2.5")
        == ["[1767225600,1]", "[1767258000,2.5]"])
    #expect(try session.run("at (time('2026-01-01')) --scale (1 + 1)") == ["[1767225600,2]"])
    expectDiagnostics(
      """
      at soon
         ^^^^ error: TIME must be a time, but is `soon` → write 2026-01-01 or 2026-01-01T10:00:00Z, with `Z` or an offset such as +02:00
      at 2026-01-01 --scale 5MB
                            ^^^ error: --scale must be a number, but is `5MB` → write 42 or 3.5
      """)
  }
}
