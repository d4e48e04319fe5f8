/// What the knowledge of a create is recognised by.
struct CreationIdentity: Sendable, Hashable {
  /// The names that it can have.
  let names: Set<String>
  /// Whether its name was chosen by who made it, and not by the server.
  let isNamed: Bool
  let parent: KnowledgeParent

  /// Without a name the server chooses one: the first file's, with or without its extension.
  init(name: String?, fileNames: [String], parent: KnowledgeParent?) {
    if let name = name?.nonblank {
      names = [name]
      isNamed = true
    } else {
      let first = fileNames.first?.nonblank ?? ""
      let stem = first.lastIndex(of: ".").flatMap { String(first[..<$0]).nonblank }
      names = Set([first, stem ?? first])
      isNamed = false
    }
    self.parent = parent ?? .root
  }

  init(_ creation: KnowledgeCreation) {
    self.init(
      name: creation.name, fileNames: creation.files.map(\.filename), parent: creation.parent)
  }

  /// Whether a knowledge is where this one would be; one that does not say may be.
  func sharesParent(with knowledge: Knowledge) -> Bool {
    knowledge.parent == nil || knowledge.parent == parent
  }

  /// Whether a knowledge has a name that this one can have; servers take space off its ends.
  func sharesName(with knowledge: Knowledge) -> Bool {
    names.contains(knowledge.name.nonblank ?? "")
  }

  /// Whether the knowledge of another create could be taken for this one's.
  func isRival(of other: CreationIdentity) -> Bool {
    parent == other.parent && !names.isDisjoint(with: other.names)
  }
}
