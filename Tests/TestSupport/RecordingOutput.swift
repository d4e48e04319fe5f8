package import CommandLanguage
package import Shell
import Synchronization

/// An output that remembers; values look as on a terminal of a hundred columns, and times are those of UTC.
package final class RecordingOutput: Output {
  package init() {}

  private let lines = Mutex<[String]>([])
  private let clock = Mutex<(any SessionClock)?>(nil)
  private let settings = Mutex<Settings?>(nil)
  private let host = Mutex<ShownHost?>(nil)
  private let answers = Mutex<[String]>([])
  private let reported = Mutex<[Progress?]>([])

  /// What was said of progress, nil for each end.
  package var reports: [Progress?] { reported.withLock { $0 } }

  package func show(_ value: Value) throws {
    if let form = value.form(chosenIn: settings.withLock(\.self)) {
      let text = try form.text(of: value, on: self)
      return text.isEmpty ? () : try write(text)
    }
    guard let shown = ValueLayout.terminal(display).laidOut(value) else { return }
    notice(shown.text)
    if shown.isCut { notice(LaidOut.hint) }
  }

  package func showNone(of noun: String) throws {
    let none = Value.list([])
    if none.form(chosenIn: settings.withLock(\.self)) != nil { return try show(none) }
    notice(ValueLayout.terminal(display).none(of: noun))
  }

  private var display: Display { Display(width: 100, now: clock.withLock { $0 }?.now) }

  /// Shows values as these settings say from now on.
  package func follow(_ chosen: Settings) { settings.withLock { $0 = chosen } }

  package func write(_ text: String) throws { notice(text) }

  package func text(of table: ItemTable) -> String {
    TableLayout(table, on: display).laidOut.text
  }

  /// Lets cards say from now on how old they are, as the prompt does.
  package func showAges(by shown: any SessionClock) { clock.withLock { $0 = shown } }

  /// Shows the sandbox under its name from now on.
  package func show(_ shown: ShownHost) { host.withLock { $0 = shown } }

  package func notice(_ text: String) {
    let text = host.withLock { $0 }?.shown(text) ?? text
    let rows = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map(String.init)
    lines.withLock { $0 += rows }
  }

  package func report(_ diagnostic: Diagnostic) { notice(ErrorLayout.text(of: diagnostic)) }

  package func report(_ failure: Failure) { notice(ErrorLayout.text(of: failure)) }

  package func report(_ progress: Progress?) { reported.withLock { $0.append(progress) } }

  /// What the person answers to the questions to come, in order; without one nobody is there.
  package func answer(_ rows: String...) { answers.withLock { $0 += rows } }

  package func ask(_ question: String, isSecret: Bool) -> String? {
    answers.withLock { answers in
      guard !answers.isEmpty else { return nil }
      let answer = answers.removeFirst()
      notice(question + (isSecret ? "" : answer))
      return answer
    }
  }

  package func flush() throws {}

  package func take() -> [String] {
    lines.withLock { lines in
      defer { lines = [] }
      return lines
    }
  }
}
