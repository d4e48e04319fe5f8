/// Reads plain text: a paragraph, which is a run of lines that are not blank, is a row.
///
/// A line ends at LF, CRLF or CR, and is blank when it has nothing but spaces and tabs. The lines
/// of a paragraph are joined by LF.
struct ParagraphReader: ChunkReader {
  private var row = Row()
  /// Where the current line begins in the row.
  private var lineStart = 0
  private var isLineBlank = true
  private var hasRows = false
  private var hasColumns = false
  /// The line of the next byte, from 1.
  private var line = 1
  /// The line on which the paragraph begins.
  private var paragraphLine = 1
  private var isAfterCR = false

  /// The name of the only column.
  static let column = "text"

  mutating func consume(_ chunk: ArraySlice<UInt8>, into sink: inout some RowSink) throws {
    nameColumn(into: &sink)
    var index = chunk.startIndex
    while index < chunk.endIndex {
      let start = index
      while index < chunk.endIndex, !Self.endsLine(chunk[index]) {
        if isLineBlank, !Self.isBlank(chunk[index]) { isLineBlank = false }
        index += 1
      }
      if index > start {
        row.append(chunk[start..<index])
        isAfterCR = false
        try checkSize()
      }
      guard index < chunk.endIndex else { return }
      let endsCRLF = isAfterCR && chunk[index] == Self.lineFeed
      isAfterCR = chunk[index] == Self.carriageReturn
      if !endsCRLF { try endLine(into: &sink) }
      index += 1
    }
  }

  mutating func finish(into sink: inout some RowSink) throws {
    try endLine(into: &sink)
    try endParagraph(into: &sink)
    if !hasRows {
      throw FileProblem("the file has only blank lines. Upload a file with text.")
    }
  }

  private mutating func nameColumn(into sink: inout some RowSink) {
    guard !hasColumns else { return }
    hasColumns = true
    sink.name(columns: [Self.column])
  }

  private mutating func endLine(into sink: inout some RowSink) throws {
    if isLineBlank {
      row.removeBytes(from: lineStart)
      try endParagraph(into: &sink)
      paragraphLine = line + 1
    } else {
      row.append(Self.lineFeed)
    }
    lineStart = row.bytes.count
    isLineBlank = true
    line += 1
  }

  private mutating func endParagraph(into sink: inout some RowSink) throws {
    guard !row.isCellEmpty else { return }
    row.removeBytes(from: row.bytes.count - 1)
    row.endCell()
    hasRows = true
    try sink.learn(row)
    row.clear()
    lineStart = 0
  }

  private func checkSize() throws {
    guard row.bytes.count > Row.byteCap else { return }
    throw FileProblem(
      "the paragraph on line \(paragraphLine) is longer than \(Row.byteCap >> 20) MiB. Put an empty "
        + "line where a new paragraph begins.")
  }

  private static func endsLine(_ byte: UInt8) -> Bool {
    byte == lineFeed || byte == carriageReturn
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
