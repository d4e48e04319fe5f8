/// What is to be known of a web page that came where JSON was expected.
enum WebPage {
  /// True when the bytes begin as a page does: with a `<`.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.first { !JSONText.isSpace($0) } == UInt8(ascii: "<")
  }

  /// The title of the page, or nil when it has none.
  static func title(of page: String) -> String? {
    let lowercased = page.utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    guard let tag = range(of: "<title", in: lowercased[...]),
      let start = lowercased[tag.upperBound...].firstIndex(of: UInt8(ascii: ">")),
      let end = range(of: "</title", in: lowercased[start...])
    else { return nil }
    let bytes = Array(page.utf8)[(start + 1)..<end.lowerBound]
    return String(decoding: bytes, as: UTF8.self).nonblank
  }

  private static func range(of tag: String, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    bytes.indices.first { bytes[$0...].starts(with: tag.utf8) }.map { $0..<($0 + tag.utf8.count) }
  }
}
