import Testing

@testable import Sandbox

struct CSVCase: CustomTestStringConvertible {
  let name: String
  let text: String
  let reading: Reading

  init(
    _ name: String, _ text: String, columns: [String] = ["a", "b"], rows: [[String]] = [],
    problem: String? = nil
  ) {
    self.name = name
    self.text = text
    reading = Reading(columns: columns, rows: rows, problem: problem)
  }

  var testDescription: String { name }
}

@Suite("CSV files")
struct CSVReaderTests {
  static let cases = [
    CSVCase("lines end with LF", "a,b\n1,2\n3,4\n", rows: [["1", "2"], ["3", "4"]]),
    CSVCase("lines end with CRLF", "a,b\r\n1,2\r\n3,4\r\n", rows: [["1", "2"], ["3", "4"]]),
    CSVCase("lines end with CR", "a,b\r1,2\r3,4\r", rows: [["1", "2"], ["3", "4"]]),
    CSVCase("the last line needs no end", "a,b\n1,2", rows: [["1", "2"]]),
    CSVCase(
      "blank lines are no rows", "\n\na,b\n\n1,2\r\n\r\n3,4\n\n\n",
      rows: [["1", "2"], ["3", "4"]]),
    CSVCase("a line of spaces is a row", "a,b\n \n", rows: [[" "]]),
    CSVCase("a quoted empty cell is a row", "a,b\n\"\"\n", rows: [[""]]),
    CSVCase(
      "empty cells are cells", "a,b\n,\n1,\n,2\n", rows: [["", ""], ["1", ""], ["", "2"]]),
    CSVCase("quotes hide commas", "a,b\n\"1,5\",2\n", rows: [["1,5", "2"]]),
    CSVCase(
      "quotes hide line ends, which stay as they are", "a,b\n\"1\n2\r\n3\r4\",5\n6,7\n",
      rows: [["1\n2\r\n3\r4", "5"], ["6", "7"]]),
    CSVCase(
      "a doubled quote is one quote", "a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n",
      rows: [["say \"hi\"", "\""]]),
    CSVCase(
      "a quote inside an unquoted cell is a character", "a,b\n5\" disk,a\"\"b\n",
      rows: [["5\" disk", "a\"\"b"]]),
    CSVCase(
      "text after a closing quote belongs to the cell", "a,b\n\"1\"2,\"3\" \"4\n",
      rows: [["12", "3 \"4"]]),
    CSVCase("spaces are kept", "a,b\n 1 , \"2\"\n", rows: [[" 1 ", " \"2\""]]),
    CSVCase("short rows are learned", "a,b\n1\n2,3\n", rows: [["1"], ["2", "3"]]),
    CSVCase(
      "cells beyond the header get names", "a,b\n1,2,3,4\n",
      columns: ["a", "b", "column_3", "column_4"], rows: [["1", "2", "3", "4"]]),
    CSVCase(
      "names of columns are made unique", "x,x,,x_2,x\n1,2,3,4,5\n",
      columns: ["x", "x_2", "column_3", "x_2_2", "x_3"], rows: [["1", "2", "3", "4", "5"]]),
    CSVCase(
      "a header may be quoted over lines", "\"a\n1\",b\n1,2\n", columns: ["a\n1", "b"],
      rows: [["1", "2"]]),
    CSVCase("characters beyond ASCII", "a,b\né,😀\n", rows: [["é", "😀"]]),
    CSVCase(
      "a header alone has no rows", "a,b\n",
      problem:
        "the file has a header and no rows. Add rows below the header, which is the first line."),
    CSVCase(
      "blank lines alone have no rows", "\n\r\n\r", columns: [],
      problem: "the file has no rows. Upload a file with a header and rows."),
    CSVCase(
      "a quote that is never closed tells its line", "a,b\n\"1\n\n2\",3\r\n4,\"5\n6\n",
      rows: [["1\n\n2", "3"]],
      problem:
        "the quoted cell opened on line 5 is never closed. Add the missing quote (\") and upload "
        + "the file again."),
  ]

  @Test("reads a file the same however it is cut", arguments: cases)
  func reads(_ example: CSVCase) {
    let bytes = Array(example.text.utf8)
    for chunkSize in 1...bytes.count {
      let reading = Reading(bytes, with: CSVReader(), chunkSize: chunkSize)
      #expect(reading == example.reading, "in chunks of \(chunkSize)")
    }
  }

  @Test("a row beyond the cap fails and tells its line")
  func rowBeyondCap() {
    let long = "a\n1\n" + String(repeating: "x", count: Row.byteCap + 1) + "\n"
    let reading = Reading(Array(long.utf8), with: CSVReader(), chunkSize: 4096)
    #expect(reading.rows == [["1"]])
    #expect(reading.problem?.hasPrefix("the row on line 3 is longer than 1 MiB.") == true)
  }

  @Test("a row beyond the cap points at the quote that may lack its end")
  func quoteBeyondCap() {
    let long = "a\n1\n\"" + String(repeating: "x\n", count: Row.byteCap)
    let reading = Reading(Array(long.utf8), with: CSVReader(), chunkSize: 4096)
    #expect(reading.problem?.contains("The quoted cell opened on line 3") == true)
  }

  @Test("a row of exactly the cap is read")
  func rowOfCap() {
    let text = "a\n" + String(repeating: "x", count: Row.byteCap)
    let reading = Reading(Array(text.utf8), with: CSVReader(), chunkSize: 100_000)
    #expect(reading.problem == nil)
    #expect(reading.rows.count == 1)
  }

  @Test("a row with too many cells fails")
  func tooManyCells() {
    let text = "a\n" + String(repeating: ",", count: Row.cellCap)
    let reading = Reading(Array(text.utf8), with: CSVReader(), chunkSize: 4096)
    #expect(reading.problem?.hasPrefix("the row on line 2 has more than 16384 cells.") == true)
  }

  @Test("rows before invalid bytes are learned, however the file is cut")
  func invalidBytes() {
    let bytes = Array("a,b\n1,2\n3,".utf8) + [0xE2, 0x82] + Array("\n5,6\n".utf8)
    for chunkSize in 1...bytes.count {
      let reading = Reading(bytes, with: CSVReader(), chunkSize: chunkSize)
      #expect(reading.rows == [["1", "2"]], "in chunks of \(chunkSize)")
      #expect(reading.problem?.hasPrefix("the text is not valid UTF-8 at byte 10.") == true)
    }
  }
}
