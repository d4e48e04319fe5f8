/// What completion says of an API object that a program could name.
package struct ObjectSummary: Equatable, Sendable {
  /// What the endpoints call it.
  package let id: String
  /// What people call it; nil where it has no name.
  package let name: String?
  /// How it stands; nil where its kind knows no such thing.
  package let status: String?

  /// Describes an object.
  package init(id: String, name: String? = nil, status: String? = nil) {
    self.id = id
    self.name = name
    self.status = status
  }
}

/// The API objects of a kind that a session can say something of.
package struct ObjectListing: Equatable, Sendable {
  /// Those that a word could mean.
  package struct Query: Equatable, Sendable {
    /// The name of their kind.
    package let kind: String
    /// The beginning of an id or a name, as typed.
    package let typed: String
    /// The knowledge that they belong to, where that is clear.
    package let knowledge: String?

    /// Asks for the objects of a kind.
    package init(kind: String, typed: String, knowledge: String? = nil) {
      self.kind = kind
      self.typed = typed
      self.knowledge = knowledge
    }
  }

  /// In the order in which they are offered, each once.
  package var objects: [ObjectSummary]
  /// Whether the service was asked and said nothing in time.
  package var isOffline: Bool

  /// A listing of these objects.
  package init(_ objects: [ObjectSummary] = [], isOffline: Bool = false) {
    self.objects = objects
    self.isOffline = isOffline
  }
}
