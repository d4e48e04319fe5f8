package import CommandLanguage
package import Shell
import Synchronization

/// An output that remembers; values look as on a terminal.
package final class RecordingOutput: Output {
  package init() {}

  private let lines = Mutex<[String]>([])
  private let host = Mutex<ShownHost?>(nil)
  private let reported = Mutex<[Progress?]>([])

  /// What was said of progress, nil for each end.
  package var reports: [Progress?] { reported.withLock { $0 } }

  package func show(_ value: Value) throws {
    if let text = ValueLayout.terminal.text(of: value) { notice(text) }
  }

  package func write(_ text: String) throws { notice(text) }

  /// Shows the sandbox under its name from now on.
  package func show(_ shown: ShownHost) { host.withLock { $0 = shown } }

  package func notice(_ text: String) {
    let text = host.withLock { $0 }?.shown(text) ?? text
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.withLock { $0 += rows }
  }

  package func report(_ progress: Progress?) { reported.withLock { $0.append(progress) } }

  package func flush() throws {}

  package func take() -> [String] {
    lines.withLock { lines in
      defer { lines = [] }
      return lines
    }
  }
}
