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
    /// More than ``DatagridClient/maximumAnswerBytes``.
    case tooLarge
    /// More header fields than any server sends.
    case headersTooLarge
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

  /// One or two sentences for people: what came, and what to do.
  package var message: String {
    mayHaveTakenEffect ? "\(cause) \(ErrorText.mayHaveTakenEffect)" : cause
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
    case .tooLarge:
      "The answer of \(host)\(code) is larger than \(DatagridClient.maximumAnswerBytes >> 20) MiB."
    case .headersTooLarge: "The header of the answer of \(host)\(code) is too large."
    case .notHTTP: "\(host) does not speak HTTP. Check DATAGRID_BASE_URL."
    case .redirect(let target):
      "\(host) redirects\(code) to \(target ?? "nowhere"), and redirects are not followed. "
        + "Check DATAGRID_BASE_URL."
    }
  }
}

extension AnswerError: CustomStringConvertible {
  /// The message.
  package var description: String { message }
}
