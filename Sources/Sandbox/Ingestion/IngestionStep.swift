/// The points at which the progress of an ingestion becomes visible to clients.
enum IngestionStep: Sendable, Equatable {
  /// Rows are about to be published: until this step is let pass, answers do not count them.
  case willPublish(rows: Int)
  /// All files are read and the outcome is about to be published.
  case willEnd
  /// The outcome is visible; nothing more follows for this knowledge.
  case ended
}
