import Testing

@testable import Sandbox

struct JSONCase: CustomTestStringConvertible {
  let name: String
  let text: String
  let isLines: Bool
  let reading: Reading

  init(
    _ name: String, _ text: String, isLines: Bool = false, columns: [String] = [],
    rows: [String] = [], problem: String? = nil
  ) {
    (self.name, self.text, self.isLines) = (name, text, isLines)
    reading = Reading(columns: columns, rows: rows.map { [$0] }, problem: problem)
  }

  var testDescription: String { name }
}

@Suite("JSON files")
struct JSONReaderTests {
  static let again = "Correct it there and upload the file again."

  static let good = [
    JSONCase(
      "an array's elements are rows", #"[{"a":1},{"a":2}]"#, columns: ["a"],
      rows: [#"{"a":1}"#, #"{"a":2}"#]),
    JSONCase("an object is one row", #"{"a":[1,2]}"#, columns: ["a"], rows: [#"{"a":[1,2]}"#]),
    JSONCase(
      "what is no object becomes the member of one", " [1, \"x\" ,null,[2]]\n", columns: ["value"],
      rows: [#"{"value":1}"#, #"{"value":"x"}"#, #"{"value":null}"#, #"{"value":[2]}"#]),
    JSONCase(
      "so does a value that stands alone", "true", columns: ["value"], rows: [#"{"value":true}"#]),
    JSONCase(
      "columns come in the order in which they first appear",
      #"[{"b":1,"a":2},{"a":3},{"c":4,"b":5},{}]"#, columns: ["b", "a", "c"],
      rows: [#"{"b":1,"a":2}"#, #"{"a":3}"#, #"{"c":4,"b":5}"#, "{}"]),
    JSONCase(
      "numbers keep every digit", "[{\"n\":123456789012345678901234567890.10}]", columns: ["n"],
      rows: [#"{"n":123456789012345678901234567890.10}"#]),
    JSONCase(
      "an object is kept as it is written", "[ {\n  \"a\" : \"\\u00e9\\u0000😀\"\n} ]",
      columns: ["a"], rows: ["{\n  \"a\" : \"\\u00e9\\u0000😀\"\n}"]),
    JSONCase(
      "a member may be named twice", #"{"a":1,"a":2}"#, columns: ["a"], rows: [#"{"a":1,"a":2}"#]),
    JSONCase(
      "brackets and quotes in strings are text", #"["],[{\"","\\"]"#, columns: ["value"],
      rows: [#"{"value":"],[{\""}"#, #"{"value":"\\"}"#]),
    JSONCase(
      "several values are rows", "{\"a\":1}\n{\"a\":2} {\"b\":3}", columns: ["a", "b"],
      rows: [#"{"a":1}"#, #"{"a":2}"#, #"{"b":3}"#]),
    JSONCase(
      "lines end with LF or CRLF, and blank ones are no rows", "\r\n1\r\n\r\n22\n \n333",
      isLines: true, columns: ["value"],
      rows: [#"{"value":1}"#, #"{"value":22}"#, #"{"value":333}"#]),
    JSONCase(
      "in JSON Lines an array is one row", "[1,2]\n[3]\n", isLines: true, columns: ["value"],
      rows: [#"{"value":[1,2]}"#, #"{"value":[3]}"#]),
  ]

  static let bad = [
    JSONCase(
      "white space alone", " \n", problem: "the file has only white space. Upload a file with JSON."
    ),
    JSONCase(
      "an empty array", "[ ]",
      problem: "the array is empty. Upload a file with elements in its array."),
    JSONCase(
      "a comma before the end", "[1,\n2,\n]", columns: ["value"],
      rows: [#"{"value":1}"#, #"{"value":2}"#],
      problem:
        "the comma at line 2, column 2 has no value behind it. Remove it and upload the file "
        + "again."),
    JSONCase(
      "a comma that is missing", "[1\n 2]", columns: ["value"], rows: [#"{"value":1}"#],
      problem:
        "the JSON is broken at line 2, column 2: a comma or ] is missing before '2'. \(again)"),
    JSONCase(
      "an array that is cut off behind a value", "\n[1", columns: ["value"],
      rows: [#"{"value":1}"#],
      problem: "the array that begins at line 2, column 1 is never closed: the file is cut off. "
        + "Upload the whole file."),
    JSONCase(
      "an array that is cut off behind a comma", "[1,", columns: ["value"],
      rows: [#"{"value":1}"#],
      problem: "the array that begins at line 1, column 1 is never closed: the file is cut off. "
        + "Upload the whole file."),
    JSONCase(
      "a value that is cut off", "[{\"é\":1},\n  {\"a\":", columns: ["é"], rows: [#"{"é":1}"#],
      problem: "the JSON value that begins at line 2, column 3 is not closed before the file "
        + "ends: a bracket or a quote is missing in it, or the file is cut off. Correct it and upload "
        + "the whole file."),
    JSONCase(
      "text behind the array", "[1]\n[2]", columns: ["value"], rows: [#"{"value":1}"#],
      problem: "there is text behind the end of the array, at line 2, column 1. Remove it; or if "
        + "each line is a value of its own, name the file .jsonl and upload it again."),
    JSONCase(
      "two values without space between", "{}{}", rows: ["{}"],
      problem: "the JSON is broken at line 1, column 3: a new line is missing before '{'. \(again)"),
    JSONCase(
      "no value", "[1,x]", columns: ["value"], rows: [#"{"value":1}"#],
      problem: "the JSON is broken at line 1, column 4: invalid token near 'x'. \(again)"),
    JSONCase(
      "a mistake lines below the beginning of its value", "[{\n\"a\":\n  'b'}]",
      problem: "the JSON is broken at line 3, column 3: invalid token near '''. \(again)"),
    JSONCase(
      "half of a surrogate pair", #"["\ud800"]"#,
      problem:
        #"the JSON is broken at line 1, column 9: invalid Unicode '\uD800' near '"\ud800"'. "#
        + again),
    JSONCase(
      "a number beyond all readers", "[1,1e999]", columns: ["value"], rows: [#"{"value":1}"#],
      problem: "the number at line 1, column 8 is too large for any reader to hold. Write it as a "
        + "string in quotes."),
    JSONCase(
      "NUL in the name of a member", #"{"a\u0000":1}"#,
      problem: "the name of a member at line 1, column 10 contains NUL (\\u0000). Give it another "
        + "name."),
  ]

  @Test("reads a file the same however it is cut", arguments: good + bad)
  func reads(_ example: JSONCase) {
    let bytes = Array(example.text.utf8)
    for chunkSize in 1...bytes.count {
      let reading = Reading(
        bytes, with: JSONReader(isLines: example.isLines), chunkSize: chunkSize)
      #expect(reading == example.reading, "in chunks of \(chunkSize)")
    }
  }

  @Test("rows before invalid bytes are learned, however the file is cut")
  func invalidBytes() {
    let bytes = Array("[1,\n\"".utf8) + [0xE2, 0x82] + Array("\",3]".utf8)
    for chunkSize in 1...bytes.count {
      let reading = Reading(bytes, with: JSONReader(isLines: false), chunkSize: chunkSize)
      #expect(reading.rows == [[#"{"value":1}"#]], "in chunks of \(chunkSize)")
      #expect(reading.problem?.hasPrefix("the text is not valid UTF-8 at byte 5.") == true)
    }
  }

  /// Values around the sizes at which Jansson asks for more and the file is read on.
  @Test("values of any length are rows", arguments: [1000, 1022, 1023, 1024, 1025, 4096, 70_000])
  func lengths(_ length: Int) {
    let value = "\"" + String(repeating: "x", count: length - 2) + "\""
    let text = "[" + Array(repeating: value, count: 5).joined(separator: ",") + "]"
    let reading = Reading(Array(text.utf8), with: JSONReader(isLines: false), chunkSize: 1024)
    #expect(reading.problem == nil)
    #expect(reading.rows == Array(repeating: ["{\"value\":\(value)}"], count: 5))
  }

  @Test("a value beyond the cap fails and tells its place")
  func valueBeyondCap() {
    let text = "[1,\n\"" + String(repeating: "x", count: JSONParse.valueByteCap + 1024) + "\"]"
    let reading = Reading(Array(text.utf8), with: JSONReader(isLines: false), chunkSize: 1 << 18)
    #expect(reading.rows == [[#"{"value":1}"#]])
    #expect(
      reading.problem?.hasPrefix("the JSON value at line 2, column 1 is longer than 16 MiB.")
        == true)
  }

  @Test("a million empty objects are rows, but not within one value")
  func manyObjects() {
    let objects = Array(repeating: "{}", count: 1_000_000).joined(separator: ",")
    var count = CountingSink()
    var reader = JSONReader(isLines: false)
    #expect(throws: Never.self) {
      try reader.read(TextSource(Array("[\(objects)]".utf8)), into: &count)
    }
    #expect(count.rows == 1_000_000)
    let reading = Reading(
      Array("{\"a\":[\(objects)]}".utf8), with: JSONReader(isLines: false), chunkSize: 1 << 18)
    #expect(reading.rows == [])
    #expect(reading.problem?.contains("has so many parts") == true)
  }

  @Test("brackets without end are too deep")
  func tooDeep() {
    let text = String(repeating: "[", count: 1 << 20)
    let reading = Reading(Array(text.utf8), with: JSONReader(isLines: true), chunkSize: 1 << 18)
    #expect(
      reading.problem
        == "the JSON value at line 1, column 1 is nested deeper than 2048 levels. Flatten it.")
  }

  @Test("an object that is a dictionary has as many columns as a table can have")
  func manyNames() {
    let members = (0..<20_000).map { "\"m\($0)\":0" }.joined(separator: ",")
    let reading = Reading(
      Array("{\(members)}".utf8), with: JSONReader(isLines: false), chunkSize: 1 << 18)
    #expect(reading.problem == nil)
    #expect(reading.columns.count == 16_384)
    #expect(reading.rows == [["{\(members)}"]])
  }
}

/// Counts rows.
private struct CountingSink: RowSink {
  var rows = 0
  mutating func name(columns: [String]) {}
  mutating func learn(_ row: borrowing Row) { rows += 1 }
  mutating func learn(object: ArraySlice<UInt8>) { rows += 1 }
}
