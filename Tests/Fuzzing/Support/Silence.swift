package import CommandLanguage

/// An output that forgets; it renders all the same, for rendering can fail too.
package final class Silence: Output {
  package init() {}

  package func show(_ value: Value) { _ = value.json }
  package func write(_ text: String) { _ = text.escapingControls() }
  package func notice(_ text: String) { _ = text.escapingControls() }
  package func text(of table: ItemTable) -> String { "" }
  package func report(_ diagnostic: Diagnostic) { _ = diagnostic.message.escapingControls() }
  package func report(_ failure: Failure) { _ = failure.message.escapingControls() }
  package func report(_ progress: Progress?) {}
  package func ask(_ question: String, isSecret: Bool) -> String? { nil }
  package func flush() {}
}
