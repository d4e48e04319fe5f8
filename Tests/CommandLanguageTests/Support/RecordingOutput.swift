import CommandLanguage
import Synchronization

/// Keeps what a program writes, a line for each value.
final class RecordingOutput: Output {
  private let rows = Mutex<[String]>([])

  var lines: [String] { rows.withLock { $0 } }

  /// Takes the lines that were written since the last time.
  func take() -> [String] {
    rows.withLock { rows in
      defer { rows = [] }
      return rows
    }
  }

  func show(_ value: Value) {
    switch value {
    case .null: break
    case .list, .record: write(value.json)
    default: write(value.text)
    }
  }

  func write(_ text: String) { rows.withLock { $0.append(text) } }

  func text(of table: ItemTable) -> String {
    ([table.titles] + table.texts).map { $0.joined(separator: " ") }.joined(separator: "\n")
  }

  func notice(_ text: String) { write("notice: \(text)") }

  func report(_ diagnostic: Diagnostic) { write("reported: \(diagnostic.message)") }

  func report(_ failure: Failure) { write("reported: \(failure.message)") }

  func report(_ progress: Progress?) {}

  func ask(_ question: String, isSecret: Bool) -> String? { nil }

  func flush() {}
}
