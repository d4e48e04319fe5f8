/// Finds names for what a script must name and the session did not.
struct ScriptNames {
  private var taken: Set<String>
  private let registry: Registry

  /// Longer ones make a script no clearer.
  private static let lengthLimit = 32

  /// - Parameter statements: those whose names are in use.
  init(_ statements: [RecordedStatement], registry: Registry) {
    self.registry = registry
    taken = [ScriptArguments.variable, Filter.itemName, Scope.lastValue]
    for statement in statements {
      taken.formUnion(statement.assigned)
      taken.formUnion(statement.reads)
      taken.formUnion(statement.ownNames)
      if case .definition(let name) = statement.form { taken.insert(name) }
    }
  }

  /// A free name for an object.
  mutating func name(forKind kind: String) -> String { take(kind, else: nil) }

  /// A free name for a file, made of its own.
  mutating func name(forFile path: String) -> String {
    let stem = Value.path(path).stem
    var name = ""
    for character in stem.utf8.prefix(Self.lengthLimit) {
      if character.isNameByte {
        name.unicodeScalars.append(Unicode.Scalar(character))
      } else if !name.hasSuffix("_") {
        name += "_"
      }
    }
    while name.hasSuffix("_") { name.removeLast() }
    while name.hasPrefix("_") { name.removeFirst() }
    guard let first = name.utf8.first else { return take("file", else: nil) }
    return first.isDigit ? take("file_\(name)", else: nil) : take(name, else: "\(name)_file")
  }

  private mutating func take(_ name: String, else second: String?) -> String {
    if isFree(name) { return claim(name) }
    if let second, isFree(second) { return claim(second) }
    var number = 2
    while !isFree("\(name)\(number)") { number += 1 }
    return claim("\(name)\(number)")
  }

  private func isFree(_ name: String) -> Bool {
    !taken.contains(name) && !ReservedWords.keywords.contains(name)
      && !ReservedWords.commands.contains(name) && registry[name] == nil
      && Function.named(name) == nil
  }

  private mutating func claim(_ name: String) -> String {
    taken.insert(name)
    return name
  }
}

extension Value {
  /// A path's last name without its extension.
  fileprivate var stem: String {
    let name = text.split(separator: "/").last.map(String.init) ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return name }
    return String(name[..<point])
  }
}
