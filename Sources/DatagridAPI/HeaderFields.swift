/// The header fields of an answer, in the order in which they came.
///
/// Values are the server's, controls included: escape them before showing them.
package struct HeaderFields: Sendable, Hashable {
  /// One field; its name as it was written.
  package struct Field: Sendable, Hashable {
    /// The name, in whatever case the server wrote it.
    package let name: String
    /// The value, without the white space around it.
    package let value: String
  }

  /// All fields.
  package private(set) var fields: [Field] = []

  init(_ fields: [Field] = []) {
    self.fields = fields
  }

  /// The value of the first field of that name, whatever its case, or nil when there is none.
  package subscript(name: String) -> String? {
    fields.first { HeaderFields.equal($0.name, name) }?.value
  }

  /// The name that the server gave to the request, or nil.
  package var requestID: String? {
    (self["x-request-id"] ?? self["request-id"]).nonempty
  }

  mutating func append(_ field: Field) {
    fields.append(field)
  }

  mutating func removeAll() {
    fields.removeAll()
  }

  func mapValues(_ transform: (String) -> String) -> HeaderFields {
    HeaderFields(fields.map { Field(name: $0.name, value: transform($0.value)) })
  }

  /// Field names are ASCII, and only its letters have a case there.
  private static func equal(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8) { lowercased($0) == lowercased($1) }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

extension HeaderFields.Field {
  /// Reads a line of a header, its end included; nil for a line that is no field, such as one that
  /// continues a value, which HTTP has given up.
  init?(line: some BidirectionalCollection<UInt8>) {
    guard let first = line.first, !JSONText.isSpace(first),
      let colon = line.firstIndex(of: UInt8(ascii: ":")), colon != line.startIndex
    else { return nil }
    name = String(decoding: line[..<colon], as: UTF8.self)
    let value = line[line.index(after: colon)...].drop(while: JSONText.isSpace)
    let end = value.lastIndex { !JSONText.isSpace($0) }.map(value.index(after:))
    self.value = String(decoding: value[..<(end ?? value.startIndex)], as: UTF8.self)
  }
}
