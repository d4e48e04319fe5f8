import CommandLanguage

extension ObjectHandle {
  /// Its name; the id where it has none.
  var name: String { record.text("name") ?? id }

  /// Its name with its id, or the id alone.
  var label: String { name == id ? id : "\(name) (\(id))" }
}

extension Value {
  /// What messages call an object that a command was given: by handle, or by id.
  var label: String {
    if case .object(let handle) = self { handle.label } else { text }
  }
}
