/// An answer that is not what the API answers.
package struct AnswerError: Error, Sendable, Hashable {
  /// What came instead.
  package enum Problem: Error, Sendable, Hashable {
    /// Nothing where an object was expected.
    case empty
    /// A web page, as of a proxy or a login form.
    case html
    /// A body that ends in the middle.
    case cut
    /// A body that is not JSON; with the parser's words.
    case notJSON(String)
    /// JSON, but another thing than was asked for; both with their article.
    case wrongShape(found: String, expected: String)
    /// A body in a content or transfer coding, such as gzip: none was asked for.
    case encoded
    /// More than ``DatagridClient/maximumAnswerBytes``.
    case tooLarge
    /// More than ``AnswerReader/maximumValues``.
    case tooManyValues
    /// More header fields than any server sends.
    case headersTooLarge
    /// Bytes that come, but at less than 1 KiB a second for longer than a silence may last.
    case tooSlow
    /// Bytes that are not HTTP.
    case notHTTP
    /// A redirection, which is never followed; with its target, if it named one.
    case redirect(to: String?)
  }

  /// What came instead.
  package let problem: Problem
  /// The host that answered.
  package let host: String
  /// The HTTP status, or nil where there is none.
  package let status: Int?
  /// The name that the server gave to the request, or nil.
  package let requestID: String?
  /// True when the request would change something on the server and was probably carried out: the
  /// answer says success, and what it says beyond that is lost.
  package let mayHaveTakenEffect: Bool
  /// How often it was tried.
  package var attempts = Attempts()

  /// One or two sentences for people: what came, and what to do.
  package var message: String {
    ErrorText.joined(cause, attempts.sentences(mayHaveTakenEffect: mayHaveTakenEffect))
  }

  private var cause: String {
    let code = status.map { " (\($0))" } ?? ""
    return switch problem {
    case .empty: "The answer of \(host)\(code) is empty."
    case .html:
      "\(host) answered with a web page\(code), not with JSON. "
        + "Check DATAGRID_BASE_URL, and whether a proxy stands between."
    case .cut: "The answer of \(host)\(code) ends in the middle."
    case .notJSON(let detail):
      "The answer of \(host)\(code) is not JSON\(detail.isEmpty ? "" : ": \(detail)")."
    case .wrongShape(let found, let expected):
      "\(host) answered with \(found)\(code), not with \(expected). Check DATAGRID_BASE_URL."
    case .encoded:
      "The answer of \(host)\(code) is encoded in a way that was not asked for. "
        + "Check whether a proxy stands between."
    case .tooLarge:
      "The answer of \(host)\(code) is larger than \(DatagridClient.maximumAnswerBytes >> 20) MiB."
    case .tooManyValues:
      "The answer of \(host)\(code) holds more than \(AnswerReader.maximumValues) values."
    case .headersTooLarge: "The header of the answer of \(host)\(code) is too large."
    case .tooSlow:
      "The answer of \(host)\(code) came too slowly, so it was given up. Check the network."
    case .notHTTP: "\(host) does not speak HTTP. Check DATAGRID_BASE_URL."
    case .redirect(let target):
      "\(host) redirects\(code) to \(target.map(Self.place) ?? "nowhere"), and redirects are not "
        + "followed. Check DATAGRID_BASE_URL."
    }
  }

  /// More of an address tells nobody more.
  private static let longestPlace = 200

  /// Where an address leads; what stands in its query is often meant for one reader.
  private static func place(_ target: String) -> String {
    let address = target.prefix { $0 != "?" && $0 != "#" }
    if address.isEmpty { return "its own address" }
    return address.count > longestPlace ? address.prefix(longestPlace) + "…" : String(address)
  }
}

extension AnswerError: CustomStringConvertible {
  /// The message.
  package var description: String { message }
}
