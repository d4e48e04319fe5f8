extension Function {
  static let texts = [
    Function("text(x)", 1...1, gives: .text, "The value as `print` writes it.") {
      .text($0[0].text)
    },
    Function("json(x)", 1...1, gives: .text, "The value as one line of JSON.") {
      .text($0[0].json)
    },
    Function("lower(t)", 1...1, takes: [.text], gives: .text, "The text in lower case.") {
      values throws(ArgumentError) in
      .text(try text(values[0], "lower").lowercased())
    },
    Function("upper(t)", 1...1, takes: [.text], gives: .text, "The text in upper case.") {
      values throws(ArgumentError) in
      .text(try text(values[0], "upper").uppercased())
    },
    Function(
      "trim(t)", 1...1, takes: [.text], gives: .text,
      "The text without blanks and newlines at its ends."
    ) {
      values throws(ArgumentError) in
      let text = try text(values[0], "trim")
      let start = text.drop(while: \.isWhitespace)
      let end = start.lastIndex { !$0.isWhitespace }
      return .text(end.map { String(start[...$0]) } ?? "")
    },
    Function(
      "split(t, by)", 2...2, takes: [.text], gives: .list, "The parts of a text between separators."
    ) {
      values throws(ArgumentError) in
      let (text, separator) = (try text(values[0], "split"), try text(values[1], "split"))
      if separator.isEmpty { throw ArgumentError("the separator of `split` is empty") }
      return .list(
        text.split(separator: separator, omittingEmptySubsequences: false).map {
          .text(String($0))
        })
    },
    Function(
      "join(list, by)", 2...2, takes: [.list, .text], gives: .text,
      "The texts of a list's items, with a separator between."
    ) {
      values throws(ArgumentError) in
      let separator = try text(values[1], "join")
      var text = ""
      for (index, item) in try list(values[0], "join").enumerated() {
        if index > 0 { text += separator }
        text += item.text
      }
      return .text(text)
    },
    Function(
      "replace(t, old, new)", 3...3, takes: [.text], gives: .text,
      "The text with every `old` replaced."
    ) {
      values throws(ArgumentError) in
      let old = try text(values[1], "replace")
      if old.isEmpty { throw ArgumentError("`replace` looks for an empty text") }
      return .text(
        try text(values[0], "replace").replacing(old, with: try text(values[2], "replace")))
    },
  ]

  static let collections = [
    Function(
      "len(x)", 1...1, takes: [.countable], gives: .integer,
      "How many items, fields or characters there are."
    ) {
      values throws(ArgumentError) in
      switch values[0] {
      case .text(let text), .path(let text): return .integer(Int64(text.characterCount))
      case .record(let record): return .integer(Int64(record.count))
      case .range(let lower, let upper):
        guard let count = Value.count(from: lower, to: upper) else {
          throw ArgumentError("the range has more numbers than 64 bits can count")
        }
        return .integer(count)
      case .list(let items): return .integer(Int64(items.count))
      default:
        throw ArgumentError(Demand.countable.message(of: "len", given: values[0].described))
      }
    },
    Function("keys(r)", 1...1, takes: [.record], gives: .list, "The names of a record's fields.") {
      values throws(ArgumentError) in
      .list(try record(values[0], "keys").keys.map(Value.text))
    },
    Function("values(r)", 1...1, takes: [.record], gives: .list, "The values of a record's fields.")
    {
      values throws(ArgumentError) in
      .list(try record(values[0], "values").values)
    },
  ]

  static let numbers = [
    Function("number(t)", 1...1, "The number that a text spells.") {
      values throws(ArgumentError) in
      switch values[0] {
      case .integer, .number: return values[0]
      default: break
      }
      switch NumberLiteral.read(try text(values[0], "number")) {
      case .success(.integer(let number)): return .integer(number)
      case .success(.number(let number)): return .number(number)
      case .success, .failure:
        throw ArgumentError("\(values[0].described) spells no number")
      }
    },
    Function(
      "round(x, digits)", 1...2, takes: [.number, .digits],
      "The number rounded, half away from zero."
    ) {
      values throws(ArgumentError) in
      let digits = values.count > 1 ? values[1] : .integer(0)
      guard case .integer(let digits) = digits, digitBounds.contains(digits) else {
        throw ArgumentError(Demand.digits.message(of: "round", given: digits.described))
      }
      if case .integer = values[0], digits >= 0 { return values[0] }
      return round(try double(values[0], "round"), Int(digits))
    },
  ]

  /// A number has 15 digits that mean something.
  fileprivate static let digitBounds: ClosedRange<Int64> = -15...15

  private static func round(_ number: Double, _ digits: Int) -> Value {
    let scale = (0..<abs(digits)).reduce(1.0) { power, _ in power * 10 }
    if digits > 0 {
      let scaled = number * scale
      return .number(scaled.isFinite ? scaled.rounded() / scale : number)
    }
    let rounded = (number / scale).rounded() * scale
    return Int64(exactly: rounded).map(Value.integer) ?? .number(rounded)
  }
}

extension Function.Demand {
  /// What has items, fields or characters.
  fileprivate static let countable = Function.Demand(
    phrase: "a list, a record or a text", kinds: [.text, .path, .list, .record, .range])

  fileprivate static let digits = Function.Demand(
    phrase:
      "a whole number of digits, \(Function.digitBounds.lowerBound) to \(Function.digitBounds.upperBound)",
    kinds: [.integer], bounds: Function.digitBounds)
}
