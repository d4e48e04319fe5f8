/// A request as it goes over the wire, without any secret: for people to look at.
///
/// It is made before the request is sent, and holds no file open.
package struct RequestDescription: Sendable, Hashable {
  /// A header field; of one that holds a secret only where the secret is found.
  package struct Header: Sendable, Hashable {
    /// The name, as it is written.
    package let name: String
    /// The value, up to the secret if it holds one.
    package let text: String
    /// The environment variable that stands for the secret behind the text; nil where there is none.
    package let variable: String?
    /// Whether it is one of the user's own, which every request has besides.
    package let isOwn: Bool

    /// The value as a shell would write it: `Bearer $DATAGRID_API_KEY`.
    package var shown: String { text + (variable.map { "$" + $0 } ?? "") }
  }

  /// What follows the header.
  package enum Body: Sendable, Hashable {
    /// Nothing.
    case none
    /// A JSON value.
    case json(JSON)
    /// The parts of a `multipart/form-data` body, in their order.
    case form([Part])
  }

  /// A part of a form.
  package enum Part: Sendable, Hashable {
    /// A text.
    case text(name: String, value: String)
    /// A file.
    case file(name: String, File)
  }

  /// A file that is sent.
  package struct File: Sendable, Hashable {
    /// Where it stands.
    package let path: String
    /// What the server is told that it is called.
    package let filename: String
    /// The media type of its part.
    package let mediaType: String
    /// How many bytes are sent.
    package let size: Int64

    /// Whether the server is told the last component of its path, as other clients do by themselves.
    package var keepsName: Bool { FileUpload(path: path).filename == filename }
  }

  /// `GET`, `POST`, …
  package let method: String
  /// The address below which all endpoints stand, without a slash at its end.
  package let baseURL: String
  /// The path with its parameters in braces, as the API pages name it: `/knowledge/{id}`.
  package let endpoint: String
  /// What follows the base URL, percent-encoded, its query included.
  package let path: String
  /// In the order in which they are written; what the transport adds by itself is not among them.
  package let headers: [Header]
  /// What follows the header.
  package let body: Body

  init(_ request: Request, _ configuration: ClientConfiguration) {
    method = request.method.rawValue
    baseURL = configuration.baseURL
    endpoint = request.endpoint
    // A key that somebody gives for a name or an id is no less a secret there.
    path = configuration.key.removed(from: request.path)
    headers =
      [Header(name: "Authorization", text: "Bearer ", variable: "DATAGRID_API_KEY", isOwn: false)]
      + configuration.fields(of: request).map { Header($0, configuration) }
    body = Body(request.body, withoutKey: configuration.key)
  }

  /// The whole address.
  package var url: String { baseURL + path }

  /// Whether the address is the service's own, which its clients take by themselves.
  package var hasDefaultBaseURL: Bool { baseURL == ClientConfiguration.defaultBaseURL }

  /// The segments of the path, decoded.
  package var pathSegments: [String] {
    path.prefix { $0 != "?" }.split(separator: "/").map(PathSegment.decode)
  }

  /// The fields of the query, decoded, in their order.
  package var query: [(name: String, value: String)] {
    guard let mark = path.firstIndex(of: "?") else { return [] }
    return path[path.index(after: mark)...].split(separator: "&").map { field in
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decode(parts[0]), parts.count > 1 ? Self.decode(parts[1]) : "")
    }
  }

  /// In a query, and only there, `+` is a blank.
  private static func decode(_ text: Substring) -> String {
    PathSegment.decode(text.replacing("+", with: " "))
  }

  /// The whole address, without the values of the query whose names call them secret.
  package var urlWithoutSecrets: String {
    guard let mark = path.firstIndex(of: "?") else { return url }
    let fields = path[path.index(after: mark)...].split(
      separator: "&", omittingEmptySubsequences: false
    ).map { field in
      let name = field.prefix { $0 != "=" }
      return SecretName.isOne(Self.decode(name)) ? "\(name)=\(SecretName.placeholder)" : field
    }
    return baseURL + path[...mark] + fields.joined(separator: "&")
  }
}

extension RequestDescription.Header {
  /// A field that is written besides the key's own; one that may hold a secret, or that holds the key
  /// whatever its name, is not shown.
  fileprivate init(_ field: HeaderFields.Field, _ configuration: ClientConfiguration) {
    let isSecret = field.isSecret || field.value.contains(configuration.key.text)
    name = field.name
    isOwn = configuration.customHeaders.names(field.name)
    text = isSecret ? "" : field.value
    variable =
      isSecret
      ? field.name.uppercased().replacing("-", with: "_").filter(\.isPartOfVariable) : nil
  }
}

extension RequestDescription.Body {
  fileprivate init(_ body: Request.Body, withoutKey key: APIKey) {
    switch body {
    case .none: self = .none
    case .json(let value): self = .json(value)
    case .form(let form):
      self = .form(
        form.parts.map { part in
          switch part {
          case .text(let name, let value):
            .text(name: key.removed(from: name), value: key.removed(from: value))
          case .file(let name, let file):
            .file(
              name: name,
              RequestDescription.File(
                path: file.path, filename: file.filename,
                mediaType: MediaType.of(filename: file.filename), size: file.size))
          }
        })
    }
  }
}

extension Character {
  fileprivate var isPartOfVariable: Bool { isASCII && (isLetter || isNumber || self == "_") }
}

/// A request that was not sent, since it was only to be looked at.
package struct PreviewedRequest: Error, Sendable {
  /// What would have been sent.
  package let request: RequestDescription
}
