package import CommandLanguage
import Shell
import Synchronization

/// An output that remembers; values look as on a terminal.
package final class RecordingOutput: Output {
  package init() {}

  private let lines = Mutex<[String]>([])

  package func show(_ value: Value) throws {
    if let text = ValueLayout.terminal.text(of: value) { notice(text) }
  }

  package func write(_ text: String) throws { notice(text) }

  package func notice(_ text: String) {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.withLock { $0 += rows }
  }

  package func flush() throws {}

  package func take() -> [String] {
    lines.withLock { lines in
      defer { lines = [] }
      return lines
    }
  }
}
