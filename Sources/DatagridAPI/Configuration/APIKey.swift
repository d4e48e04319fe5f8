/// A key of the Datagrid API, which shows itself nowhere.
///
/// Descriptions, reflection and `dump` give a placeholder; only the transport reads the text, to write
/// the `Authorization` header.
package struct APIKey: Sendable {
  /// The key itself: never put it into a message, a log or a description.
  let text: String

  /// Takes the key as the user set it.
  /// - Throws: ``ConfigurationError`` when the key is empty or holds anything but visible ASCII, with
  ///   which it would not be one header value. The error doesn't show it.
  package init(_ text: String) throws(ConfigurationError) {
    guard !text.isEmpty else { throw ConfigurationError(.key, .empty) }
    guard HeaderText.isVisibleASCII(text) else { throw ConfigurationError(.key, .unprintable) }
    self.text = text
  }

  /// The same text with each occurrence of the key replaced.
  ///
  /// Servers quote what they refuse, the key in a 401 included. A key of fewer than eight characters
  /// is no secret worth mangling messages for.
  func removed(from text: String) -> String {
    let key = Array(self.text.utf8)
    guard key.count >= 8, text.utf8.count >= key.count else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == key[0], bytes[index...].starts(with: key) {
        result += Array(APIKey.placeholder.utf8)
        index += key.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let placeholder = "[API key]"
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// A placeholder, as everything that Swift shows of a key.
  package var description: String { APIKey.placeholder }
  /// The same placeholder.
  package var debugDescription: String { APIKey.placeholder }
  /// A mirror without children, which is what `dump` looks into.
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
