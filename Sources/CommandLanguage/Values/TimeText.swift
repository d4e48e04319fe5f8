/// Times as RFC 3339 writes them, in UTC: `2026-01-01T10:00:00Z`.
///
/// A time is counted in nanoseconds since 1970, as durations are, so that their arithmetic is exact;
/// 64 bits of them reach from 1677 to 2262.
enum TimeText {
  /// Why a text is no time.
  struct Malformed: Error, Equatable {
    /// What is wrong.
    let message: String
    /// What to write instead.
    let hint: String
  }

  private static let second: Int64 = 1_000_000_000
  private static let day = 86_400 * second

  /// The time with as many decimals, in threes, as it needs.
  static func text(of nanoseconds: Int64) -> String {
    let (days, rest) = nanoseconds.flooredDivision(by: day)
    let date = date(ofDay: days)
    let (seconds, fraction) = rest.flooredDivision(by: second)
    let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }
    let calendar = [padded(date.year, to: 4), padded(date.month, to: 2), padded(date.day, to: 2)]
    return calendar.joined(separator: "-") + "T" + clock.joined(separator: ":")
      + decimals(of: fraction) + "Z"
  }

  private static func padded(_ number: Int64, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func decimals(of nanoseconds: Int64) -> String {
    if nanoseconds == 0 { return "" }
    var digits = padded(nanoseconds, to: 9)
    while digits.hasSuffix("000") { digits.removeLast(3) }
    return "." + digits
  }

  /// The time of a date, whose day it begins, or of a date with a clock and an offset.
  ///
  /// A clock without an offset is refused: whose it is, nobody could tell.
  static func read(_ text: String) -> Result<Int64, Malformed> {
    var reader = Reader(rest: text.utf8[...])
    guard let day = reader.takeDay() else { return malformed(text) }
    var seconds = day * 86_400
    var fraction: Int64 = 0
    if !reader.rest.isEmpty {
      guard reader.take("T") || reader.take("t") || reader.take(" "),
        let clock = reader.takeClock(), let decimals = reader.takeDecimals(),
        let offset = reader.takeOffset(), reader.rest.isEmpty
      else { return malformed(text) }
      seconds += clock - offset
      fraction = decimals
    }
    // From below for a time before 1970, whose whole seconds may lie beyond the least integer.
    let isNegative = seconds < 0 && fraction > 0
    let (whole, overflow) = (seconds + (isNegative ? 1 : 0)).multipliedReportingOverflow(by: second)
    let (sum, isTooLarge) = whole.addingReportingOverflow(fraction - (isNegative ? second : 0))
    return overflow || isTooLarge ? outOfRange(text) : .success(sum)
  }

  private static func malformed(_ text: String) -> Result<Int64, Malformed> {
    .failure(
      Malformed(
        message: "`\(text.escapingControls())` is no time",
        hint: "write 2026-01-01 or 2026-01-01T10:00:00Z, with `Z` or an offset such as +02:00"))
  }

  private static func outOfRange(_ text: String) -> Result<Int64, Malformed> {
    .failure(
      Malformed(
        message: "`\(text.escapingControls())` is out of range",
        hint: "times reach from 1677-09-22 to 2262-04-11"))
  }
}

// MARK: The calendar

extension TimeText {
  /// The days from the first of March of the year 0 to the beginning of 1970.
  private static let epoch: Int64 = 719_468
  /// The days in 400 years of the Gregorian calendar, which then begins anew.
  private static let era: Int64 = 146_097

  /// The date of a day since 1970. Years begin in March here, so that a leap day ends one.
  private static func date(ofDay number: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (eras, day) = (number + epoch).flooredDivision(by: era)
    let year = (day - day / 1_460 + day / 36_524 - day / (era - 1)) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    return (
      year + eras * 400 + (month < 10 ? 0 : 1), month < 10 ? month + 3 : month - 9,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  /// The day since 1970 of a date.
  fileprivate static func day(year: Int64, month: Int64, day: Int64) -> Int64 {
    let (eras, year) = (month > 2 ? year : year - 1).flooredDivision(by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return eras * era + year * 365 + year / 4 - year / 100 + dayOfYear - epoch
  }

  fileprivate static func daysOfMonth(_ month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// Takes the parts of a time from the front of a text.
private struct Reader {
  var rest: Substring.UTF8View.SubSequence

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// A number of exactly so many digits.
  private mutating func takeNumber(_ width: Int, upTo limit: Int64 = .max) -> Int64? {
    let digits = rest.prefix(width)
    guard digits.count == width, digits.allSatisfy(\.isDigit) else { return nil }
    rest = rest.dropFirst(width)
    let number = digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    return number <= limit ? number : nil
  }

  /// `2026-01-01`, as a day since 1970.
  mutating func takeDay() -> Int64? {
    guard let year = takeNumber(4), take("-"), let month = takeNumber(2, upTo: 12), month > 0,
      take("-"), let day = takeNumber(2, upTo: TimeText.daysOfMonth(month, of: year)), day > 0
    else { return nil }
    return TimeText.day(year: year, month: month, day: day)
  }

  /// `10:00:00`, in seconds; a leap second counts as the first of the next minute.
  mutating func takeClock() -> Int64? {
    guard let hour = takeNumber(2, upTo: 23), take(":"), let minute = takeNumber(2, upTo: 59),
      take(":"), let second = takeNumber(2, upTo: 60)
    else { return nil }
    return hour * 3_600 + minute * 60 + second
  }

  /// `.123`, in nanoseconds, of which there are nine digits; none at all is 0.
  mutating func takeDecimals() -> Int64? {
    guard take(".") else { return 0 }
    let digits = rest.prefix(while: \.isDigit)
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let nine = digits.prefix(9).map { Int64($0 - UInt8(ascii: "0")) }
    return (nine + Array(repeating: 0, count: 9 - nine.count)).reduce(0) { $0 * 10 + $1 }
  }

  /// `Z` or `+02:00`, in seconds.
  mutating func takeOffset() -> Int64? {
    if take("Z") || take("z") { return 0 }
    let isWest = take("-")
    guard isWest || take("+"), let hours = takeNumber(2, upTo: 23), take(":"),
      let minutes = takeNumber(2, upTo: 59)
    else { return nil }
    return (hours * 3_600 + minutes * 60) * (isWest ? -1 : 1)
  }
}

extension Int64 {
  /// The quotient rounded down, and what is left, which is never negative.
  fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, rest: Int64) {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }
}
