import CJansson

/// Reads JSON: each element of an array is a row, or each of several values one after another.
///
/// An object that stands alone is one row, and so is any other value. In JSON Lines an array is one
/// row too. A row is kept as the text of its object, so that numbers keep every digit; what is no
/// object becomes the member `value` of one. The values are read one by one: the file is never in
/// memory as a whole.
///
/// What is JSON is decided by Jansson. It refuses some that Python's `json` takes although other
/// readers cannot: `NaN`, `Infinity`, numbers beyond a double and halves of surrogate pairs.
struct JSONReader: RowReader {
  /// The name of the column of rows that are no objects.
  static let column = "value"

  /// Whether the file says that it is JSON Lines.
  let isLines: Bool
  private var columns = MemberNames()

  init(isLines: Bool) {
    self.isLines = isLines
  }

  mutating func read(_ source: TextSource, into sink: inout some RowSink) throws {
    let window = JSONWindow(source)
    guard let first = try window.peekBehindWhiteSpace() else {
      throw FileProblem("the file has only white space. Upload a file with JSON.")
    }
    if first == Self.openBracket, !isLines {
      try readElements(window, into: &sink)
    } else {
      try readValues(window, into: &sink)
    }
  }

  /// values = value { white-space value }
  private mutating func readValues(_ window: JSONWindow, into sink: inout some RowSink) throws {
    while true {
      try readValue(window, into: &sink)
      let end = window.place
      guard let next = try window.peekBehindWhiteSpace() else { return }
      guard window.place != end else { throw Self.unexpected(next, window, "a new line") }
    }
  }

  /// elements = "[" value { "," value } "]"
  private mutating func readElements(_ window: JSONWindow, into sink: inout some RowSink) throws {
    let start = window.place
    window.take(1)
    if try window.peekBehindWhiteSpace() == Self.closeBracket {
      throw FileProblem("the array is empty. Upload a file with elements in its array.")
    }
    while true {
      try readValue(window, into: &sink)
      switch try window.peekBehindWhiteSpace() {
      case Self.comma:
        let comma = window.place
        window.take(1)
        switch try window.peekBehindWhiteSpace() {
        case Self.closeBracket:
          throw FileProblem(
            "the comma at \(comma) has no value behind it. Remove it and upload the file again.")
        case nil: throw Self.cut(start)
        case _: break
        }
      case Self.closeBracket:
        window.take(1)
        return try expectEnd(window)
      case nil: throw Self.cut(start)
      case let other?: throw Self.unexpected(other, window, "a comma or ]")
      }
    }
  }

  private func expectEnd(_ window: JSONWindow) throws {
    guard try window.peekBehindWhiteSpace() != nil else { return }
    throw FileProblem(
      "there is text behind the end of the array, at \(window.place). Remove it; or if each line is "
        + "a value of its own, name the file .jsonl and upload it again.")
  }

  private mutating func readValue(_ window: JSONWindow, into sink: inout some RowSink) throws {
    try JSONParse.value(of: window) { tree, text in
      if tree.pointee.type == JSON_OBJECT {
        if columns.cover(tree) { sink.name(columns: columns.names) }
        try sink.learn(object: text)
      } else {
        if columns.cover(Self.column) { sink.name(columns: columns.names) }
        try sink.learn(object: (Self.wrapping.open + text + Self.wrapping.close)[...])
      }
    }
  }

  private static func cut(_ start: JSONWindow.Place) -> FileProblem {
    FileProblem(
      "the array that begins at \(start) is never closed: the file is cut off. Upload the whole "
        + "file.")
  }

  private static func unexpected(
    _ byte: UInt8, _ window: JSONWindow, _ expected: String
  ) -> FileProblem {
    let found = byte < 0x80 ? "'\(Character(Unicode.Scalar(byte)))'" : "something else"
    return FileProblem(
      "the JSON is broken at \(window.place): \(expected) is missing before \(found). Correct it "
        + "there and upload the file again.")
  }

  private static let openBracket = UInt8(ascii: "[")
  private static let closeBracket = UInt8(ascii: "]")
  private static let comma = UInt8(ascii: ",")
  private static let wrapping = (open: Array("{\"\(column)\":".utf8), close: Array("}".utf8))
}
