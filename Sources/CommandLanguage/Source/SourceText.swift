/// A piece of program text with its name, addressed by UTF-8 offsets.
///
/// A byte-order mark at the start belongs to the file, not to the program, and is left out.
package final class SourceText: Sendable {
  /// In bytes, of a program with all that it sources: larger than any that a person keeps; what is
  /// larger is a data file by mistake.
  package static let sizeLimit = 16 << 20

  /// What errors call it: a file's path, `-c`, `<stdin>` or `<prompt>`.
  package let name: String
  /// Which file it is, by its path ``name``; nil for what was typed or came through a pipe.
  package let identity: FileIdentity?
  /// The `source` statement that put it into another text.
  package let includer: Site?
  /// The text itself; every offset and ``SourceRange`` counts in it.
  package let utf8: [UInt8]
  /// The offset at which each row begins; never empty.
  private let rowStarts: [Int]

  /// Takes a text, without its byte-order mark.
  package convenience init(_ text: String, name: String) {
    self.init(utf8: Array(text.utf8), name: name, identity: nil, includer: nil)
  }

  /// Takes what a file held; nil where that is no UTF-8.
  ///
  /// - Parameters:
  ///   - identity: which file it is, where `name` is its path.
  ///   - includer: the `source` statement that names it.
  package convenience init?(
    validating bytes: [UInt8], name: String, identity: FileIdentity? = nil, includer: Site? = nil
  ) {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    self.init(utf8: bytes, name: name, identity: identity, includer: includer)
  }

  private init(utf8 text: [UInt8], name: String, identity: FileIdentity?, includer: Site?) {
    self.name = name
    self.identity = identity
    self.includer = includer
    var bytes = text
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    utf8 = bytes
    rowStarts = [0] + bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// What a relative path in the text begins with: the folder of its file and a slash, as written;
  /// empty where that is the working folder.
  var folder: Substring {
    guard identity != nil, let slash = name.lastIndex(of: "/") else { return "" }
    return name[...slash]
  }

  /// The offset behind the last byte.
  package var end: Int { utf8.count }

  /// The text under a range, cut to the text's bounds.
  package subscript(_ range: SourceRange) -> String {
    let lower = min(max(range.lower, 0), end)
    return String(decoding: utf8[lower..<min(max(range.upper, lower), end)], as: UTF8.self)
  }

  /// The row (from 1) of an offset.
  func rowNumber(of offset: Int) -> Int { rowIndex(of: min(max(offset, 0), end)) + 1 }

  /// The row and column (both from 1, columns in characters) of an offset.
  package func position(of offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), end)
    let row = rowIndex(of: offset)
    let before = self[SourceRange(rowStarts[row], offset)]
    return SourcePosition(row: row + 1, column: before.count + 1)
  }

  /// The text of a row (from 1), without its line ending; empty for a row that there is not.
  package func row(_ number: Int) -> String {
    guard rowStarts.indices.contains(number - 1) else { return "" }
    let upper = number < rowStarts.count ? rowStarts[number] - 1 : end
    let text = self[SourceRange(rowStarts[number - 1], upper)]
    return text.hasSuffix("\r") ? String(text.dropLast()) : text
  }

  private func rowIndex(of offset: Int) -> Int {
    var low = 0
    var high = rowStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if rowStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
