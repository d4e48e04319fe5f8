/// Finds the endpoint for a method and a path.
struct Router: Sendable {
  private let endpoints: [any Endpoint]

  init(_ endpoints: [any Endpoint]) {
    self.endpoints = endpoints
  }

  /// The endpoint and the values of its path's parameters.
  ///
  /// - Throws: `APIError` 404 for an unknown path, and 405 for a method that a path does not know.
  func route(_ head: RequestHead) throws(APIError) -> (any Endpoint, [String: String]) {
    // A HEAD is answered as the GET; libmicrohttpd leaves out the body.
    let method = head.method == "HEAD" ? "GET" : head.method
    var allowed: [String] = []
    for endpoint in endpoints {
      guard let parameters = Self.match(head.path, endpoint.path) else { continue }
      if endpoint.method == method { return (endpoint, parameters) }
      allowed.append(endpoint.method)
    }
    guard allowed.isEmpty else { throw .methodNotAllowed(head.method, allowed: allowed) }
    throw .notFound(
      "The sandbox has no such endpoint", reason: "There is no endpoint at \(head.path).",
      mitigation: "Check the path; what the sandbox lacks needs an account.")
  }

  /// The values of a template's parameters in a path that was sent, or `nil` where it differs.
  ///
  /// Segments are cut before they are decoded, so that a `%2F` stays inside its segment.
  private static func match(_ path: String, _ template: String) -> [String: String]? {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    let parts = template.split(separator: "/", omittingEmptySubsequences: false)
    guard segments.count == parts.count else { return nil }
    var parameters: [String: String] = [:]
    for (segment, part) in zip(segments, parts) {
      guard let value = PercentEncoding.decoded(segment) else { return nil }
      if part.hasPrefix("{"), !value.isEmpty {
        parameters[String(part.dropFirst().dropLast())] = value
      } else if value != part {
        return nil
      }
    }
    return parameters
  }
}
