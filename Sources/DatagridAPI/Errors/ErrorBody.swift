/// What the body of an error said, whichever of the usual forms it has.
///
/// The API's envelope, `application/problem+json`, a `message` that is a list, an `error` that is an
/// object, plain text and web pages are read; of anything else nothing is, and that is no fault. The
/// texts are the server's, controls included: escape them before showing them.
package struct ErrorBody: Sendable, Hashable {
  /// `error`: a code for programs.
  package private(set) var code: String?
  /// `message`: words for people.
  package private(set) var message: String?
  /// `mitigation`: what the server proposes to do.
  package private(set) var mitigation: String?
  /// `retryable`: whether a repetition may help.
  package private(set) var retryable: Bool?
  /// `details.reason`: more words.
  package private(set) var reason: String?

  /// The longest plain text that is taken for a message, in Unicode scalars; what a proxy writes is
  /// longer than anybody reads.
  private static let maximumTextLength = 500

  /// How much of a plain text is looked at, in bytes: so much that no part of a key at its end gets
  /// into what is taken.
  private static let textWindow = 8 << 10

  /// Reads a body; never fails.
  /// - Parameter key: taken out of the texts, for a server may quote what it refused.
  init(_ bytes: [UInt8], withoutKey key: APIKey) {
    do throws(JSONError) {
      read(try JSON.parse(bytes))
    } catch {
      message = ErrorBody.plainText(bytes, withoutKey: key)
    }
    code = code.map(key.removed)
    message = message.map(key.removed)
    mitigation = mitigation.map(key.removed)
    reason = reason.map(key.removed)
  }

  private mutating func read(_ value: JSON) {
    switch value {
    case .text(let text): message = text.nonblank
    case .object(let object):
      let inner = object["error"]?.object
      code = object["error"]?.text.nonblank ?? ErrorBody.code(inner) ?? ErrorBody.code(object)
      message =
        ErrorBody.words(object["message"]) ?? ErrorBody.words(inner?["message"])
        ?? ErrorBody.words(object["detail"]) ?? ErrorBody.words(object["title"])
        ?? ErrorBody.words(object["error_description"]) ?? ErrorBody.words(object["errors"])
      mitigation = ErrorBody.words(object["mitigation"]) ?? ErrorBody.words(inner?["mitigation"])
      retryable = object["retryable"]?.bool ?? inner?["retryable"]?.bool
      reason = ErrorBody.words(object["details"]?["reason"])
    case .null, .bool, .integer, .number, .array: message = ErrorBody.words(value)
    }
  }

  private static func code(_ object: JSONObject?) -> String? {
    object?["code"]?.text.nonblank ?? object?["type"]?.text.nonblank
  }

  /// A text, or the texts of a list, or the messages of a list of objects.
  private static func words(_ value: JSON?) -> String? {
    switch value {
    case .text(let text): text.nonblank
    case .array(let elements):
      elements.compactMap { $0.text.nonblank ?? words($0["message"]) }
        .joined(separator: "; ").nonblank
    case .object, .bool, .integer, .number, .null, nil: nil
    }
  }

  private static func plainText(_ bytes: [UInt8], withoutKey key: APIKey) -> String? {
    let text = key.removed(from: String(decoding: bytes.prefix(textWindow), as: UTF8.self))
    guard !WebPage.isOne(bytes) else { return WebPage.title(of: text) }
    guard !text.hasPrefix("{"), !text.hasPrefix("[") else { return nil }
    return text.nonblank.map { String($0.unicodeScalars.prefix(maximumTextLength)) }
  }
}

extension String {
  /// The text without white space around it, or nil when nothing is left.
  var nonblank: String? {
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex
    let text = self[..<end].drop(while: \.isWhitespace)
    return text.isEmpty ? nil : String(text)
  }
}

extension String? {
  /// The text without white space around it, or nil when there is none or nothing is left.
  var nonblank: String? { flatMap(\.nonblank) }
}
