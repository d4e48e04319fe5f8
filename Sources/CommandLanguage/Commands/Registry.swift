/// The commands and object kinds that a program may name.
package struct Registry: Sendable {
  /// In the order in which help lists them.
  package let commands: [Command]
  /// The kinds of API objects that commands take and give.
  package let objectKinds: [ObjectKind]
  /// What `set` changes.
  package let settings: [Setting]
  private let positions: [String: Int]

  /// Takes the commands and kinds of a product.
  ///
  /// - Precondition: names are unique; a test of the list says so.
  package init(commands: [Command], objectKinds: [ObjectKind], settings: [Setting] = []) {
    self.settings = settings
    self.commands = commands
    self.objectKinds = objectKinds
    positions = Dictionary(
      commands.enumerated().map { ($1.spec.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The command of a name.
  package subscript(name: String) -> Command? { positions[name].map { commands[$0] } }

  /// In the order of ``commands``.
  package var commandNames: [String] { commands.map(\.spec.name) }

  /// The kind of API object of a name.
  package func objectKind(named name: String) -> ObjectKind? {
    objectKinds.first { $0.name == name }
  }
}
