/// The headers that the user adds to every request (`DATAGRID_CUSTOM_HEADERS`).
package struct CustomHeaders: Sendable, Hashable {
  /// The fields, in the order in which they were written; names are unique, whatever their case.
  let fields: [HeaderFields.Field]

  /// No header.
  package static let none = CustomHeaders(fields: [])

  private init(fields: [HeaderFields.Field]) { self.fields = fields }

  /// Headers that belong to the request itself: the key goes where the rules of this client say, and
  /// a wrong length or type would make another request of it.
  private static let reserved: Set<String> = [
    "authorization", "proxy-authorization", "host", "content-length", "content-type",
    "transfer-encoding", "connection", "expect", "te", "trailer", "upgrade",
  ]

  /// Reads `Name: value` lines; blank ones are nothing, of two with one name the last counts.
  /// - Throws: ``ConfigurationError`` for a line that is no header, or one that is reserved.
  package init(_ text: String) throws(ConfigurationError) {
    var fields: [HeaderFields.Field] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      guard line.contains(where: { !JSONText.isSpace($0) }) else { continue }
      guard let field = HeaderFields.Field(line: line), CustomHeaders.isToken(field.name),
        field.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") })
      else { throw ConfigurationError(.customHeaders, .notAHeader) }
      let name = field.name.lowercased()
      guard !CustomHeaders.reserved.contains(name) else {
        throw ConfigurationError(.customHeaders, .reservedHeader(field.name))
      }
      fields.removeAll { $0.name.lowercased() == name }
      fields.append(field)
    }
    self.fields = fields
  }

  /// Whether one of the fields has that name, whatever its case.
  func names(_ name: String) -> Bool {
    fields.contains { $0.name.lowercased() == name.lowercased() }
  }

  /// What RFC 9110 calls a token.
  private static func isToken(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }
}
