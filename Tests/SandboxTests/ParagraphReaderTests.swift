import Testing

@testable import Sandbox

struct TextCase: CustomTestStringConvertible {
  let name: String
  let text: String
  let paragraphs: [String]
  var problem: String?

  var testDescription: String { name }
}

@Suite("Text files")
struct ParagraphReaderTests {
  static let cases = [
    TextCase(name: "one line", text: "one", paragraphs: ["one"]),
    TextCase(
      name: "lines of a paragraph are joined", text: "one\ntwo\n", paragraphs: ["one\ntwo"]),
    TextCase(
      name: "an empty line parts paragraphs", text: "one\n\ntwo\n", paragraphs: ["one", "two"]),
    TextCase(
      name: "so do many, and those with spaces", text: "\n \none\n\n\t \n\ntwo\n  \n\n",
      paragraphs: ["one", "two"]),
    TextCase(
      name: "CRLF", text: "one\r\ntwo\r\n\r\nthree\r\n", paragraphs: ["one\ntwo", "three"]),
    TextCase(name: "CR", text: "one\rtwo\r\rthree", paragraphs: ["one\ntwo", "three"]),
    TextCase(
      name: "spaces in lines are kept", text: "  one \n\ttwo\n", paragraphs: ["  one \n\ttwo"]),
    TextCase(name: "beyond ASCII", text: "é\n\n😀", paragraphs: ["é", "😀"]),
    TextCase(
      name: "blank lines alone", text: "\n \r\n\t", paragraphs: [],
      problem: "the file has only blank lines. Upload a file with text."),
  ]

  @Test("reads a file the same however it is cut", arguments: cases)
  func reads(_ example: TextCase) {
    let bytes = Array(example.text.utf8)
    let wanted = Reading(
      columns: ["text"], rows: example.paragraphs.map { [$0] }, problem: example.problem)
    for chunkSize in 1...bytes.count {
      let reading = Reading(bytes, with: ParagraphReader(), chunkSize: chunkSize)
      #expect(reading == wanted, "in chunks of \(chunkSize)")
    }
  }

  @Test("a paragraph beyond the cap fails and tells its line")
  func paragraphBeyondCap() {
    let text = "one\n\n" + String(repeating: "x\n", count: Row.byteCap)
    let reading = Reading(Array(text.utf8), with: ParagraphReader(), chunkSize: 4096)
    #expect(reading.rows == [["one"]])
    #expect(reading.problem?.hasPrefix("the paragraph on line 3 is longer than 1 MiB.") == true)
  }
}
