import Testing

@testable import DatagridAPI

struct RetryAfterTests {
  @Test(
    arguments: [
      ([("Retry-After", "3")], Duration.seconds(3)),
      ([("retry-after", "0.5")], .milliseconds(500)),
      ([("Retry-After-Ms", "250"), ("Retry-After", "9")], .milliseconds(250)),
      ([("Retry-After", "-1")], .zero),
      ([("Retry-After", "1e300")], .seconds(1e9)),
      (
        [
          ("Date", "Wed, 21 Oct 2015 07:28:00 GMT"),
          ("Retry-After", "Wed, 21 Oct 2015 07:28:30 GMT"),
        ], .seconds(30)
      ),
      (
        [
          ("Date", "Wed, 21 Oct 2015 07:28:00 GMT"),
          ("Retry-After", "Wed, 21 Oct 2015 07:00:00 GMT"),
        ], .zero
      ),
      ([("Retry-After", "Wed, 21 Oct 2015 07:28:30 GMT")], .zero),
      ([("Retry-After", "soon")], nil), ([("Retry-After", "nan")], nil), ([], nil),
    ] as [([(String, String)], Duration?)])
  func `the time to wait is read in all its forms`(fields: [(String, String)], time: Duration?) {
    let headers = HeaderFields(fields.map { .init(name: $0.0, value: $0.1) })
    #expect(RetryAfter.read(headers) == time)
  }
}
