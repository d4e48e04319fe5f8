import DatagridAPI

/// An argument of a call in a program's text.
indirect enum CodeArgument: Equatable {
  case null
  case boolean(Bool)
  /// A number, as it is written.
  case number(String)
  case text(String)
  case list([CodeArgument])
  case record([CodeMember])
  case file(RequestDescription.File)

  init(_ json: JSON) {
    self =
      switch json {
      case .null: .null
      case .bool(let value): .boolean(value)
      case .integer, .number: .number(json.encoded ?? "0")
      case .text(let text): .text(text)
      case .array(let items): .list(items.map(CodeArgument.init))
      case .object(let object):
        .record(object.map { CodeMember($0.key, CodeArgument($0.value)) })
      }
  }
}

/// A named argument, or a member of a record.
struct CodeMember: Equatable {
  let name: String
  var value: CodeArgument

  init(_ name: String, _ value: CodeArgument) {
    self.name = name
    self.value = value
  }
}

extension [CodeMember] {
  /// Puts a value where a name with brackets says, `sync[trigger][type]`, after what is there.
  mutating func insert(_ value: CodeArgument, at path: ArraySlice<String>) {
    guard let name = path.first else { return }
    let place = firstIndex { $0.name == name }
    let rest = path.dropFirst()
    if rest.first == "" {
      var items: [CodeArgument] = []
      if let place, case .list(let present) = self[place].value { items = present }
      set(.list(items + [value]), name, place)
    } else if rest.isEmpty {
      set(value, name, place)
    } else {
      var members: [CodeMember] = []
      if let place, case .record(let present) = self[place].value { members = present }
      members.insert(value, at: rest)
      set(.record(members), name, place)
    }
  }

  private mutating func set(_ value: CodeArgument, _ name: String, _ place: Int?) {
    if let place { self[place].value = value } else { append(CodeMember(name, value)) }
  }
}
