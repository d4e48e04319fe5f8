import DatagridAPI

/// A request as a call of the official clients.
enum ClientCall {
  /// A method for it, with its arguments.
  case method(ClientMethod, path: [String], [CodeMember])
  /// The clients' own way to an endpoint that they have no method for.
  case raw(RequestDescription)

  init(_ request: RequestDescription) {
    let segments = request.pathSegments
    let arguments = Self.arguments(of: request)
    for method in ClientMethod.all where method.method == request.method {
      if let path = method.pathArguments(segments),
        arguments.allSatisfy({ method.arguments.contains($0.name) })
      {
        // The files first, as the samples have them; the clients write the parts in their own order.
        let first = arguments.filter { !$0.value.files.isEmpty }
        let others = arguments.filter { $0.value.files.isEmpty }
        self = .method(method, path: path, first + others)
        return
      }
    }
    self = .raw(request)
  }

  /// What the query and the body say, as the clients take it.
  private static func arguments(of request: RequestDescription) -> [CodeMember] {
    var arguments: [CodeMember] = []
    for (name, value) in request.query {
      arguments.insert(queryArgument(name, value), at: path(of: name))
    }
    switch request.body {
    case .none: break
    case .json(.object(let object)):
      arguments += object.map { CodeMember($0.key, CodeArgument($0.value)) }
    // No method takes a value that is no object: a name that none knows.
    case .json(let value): arguments.append(CodeMember("", CodeArgument(value)))
    case .form(let parts):
      for part in parts {
        switch part {
        case .text("sync[enabled]", let value) where value == "true" || value == "false":
          arguments.insert(.boolean(value == "true"), at: ["sync", "enabled"])
        case .text(let name, let value): arguments.insert(.text(value), at: path(of: name))
        case .file(let name, let file): arguments.insert(.file(file), at: path(of: name))
        }
      }
    }
    return arguments
  }

  private static func queryArgument(_ name: String, _ value: String) -> CodeArgument {
    switch name {
    case "limit": Int64(value).map { .number(String($0)) } ?? .text(value)
    case "knowledge_ids", "record_types":
      .list(value.split(separator: ",").map { .text(String($0)) })
    default: .text(value)
    }
  }

  /// `a[b][]` as `a`, `b` and an empty text.
  private static func path(of name: String) -> ArraySlice<String> {
    guard name.hasSuffix("]"), let open = name.firstIndex(of: "[") else { return [name] }
    let keys = name[name.index(after: open)...].dropLast().split(
      separator: "][", omittingEmptySubsequences: false)
    return [String(name[..<open])] + keys.map(String.init)
  }
}

extension ClientCall {
  /// The files that it sends.
  var files: [RequestDescription.File] {
    switch self {
    case .method(_, _, let arguments): arguments.flatMap(\.value.files)
    case .raw(let request):
      if case .form(let parts) = request.body { parts.files.map(\.file) } else { [] }
    }
  }
}

extension CodeArgument {
  fileprivate var files: [RequestDescription.File] {
    switch self {
    case .file(let file): [file]
    case .list(let items): items.flatMap(\.files)
    case .record(let members): members.flatMap(\.value.files)
    case .null, .boolean, .number, .text: []
    }
  }
}

extension [RequestDescription.Part] {
  /// The files, with the names of their parts.
  var files: [(name: String, file: RequestDescription.File)] {
    compactMap { part in
      if case .file(let name, let file) = part { (name, file) } else { nil }
    }
  }

  /// The texts, by the names of their parts; of two of one name both, as a list.
  var texts: [CodeMember] {
    var members: [CodeMember] = []
    for case .text(let name, let value) in self {
      if let place = members.firstIndex(where: { $0.name == name }) {
        let present =
          if case .list(let items) = members[place].value { items } else { [members[place].value] }
        members[place].value = .list(present + [.text(value)])
      } else {
        members.append(CodeMember(name, .text(value)))
      }
    }
    return members
  }
}

extension RequestDescription {
  /// The teamspace that it names; nil for the key's own.
  var teamspace: String? {
    headers.first { $0.name == "Datagrid-Teamspace" }?.text
  }
}
