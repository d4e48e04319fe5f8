/// An editor without a terminal, for tests of what stands above it.
///
/// It gives its events in turn and then ``LineEvent/endOfInput`` for ever, so that a loop under test
/// ends; and it keeps what it was asked and told.
package final class ScriptedEditor: LineEditor {
  /// The prompts that were shown, oldest first.
  package private(set) var prompts: [Prompt] = []

  /// The entries that were remembered, oldest first.
  package private(set) var remembered: [String] = []

  private var events: [LineEvent].SubSequence

  package init(_ events: [LineEvent]) {
    self.events = events[...]
  }

  package func read(_ prompt: Prompt) -> LineEvent {
    prompts.append(prompt)
    return events.popFirst() ?? .endOfInput
  }

  package func remember(_ entry: String) {
    remembered.append(entry)
  }
}
