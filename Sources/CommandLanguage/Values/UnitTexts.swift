/// Durations as literals: `250ms`, `1m30s`.
enum DurationText {
  /// The units a literal may use, largest first, in nanoseconds.
  static let units: [(name: String, nanoseconds: Int64)] = [
    ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000),
    ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000), ("ns", 1),
  ]

  /// The literal, units falling, none of them zero.
  static func text(of nanoseconds: Int64) -> String {
    if nanoseconds == 0 { return "0s" }
    var rest = nanoseconds.magnitude
    var text = nanoseconds < 0 ? "-" : ""
    for unit in units {
      let count = rest / unit.nanoseconds.magnitude
      if count > 0 { text += "\(count)\(unit.name)" }
      rest %= unit.nanoseconds.magnitude
    }
    return text
  }
}

/// Sizes as literals: `5MB` (10⁶ bytes), `1GiB` (2³⁰ bytes).
enum SizeText {
  /// The units a literal may use, in bytes; the larger come first, and decimal before binary.
  static let units: [(name: String, bytes: Int64)] = [
    ("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000),
    ("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("B", 1),
  ]

  /// A literal with a fraction is read as a double, which is exact to the byte below this.
  private static let exactLimit: UInt64 = 1 << 50

  /// In the largest decimal unit, exactly; in a binary one where only that leaves a whole number.
  static func text(of bytes: Int64) -> String {
    if let unit = units.first(where: { bytes != 0 && bytes % $0.bytes == 0 }), unit.bytes > 1 {
      return "\(bytes / unit.bytes)\(unit.name)"
    }
    let size = bytes.magnitude
    guard size < exactLimit,
      let unit = units.first(where: { $0.name.count == 2 && size >= $0.bytes.magnitude })
    else {
      return "\(bytes)B"
    }
    let (whole, rest) = size.quotientAndRemainder(dividingBy: unit.bytes.magnitude)
    // The unit is a power of ten: with its 1 in front the rest keeps its zeros.
    var fraction = String(unit.bytes.magnitude + rest).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return "\(bytes < 0 ? "-" : "")\(whole).\(fraction)\(unit.name)"
  }
}
