/// The literals that begin with a digit: numbers, durations and sizes.
enum NumberLiteral {
  /// Why a text is no such literal.
  struct Malformed: Error, Equatable {
    /// What is wrong.
    let message: String
    /// What to write instead.
    let hint: String
  }

  /// How many bytes belong to the literal at the start of `bytes`, which is a digit.
  static func length(of bytes: ArraySlice<UInt8>) -> Int {
    let isHexadecimal = bytes.starts(with: "0x".utf8) || bytes.starts(with: "0X".utf8)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      if byte.isNameByte {
        let isExponent = !isHexadecimal && (byte | 0x20) == UInt8(ascii: "e")
        let isSigned = next == UInt8(ascii: "-") || next == UInt8(ascii: "+")
        if isExponent, isSigned, index + 2 < bytes.endIndex, bytes[index + 2].isDigit {
          index += 1
        }
      } else if byte != UInt8(ascii: ".") || !next.isDigit {
        break
      }
      index += 1
    }
    return index - bytes.startIndex
  }

  /// The value of a whole literal, with a sign or without one.
  ///
  /// `42 1_000 3.5 1e5 0x1f -7`; `30s 1m30s 250ms`, units falling; `5MB 1GiB`. A fraction of a
  /// nanosecond or of a byte is rounded.
  static func read(_ literal: String) -> Result<Value, Malformed> {
    let isNegative = literal.hasPrefix("-")
    let amount = isNegative ? literal.dropFirst() : literal[...]
    guard amount.first?.isASCIIDigit == true, hasSoundUnderscores(amount) else {
      return malformed(literal)
    }
    let digits = amount.filter { $0 != "_" }
    let sign = isNegative ? "-" : ""
    if digits.hasPrefix("0x") || digits.hasPrefix("0X") {
      let hexadecimal = digits.dropFirst(2)
      guard !hexadecimal.isEmpty, hexadecimal.allSatisfy(\.isHexDigit) else {
        return malformed(literal)
      }
      return Int64(sign + hexadecimal, radix: 16).map { .success(.integer($0)) }
        ?? tooLarge(literal)
    }
    if digits.allSatisfy(\.isASCIIDigit) {
      return Int64(sign + digits).map { .success(.integer($0)) } ?? tooLarge(literal)
    }
    if digits.allSatisfy({ $0.isASCIIDigit || ".eE+-".contains($0) }) {
      guard let number = Double(sign + digits) else { return malformed(literal) }
      return number.isFinite ? .success(.number(number)) : tooLarge(literal)
    }
    return readUnits(digits, sign, literal)
  }

  /// An underscore stands between two digits.
  private static func hasSoundUnderscores(_ amount: Substring) -> Bool {
    let parts = amount.split(separator: "_", omittingEmptySubsequences: false)
    return zip(parts, parts.dropFirst()).allSatisfy { before, after in
      before.last?.isHexDigit == true && after.first?.isHexDigit == true
    }
  }

  /// A single size, or durations in a row.
  private static func readUnits(_ digits: String, _ sign: String, _ literal: String)
    -> Result<Value, Malformed>
  {
    var rest = digits[...]
    var whole: Int64 = 0
    var previous = Int64.max
    while !rest.isEmpty {
      let amount = rest.prefix { $0.isASCIIDigit || $0 == "." }
      rest = rest.dropFirst(amount.count)
      let name = rest.prefix { !$0.isASCIIDigit && $0 != "." }
      rest = rest.dropFirst(name.count)
      if previous == .max, rest.isEmpty, let size = SizeText.units.first(where: { $0.name == name })
      {
        return exact(sign + amount, size.bytes, literal).map(Value.size)
      }
      guard let unit = DurationText.units.first(where: { $0.name == name }),
        unit.nanoseconds < previous
      else { return malformed(literal) }
      previous = unit.nanoseconds
      switch exact(sign + amount, unit.nanoseconds, literal) {
      case .failure(let error): return .failure(error)
      case .success(let part):
        let (sum, overflow) = whole.addingReportingOverflow(part)
        if overflow { return tooLarge(literal) }
        whole = sum
      }
    }
    return .success(.duration(whole))
  }

  private static func exact(_ amount: String, _ unit: Int64, _ literal: String)
    -> Result<Int64, Malformed>
  {
    if let integer = Int64(amount) {
      let (product, overflow) = integer.multipliedReportingOverflow(by: unit)
      return overflow ? tooLarge(literal) : .success(product)
    }
    guard let number = Double(amount) else { return malformed(literal) }
    return Int64(exactly: (number * Double(unit)).rounded()).map(Result.success)
      ?? tooLarge(literal)
  }

  private static func malformed<Success>(_ literal: String) -> Result<Success, Malformed> {
    .failure(
      Malformed(
        message: "`\(literal.escapingControls())` is no number",
        hint: "numbers are 42, 1_000, 3.5, 1e5, 0x1f; durations 30s, 1m30s; sizes 5MB, 1GiB"))
  }

  private static func tooLarge<Success>(_ literal: String) -> Result<Success, Malformed> {
    .failure(
      Malformed(
        message: "`\(literal)` is too large",
        hint: "whole numbers, nanoseconds and bytes have 64 bits, other numbers end at 1.8e308"))
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { "0" <= self && self <= "9" }
}
