import Testing

@testable import DatagridAPI

/// The times that objects are dated with.
struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", Duration.zero), ("1970-01-01T00:00:00.250Z", .milliseconds(250)),
    ("1970-01-01T00:00:00.5Z", .milliseconds(500)),
    ("1970-01-01T00:00:00.1239999Z", .milliseconds(123)),
    ("2000-02-29T12:00:00Z", .seconds(951_825_600)),
    ("2026-01-01T00:00:00.000Z", .seconds(1_767_225_600)),
    ("2026-01-01T02:30:00+02:30", .seconds(1_767_225_600)),
    ("2025-12-31T19:00:00-0500", .seconds(1_767_225_600)),
    ("1969-12-31T23:59:59Z", .seconds(-1)), ("2100-03-01t00:00:00z", .seconds(4_107_542_400)),
  ])
  func `a time is read`(text: String, time: Duration) {
    #expect(TimestampText.read(text) == time)
  }

  @Test(arguments: [
    "", "yesterday", "2026-01-01", "2026-01-01T00:00:00", "1767225600",
    "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00Zz", "2026-01-01T00:00:00+2",
  ])
  func `anything else is not`(text: String) {
    #expect(TimestampText.read(text) == nil)
    #expect(TimestampText.read(nil) == nil)
  }
}
