/// How far the server is with learning a knowledge; open, for a later server may know more.
package struct KnowledgeStatus: RawRepresentable, Sendable, Hashable {
  /// The server's word.
  package let rawValue: String

  /// Takes the server's word, known or not.
  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Learning has begun, no row is learned yet.
  package static let pending = KnowledgeStatus(rawValue: "pending")
  /// Some rows are learned; the run goes on, or has ended incompletely.
  package static let partial = KnowledgeStatus(rawValue: "partial")
  /// All is learned.
  package static let ready = KnowledgeStatus(rawValue: "ready")
  /// The run has ended and no row is available.
  package static let failed = KnowledgeStatus(rawValue: "failed")
}
