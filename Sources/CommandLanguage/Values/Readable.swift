/// Amounts as people read them in cards, tables and progress; `print` writes literals.
package enum Readable {
  /// A number with its digits in groups of three: `12,345`.
  package static func count(_ value: Value) -> String {
    let text = value.text
    let digits = text.drop { $0 == "-" }.prefix { $0.isASCII && $0.isNumber }
    // `1e30` has no groups.
    guard digits.count > 3, !text.contains("e") else { return text }
    var grouped = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    return text[..<digits.startIndex] + grouped + text[digits.endIndex...]
  }

  private static let sizes = ["KB", "MB", "GB", "TB"]

  /// Bytes in a decimal unit, with a decimal below a hundred: `68 B`, `4.2 MB`, `421 MB`.
  package static func size(_ bytes: Int64) -> String {
    let sign = bytes < 0 ? "-" : ""
    let magnitude = bytes.magnitude
    if magnitude < 1_000 { return "\(sign)\(magnitude) B" }
    var amount = Double(magnitude)
    for (place, unit) in sizes.enumerated() {
      amount /= 1_000
      // What rounds to a thousand of a unit is one of the next.
      if amount.rounded() < 1_000 || place == sizes.count - 1 {
        return "\(sign)\(oneDecimal(amount, below: 100)) \(unit)"
      }
    }
    return "\(bytes) B"
  }

  /// How much of so many bytes there is, the unit said once where both have the same: `1.0 of 4.2 MB`.
  package static func size(_ part: Int64, of whole: Int64) -> String {
    let (part, whole) = (size(part), size(whole))
    guard let unit = whole.split(separator: " ").last, part.hasSuffix(" \(unit)") else {
      return "\(part) of \(whole)"
    }
    return "\(part.dropLast(unit.count + 1)) of \(whole)"
  }

  /// A time in its two largest units: `350 ms`, `1.2 s`, `1 min 30 s`, `2 h 5 min`.
  package static func duration(_ duration: Duration) -> String {
    if duration < .zero { return "-" + Self.duration(.zero - duration) }
    let seconds = duration / .seconds(1)
    if seconds == 0 { return "0 s" }
    if (seconds * 1_000_000).rounded() < 1_000 { return "\(Int((seconds * 1e6).rounded())) µs" }
    if (seconds * 1_000).rounded() < 1_000 { return "\(Int((seconds * 1e3).rounded())) ms" }
    let whole = Int(seconds.rounded())
    switch whole {
    case ..<60: return "\(oneDecimal(seconds, below: 10).droppingZeroDecimal) s"
    case ..<3_600: return pair(whole, 60, "min", 1, "s")
    case ..<86_400: return pair(whole, 3_600, "h", 60, "min")
    default: return pair(whole, 86_400, "d", 3_600, "h")
    }
  }

  private static func pair(
    _ seconds: Int, _ large: Int, _ name: String, _ small: Int, _ rest: String
  )
    -> String
  {
    let count = seconds % large / small
    return "\(seconds / large) \(name)" + (count > 0 ? " \(count) \(rest)" : "")
  }

  /// How long ago something was, in its largest unit: `3 minutes ago`.
  package static func age(_ age: Duration) -> String {
    let seconds = Int(age / .seconds(1))
    if seconds < 1 { return "just now" }
    let units = [(86_400, "day"), (3_600, "hour"), (60, "minute")]
    let (length, name) = units.first { seconds >= $0.0 } ?? (1, "second")
    let count = seconds / length
    return "\(count) \(name)\(count == 1 ? "" : "s") ago"
  }

  private static func oneDecimal(_ amount: Double, below limit: Double) -> String {
    let tenths = Int((amount * 10).rounded())
    return Double(tenths) / 10 < limit
      ? "\(tenths / 10).\(tenths % 10)" : String(Int(amount.rounded()))
  }
}

extension String {
  fileprivate var droppingZeroDecimal: Substring { hasSuffix(".0") ? dropLast(2) : self[...] }
}
