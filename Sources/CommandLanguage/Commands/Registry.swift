/// The commands and object kinds that a program may name.
package struct Registry: Sendable {
  /// The commands as help groups them.
  package let groups: [CommandGroup]
  /// All commands, in the order of their groups.
  package let commands: [Command]
  /// The kinds of API objects that commands take and give.
  package let objectKinds: [ObjectKind]
  /// What `set` changes.
  package let settings: [Setting]
  /// What help can say more about: the language's topics, the product's, and its settings.
  package let topics: [Topic]
  /// The `def`s that the session has, or that a program brings.
  private(set) var definitions: [String: Definition] = [:]
  private let positions: [String: Int]

  /// Takes the commands and kinds of a product.
  ///
  /// - Precondition: names are unique, each command stands in one group; a test of the list says so.
  package init(
    groups: [CommandGroup], objectKinds: [ObjectKind], settings: [Setting] = [],
    topics: [Topic] = []
  ) {
    let commands = groups.flatMap(\.commands)
    self.groups = groups
    self.settings = settings
    self.topics = Topic.language + topics + settings.map { Topic($0) }
    self.commands = commands
    self.objectKinds = objectKinds
    positions = Dictionary(
      commands.enumerated().map { ($1.spec.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The command of a name.
  package subscript(name: String) -> Command? { positions[name].map { commands[$0] } }

  /// In the order of ``commands``.
  package var commandNames: [String] { commands.map(\.spec.name) }

  /// The declaration of the command or `def` of a name.
  package func spec(of name: String) -> CommandSpec? {
    self[name]?.spec ?? definitions[name]?.spec
  }

  /// The `def` of a name.
  package func definition(of name: String) -> Definition? { definitions[name] }

  /// What may open a statement: the commands, and the `def`s in the order of their names.
  package var specs: [CommandSpec] {
    commands.map(\.spec) + definitions.values.map(\.spec).sorted { $0.name < $1.name }
  }

  /// The registry with these `def`s in the place of others of their names. Of two that are added the
  /// first counts; the check refuses the second.
  func adding(_ syntax: [DefinitionSyntax]) -> Registry {
    var extended = self
    var added: Set<String> = []
    for definition in syntax where added.insert(definition.name.text).inserted {
      extended.definitions[definition.name.text] = Definition(definition, registry: self)
    }
    return extended
  }

  /// The same without `def`s: what a new session begins with.
  var withoutDefinitions: Registry {
    var initial = self
    initial.definitions = [:]
    return initial
  }

  /// The kind of API object of a name.
  package func objectKind(named name: String) -> ObjectKind? {
    objectKinds.first { $0.name == name }
  }
}
