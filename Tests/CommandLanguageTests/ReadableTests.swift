import CommandLanguage
import Testing

@Suite("Amounts for people")
struct ReadableTests {
  @Test(
    "the digits of a count stand in groups",
    arguments: [
      (Value.integer(0), "0"), (.integer(999), "999"), (.integer(1_000), "1,000"),
      (.integer(1_234_567), "1,234,567"), (.integer(-12_345), "-12,345"),
      (.number(1_234.5), "1,234.5"), (.number(0.03), "0.03"), (.number(1e30), "1e+30"),
      (.text("many"), "many"),
    ])
  func counts(value: Value, text: String) {
    #expect(Readable.count(value) == text)
  }

  @Test(
    "a size is in the largest unit that it fills, and rounding does not leave it behind",
    arguments: [
      (Int64(0), "0 B"), (68, "68 B"), (999, "999 B"), (1_000, "1.0 KB"), (4_200_000, "4.2 MB"),
      (99_940, "99.9 KB"), (99_960, "100 KB"), (421_300_000, "421 MB"), (999_600, "1.0 MB"),
      (1_500_000_000_000_000, "1500 TB"), (-1_500, "-1.5 KB"), (.max, "9223372 TB"),
    ])
  func sizes(bytes: Int64, text: String) {
    #expect(Readable.size(bytes) == text)
  }

  @Test("a part of a size shares its unit where it can")
  func parts() {
    #expect(Readable.size(1_000_000, of: 4_200_000) == "1.0 of 4.2 MB")
    #expect(Readable.size(900, of: 4_200_000) == "900 B of 4.2 MB")
    #expect(Readable.size(0, of: 5) == "0 of 5 B")
  }

  @Test(
    "a time has its two largest units",
    arguments: [
      (Duration.zero, "0 s"), (.microseconds(400), "400 µs"), (.milliseconds(350), "350 ms"),
      (.milliseconds(999.6), "1 s"), (.milliseconds(1_240), "1.2 s"), (.seconds(2), "2 s"),
      (.milliseconds(12_600), "13 s"), (.milliseconds(59_700), "1 min"),
      (.seconds(90), "1 min 30 s"),
      (.seconds(7_500), "2 h 5 min"), (.seconds(7_200), "2 h"), (.seconds(93_600), "1 d 2 h"),
      (.seconds(-5), "-5 s"),
    ])
  func durations(duration: Duration, text: String) {
    #expect(Readable.duration(duration) == text)
  }
}
