/// What a new knowledge is made of.
package struct KnowledgeCreation: Sendable, Hashable {
  /// The files, in the order in which they are sent; at least one.
  package var files: [FileUpload]
  /// The name, or nil to leave the choice to the server; an empty name counts as none.
  package var name: String?
  /// Where it goes, or nil for the server's own default, the root.
  package var parent: KnowledgeParent?

  /// Describes a knowledge; nothing is opened or checked yet.
  package init(files: [FileUpload], name: String? = nil, parent: KnowledgeParent? = nil) {
    self.files = files
    self.name = name
    self.parent = parent
  }
}

/// A file to send.
package struct FileUpload: Sendable, Hashable {
  /// Where it stands.
  package var path: String
  /// What the server is told that it is called.
  package var filename: String

  /// Names a file; it is opened by the create.
  /// - Parameter filename: the last component of the path unless given.
  package init(path: String, filename: String? = nil) {
    self.path = path
    self.filename = filename ?? path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// The page that a knowledge is nested under.
package enum KnowledgeParent: Sendable, Hashable {
  /// No page: the top level.
  case root
  /// The page of that identifier.
  case page(String)
}

/// How much of a request's body has gone out.
package struct UploadProgress: Sendable, Hashable {
  /// The bytes handed to the network, those between the files included.
  package let sent: Int64
  /// The bytes there are.
  package let total: Int64
}
