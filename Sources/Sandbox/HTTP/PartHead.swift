/// The headers of a part of a form.
struct PartHead: Equatable {
  /// The field; `nil` where the client left out the quotes.
  let name: String?
  /// The file's name as the client has it; `nil` for a text field.
  let fileName: String?
  /// The media type in lower case and without parameters, such as `text/csv`.
  let contentType: String?

  /// Takes over the strings of the post-processor.
  ///
  /// - Returns: `nil` when one of them is not UTF-8.
  init?(
    name: UnsafePointer<CChar>?, fileName: UnsafePointer<CChar>?,
    contentType: UnsafePointer<CChar>?
  ) {
    var isValid = true
    func text(_ bytes: UnsafePointer<CChar>?) -> String? {
      guard let bytes else { return nil }
      let text = String(validatingCString: bytes)
      if text == nil { isValid = false }
      return text
    }
    self.name = text(name).map(Self.unescaped)
    self.fileName = text(fileName).map(Self.unescaped).map(Self.lastComponent)
    self.contentType = text(contentType).map(Self.mediaType)
    guard isValid else { return nil }
  }

  /// Undoes what the HTML standard escapes in names ("multipart/form-data encoding algorithm"): the
  /// quote, CR and LF, and nothing else, so that a name with `%41` in it stays as it is.
  private static func unescaped(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "%")) else { return name }
    var result = ""
    var rest = name[...]
    while let percent = rest.firstIndex(of: "%") {
      result += rest[..<percent]
      rest = rest[percent...]
      switch rest.prefix(3).uppercased() {
      case "%22": result += "\""
      case "%0D": result += "\r"
      case "%0A": result += "\n"
      default:
        result += "%"
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(3)
    }
    return result + rest
  }

  /// The name without the directories that some clients send along.
  private static func lastComponent(_ path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }

  private static func mediaType(_ value: String) -> String {
    let type = value.prefix { $0 != ";" }.lowercased()
    return String(type.filter { !$0.isWhitespace })
  }
}
