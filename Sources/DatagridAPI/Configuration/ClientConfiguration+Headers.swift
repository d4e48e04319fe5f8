extension ClientConfiguration {
  /// The header fields that this client writes for a request, besides the key's.
  ///
  /// A header of the user's own takes the place of one of these.
  func fields(of request: Request) -> [HeaderFields.Field] {
    var fields: [HeaderFields.Field] = [
      .init(name: "Accept", value: "application/json"),
      .init(name: "User-Agent", value: ProductVersion.userAgent),
    ]
    if case .json = request.body {
      fields.append(.init(name: "Content-Type", value: "application/json"))
    }
    if let teamspace { fields.append(.init(name: "Datagrid-Teamspace", value: teamspace)) }
    return fields.filter { !customHeaders.names($0.name) } + customHeaders.fields
  }
}

extension HeaderFields.Field {
  /// As libcurl takes it; an empty value needs a mark of its own, or the field is left out.
  var line: String { value.isEmpty ? "\(name);" : "\(name): \(value)" }

  /// Whether its value is nothing to show: what its name speaks of opens doors.
  package var isSecret: Bool { SecretName.isHeader(name) }
}
