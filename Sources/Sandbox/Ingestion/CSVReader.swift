/// Reads comma-separated values (RFC 4180): the first row names the columns, each other is a row.
///
/// Where the RFC is silent it reads as Python's `csv` module does: a quote inside an unquoted cell
/// is a character, text after a closing quote belongs to the cell, a row ends at LF, CRLF or CR,
/// and a line without any character is no row. Cells beyond the header's get columns of their own.
struct CSVReader: ChunkReader {
  private enum State {
    /// At the first byte of a cell.
    case start
    /// In a cell without quotes, or behind its closing quote.
    case plain
    case quoted
    /// Behind a quote in a quoted cell: either its end or the first of a doubled quote.
    case quote
  }

  private var state = State.start
  private var row = Row()
  /// Whether the row has a cell that is quoted, which makes even `""` more than an empty line.
  private var hasQuotes = false
  private var columns = ColumnNames()
  private var hasHeader = false
  private var hasRows = false
  /// The line of the next byte, from 1: lines as editors count them.
  private var line = 1
  /// The line on which the current row begins.
  private var rowLine = 1
  /// The line of the last opening quote.
  private var quoteLine = 1
  /// Whether the last byte was CR, of which an LF is the second half.
  private var isAfterCR = false

  mutating func consume(_ chunk: ArraySlice<UInt8>, into sink: inout some RowSink) throws {
    var index = chunk.startIndex
    while index < chunk.endIndex {
      index = takeRun(chunk, from: index)
      try checkSize()
      guard index < chunk.endIndex else { return }
      try take(chunk[index], into: &sink)
      index += 1
    }
  }

  mutating func finish(into sink: inout some RowSink) throws {
    if state == .quoted {
      throw FileProblem(
        "the quoted cell opened on line \(quoteLine) is never closed. Add the missing quote (\") "
          + "and upload the file again.")
    }
    try endRow(into: &sink)
    if !hasRows {
      throw FileProblem(
        hasHeader
          ? "the file has a header and no rows. Add rows below the header, which is the first line."
          : "the file has no rows. Upload a file with a header and rows.")
    }
  }

  /// Takes the bytes that only add to the current cell.
  ///
  /// - Returns: the index of the first other byte.
  private mutating func takeRun(_ chunk: ArraySlice<UInt8>, from start: Int) -> Int {
    var index = start
    switch state {
    case .plain:
      while index < chunk.endIndex, !Self.endsPlainRun(chunk[index]) { index += 1 }
    case .quoted:
      while index < chunk.endIndex, !Self.endsQuotedRun(chunk[index]) { index += 1 }
    case .start, .quote: return start
    }
    guard index > start else { return start }
    row.append(chunk[start..<index])
    isAfterCR = false
    return index
  }

  private static func endsPlainRun(_ byte: UInt8) -> Bool {
    byte == comma || byte == lineFeed || byte == carriageReturn
  }

  private static func endsQuotedRun(_ byte: UInt8) -> Bool {
    byte == doubleQuote || byte == lineFeed || byte == carriageReturn
  }

  /// Takes one byte, whatever the state.
  private mutating func take(_ byte: UInt8, into sink: inout some RowSink) throws {
    let endsCRLF = isAfterCR && byte == Self.lineFeed
    isAfterCR = byte == Self.carriageReturn
    let beginsLine = byte == Self.carriageReturn || (byte == Self.lineFeed && !endsCRLF)
    defer { if beginsLine { line += 1 } }
    if state == .quoted {
      if byte == Self.doubleQuote { state = .quote } else { row.append(byte) }
      return
    }
    switch byte {
    case Self.comma:
      try endCell()
    case Self.lineFeed where endsCRLF:
      break
    case Self.lineFeed, Self.carriageReturn:
      try endRow(into: &sink)
      rowLine = line + 1
    case Self.doubleQuote where state == .start:
      state = .quoted
      hasQuotes = true
      quoteLine = line
    case Self.doubleQuote where state == .quote:
      row.append(byte)
      state = .quoted
    default:
      row.append(byte)
      state = .plain
    }
  }

  private mutating func endCell() throws {
    guard row.count < Row.cellCap else {
      throw FileProblem(
        "the row on line \(rowLine) has more than \(Row.cellCap) cells. Split it into several "
          + "files.")
    }
    row.endCell()
    state = .start
  }

  private mutating func endRow(into sink: inout some RowSink) throws {
    let isBlank = row.count == 0 && row.isCellEmpty && !hasQuotes
    if !isBlank {
      try endCell()
      if hasHeader {
        if columns.cover(row.count) { sink.name(columns: columns.names) }
        hasRows = true
        try sink.learn(row)
      } else {
        columns = ColumnNames(header: row)
        hasHeader = true
        sink.name(columns: columns.names)
      }
    }
    row.clear()
    hasQuotes = false
    state = .start
  }

  private func checkSize() throws {
    guard row.bytes.count > Row.byteCap else { return }
    let cause =
      state == .quoted
      ? "The quoted cell opened on line \(quoteLine) may lack its closing quote (\")."
      : "Split it, or remove what does not belong to it."
    throw FileProblem(
      "the row on line \(rowLine) is longer than \(Row.byteCap >> 20) MiB. \(cause)")
  }

  private static let comma = UInt8(ascii: ",")
  private static let doubleQuote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
