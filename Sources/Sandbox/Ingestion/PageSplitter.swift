/// Parts the output of `pdftotext` into pages, which end at a form feed.
struct PageSplitter {
  /// How many pages were handed on.
  private(set) var count = 0
  private var page: [UInt8] = []
  private var row = Row()

  /// Takes the next bytes, which need not be valid UTF-8.
  ///
  /// - Throws: `FileProblem` for a page that is larger than a row can be, or what the sink throws.
  mutating func consume(_ chunk: ArraySlice<UInt8>, into sink: inout some RowSink) throws {
    var rest = chunk
    while let end = rest.firstIndex(of: Self.formFeed) {
      try append(rest[..<end])
      try endPage(into: &sink)
      rest = rest[(end + 1)...]
    }
    try append(rest)
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) throws(FileProblem) {
    page += bytes
    guard page.count > Row.byteCap else { return }
    throw FileProblem(
      "page \(count + 1) has more than \(Row.byteCap >> 20) MiB of text. Split it into several "
        + "pages.")
  }

  private mutating func endPage(into sink: inout some RowSink) throws {
    while let last = page.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: " ") {
      page.removeLast()
    }
    // Fonts with broken tables give bytes that are no characters.
    var text = String(decoding: page, as: UTF8.self)
    text.withUTF8 { row.append(ArraySlice($0)) }
    row.endCell()
    count += 1
    try sink.learn(row)
    row.clear()
    page.removeAll(keepingCapacity: true)
  }

  private static let formFeed: UInt8 = 0x0C
}
