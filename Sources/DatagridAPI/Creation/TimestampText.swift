/// The times of the API's objects (RFC 3339), such as `2025-05-01T10:00:00.000Z`.
enum TimestampText {
  /// Reads a time; nil for anything else.
  /// - Returns: the time since 1970 (UTC), to the millisecond.
  static func read(_ text: String?) -> Duration? {
    guard let text else { return nil }
    var digits = DigitReader(rest: text.utf8[...])
    guard let year = digits.number(4), digits.take("-"), let month = digits.number(2),
      digits.take("-"), let day = digits.number(2), digits.take("Tt "),
      let hour = digits.number(2), digits.take(":"), let minute = digits.number(2),
      digits.take(":"), let second = digits.number(2), let fraction = digits.milliseconds(),
      let offset = digits.offset(), digits.rest.isEmpty
    else { return nil }
    let clock = hour * 3600 + minute * 60 + second
    return .seconds(days(year, month, day) * 86_400 + clock - offset) + .milliseconds(fraction)
  }

  /// The days from 1970-01-01 to a date of the Gregorian calendar: years are counted from March, so that
  /// the leap day is the last one, and in spans of 400, which all have the same number of days.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let march = month > 2 ? year : year - 1
    let span = march / 400
    let ofSpan = march - span * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return span * 146_097 + ofSpan * 365 + ofSpan / 4 - ofSpan / 100 + ofYear - 719_468
  }
}

/// Reads the parts of a time, one behind the other.
private struct DigitReader {
  var rest: Substring.UTF8View

  /// Takes one of those characters; false when another one, or none, is next.
  mutating func take(_ characters: String) -> Bool {
    guard let next = rest.first, characters.utf8.contains(next) else { return false }
    rest.removeFirst()
    return true
  }

  /// Takes a number of so many digits.
  mutating func number(_ count: Int) -> Int64? {
    var value: Int64 = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// Takes a fraction of a second, if there is one: a point and any number of digits.
  mutating func milliseconds() -> Int64? {
    guard take(".") else { return 0 }
    guard var value = digit() else { return nil }
    var count = 1
    while let digit = digit() {
      if count < 3 { value = value * 10 + digit }
      count += 1
    }
    for _ in count..<max(3, count) { value *= 10 }
    return value
  }

  /// Takes `Z`, or an offset such as `+02:00`, in seconds.
  mutating func offset() -> Int64? {
    if take("Zz") { return 0 }
    let isWest = rest.first == UInt8(ascii: "-")
    guard take("+-"), let hours = number(2) else { return nil }
    _ = take(":")
    guard let minutes = number(2) else { return nil }
    return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
  }

  private mutating func digit() -> Int64? {
    guard let next = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) else {
      return nil
    }
    rest.removeFirst()
    return Int64(next - UInt8(ascii: "0"))
  }
}
