/// The proxy that libcurl takes from the environment, as messages name it: without its password.
///
/// libcurl reads the variables itself, and decides by `no_proxy` whether a request goes through the
/// proxy; this is the name alone.
package struct ProxyName: Sendable, Hashable {
  /// The variable that names it.
  let variable: String
  /// The host, with the port where the variable names one.
  let text: String

  /// The variables in libcurl's order, for addresses that begin with `https`: no others go through a
  /// proxy.
  private static let variables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]

  /// nil when there is none.
  init?(_ environment: [String: String]) {
    guard let variable = ProxyName.variables.first(where: { environment[$0].nonempty != nil }),
      let address = environment[variable]
    else { return nil }
    self.variable = variable
    // Behind the scheme, the name and the password, in which a `/` may stand by mistake; before a path.
    let start =
      address.lastIndex(of: "@").map(address.index(after:))
      ?? address.firstRange(of: "://")?.upperBound ?? address.startIndex
    text = String(address[start...].prefix { $0 != "/" })
  }

  /// Whether libcurl's words about a connection that failed are about this one: `proxy.local port 3128`.
  func isNamed(in words: String) -> Bool {
    guard let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") else {
      return words.contains(" \(text) port ")
    }
    let host = text[..<colon].filter { $0 != "[" && $0 != "]" }
    return words.contains(" \(host) port \(text[text.index(after: colon)...])")
  }
}
