/// An editor without a terminal, for tests of what stands above it.
///
/// It gives its events in turn and then ``LineEvent/endOfInput`` for ever, so that a loop under test
/// ends; and it keeps what it was asked and told.
package final class ScriptedEditor: LineEditor {
  /// The prompts that were shown, oldest first.
  package private(set) var prompts: [Prompt] = []

  /// What stood on the lines at first, oldest first.
  package private(set) var prefilled: [String] = []

  private var events: [LineEvent].SubSequence

  package init(_ events: [LineEvent]) {
    self.events = events[...]
  }

  package func read(_ prompt: Prompt, prefilled text: String) -> LineEvent {
    prompts.append(prompt)
    prefilled.append(text)
    return events.popFirst() ?? .endOfInput
  }
}
