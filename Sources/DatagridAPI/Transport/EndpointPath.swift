/// A path below the base URL that a user wrote, checked so that the key goes nowhere else.
package struct EndpointPath: Sendable, Hashable {
  /// Why a path is refused.
  package enum Problem: Sendable, Hashable {
    /// It does not begin with one slash: it is a whole address, or names another host.
    case notBelowBase
    /// A segment is empty, which some servers read as the end of a host.
    case emptySegment
    /// A segment is `.` or `..`, percent-encoded or not.
    case dotSegment
    /// It holds a control character.
    case control
    /// A `%` that two hexadecimal digits do not follow.
    case percent
    /// A fragment, which never goes to a server.
    case fragment

    /// What is wrong, and what to do.
    var message: String {
      switch self {
      case .notBelowBase:
        "A path begins with one `/` and names no host: it stands below DATAGRID_BASE_URL."
      case .emptySegment: "A path has nothing between two slashes. Write one slash."
      case .dotSegment: "A path must not hold `.` or `..` as a segment. Write the path itself."
      case .control: "A path must not hold control characters. Percent-encode them."
      case .percent: "In a path `%` stands before two hexadecimal digits. Write `%25` for itself."
      case .fragment: "A path has no `#`. Write `%23` for itself."
      }
    }
  }

  /// The path with its query, percent-encoded.
  let text: String
  /// The endpoint that it belongs to, by the templates of the API; the path itself where it is none's.
  let endpoint: String

  /// Checks a path. What is percent-encoded stays so; what may not stand in a URL is encoded.
  init(_ written: String) throws(RequestError) {
    guard !written.contains("#") else { throw .path(.fragment) }
    guard !written.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw .path(.control) }
    let pieces = written.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let encoded = try pieces.map { piece throws(RequestError) in try Self.encoded(piece) }
    let segments = encoded[0].split(separator: "/", omittingEmptySubsequences: false)
    guard segments.count >= 2, segments[0].isEmpty, !written.hasPrefix("//") else {
      throw .path(.notBelowBase)
    }
    guard segments[1...].dropLast().allSatisfy({ !$0.isEmpty }) else { throw .path(.emptySegment) }
    guard segments.allSatisfy({ !Self.isDots($0) }) else { throw .path(.dotSegment) }
    text = encoded.joined(separator: "?")
    endpoint = Self.template(of: segments.dropFirst()) ?? encoded[0]
  }

  /// Whether some server reads the segment, or a part of it behind an encoded slash, as a way up, or as
  /// none.
  private static func isDots(_ segment: Substring) -> Bool {
    PathSegment.decode(segment).split(whereSeparator: { "/\\".contains($0) })
      .contains { [".", ".."].contains($0) }
  }

  private static func encoded(_ piece: Substring) throws(RequestError) -> String {
    var text = ""
    var rest = piece.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        let digits = rest.prefix(2)
        guard digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
        else { throw .path(.percent) }
        text += "%" + String(decoding: digits, as: UTF8.self)
        rest = rest.dropFirst(2)
      case _ where plain.contains(byte): text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += PathSegment.encode(byte)
      }
    }
    return text
  }

  /// What RFC 3986 lets stand in a path or a query besides letters and digits.
  private static let plain = Set(
    "/-._~!$&'()*+,;=:@?abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)

  /// The endpoints with parameters, or beside one with: rate limits count by these names.
  private static let templates = [
    "/knowledge/connect", "/knowledge/{id}", "/knowledge/{id}/reindex", "/tables/{id}",
    "/tables/{id}/records", "/connections/{id}", "/pages/{id}",
  ]

  private static func template(of segments: ArraySlice<Substring>) -> String? {
    templates.first { template in
      let names = template.split(separator: "/")
      return names.count == segments.count
        && zip(names, segments).allSatisfy { $0 == "{id}" || $0 == $1 }
    }
  }
}
