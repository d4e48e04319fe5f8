import Dispatch
import Glibc
import LineEditing
import Synchronization
import TestSupport
import Testing

/// An editor at work on a terminal, and the person in front of it.
///
/// The editor reads on a thread of its own and asks anew until the input ends; each statement is
/// remembered, as a shell does. Prompts are numbered, `1> ` and so on: a key that is typed before the
/// editor has the terminal is the kernel's, so that everything here waits for the prompt first.
final class EditingSession {
  let terminal: PseudoTerminal
  private let events: Mailbox
  private var prompts = 1
  private let signals: (reading: CInt, writing: CInt)

  /// - Parameter environment: added to one without a home, so that nobody's `.editrc` has a say.
  init(
    columns: Int = 60, rows: Int = 20, style: Prompt.Style = .plain,
    environment: [String: String] = [:], remembering entries: [String] = [],
    delegate: @escaping @Sendable () -> EditorDelegate = { EditorDelegate.braces }
  ) throws {
    terminal = try PseudoTerminal(columns: columns, rows: rows)
    var ends: [CInt] = [-1, -1]
    pipe(&ends)
    signals = (ends[0], ends[1])
    let events = Mailbox()
    self.events = events
    let line = terminal.line
    let environment = ["TERM": "xterm-256color", "NO_COLOR": "1"].merging(environment) { $1 }
    DispatchQueue(label: "editor").async { [signals] in
      do {
        var remembered = entries
        var delegate = delegate()
        let (earlier, history) = (delegate.entries(), delegate.history())
        delegate.entries = { earlier + remembered }
        delegate.history = { history + remembered }
        let editor = try LibeditEditor(
          input: line, output: line, programName: "editing", events: signals.reading,
          environment: environment, delegate: delegate)
        var event = LineEvent.interrupted
        var number = 0
        while event != .endOfInput {
          number += 1
          event = editor.read(Prompt("\(number)> ", style: style))
          if case .statement(let text) = event, !text.isEmpty { remembered.append(text) }
          events.put(event)
        }
      } catch {
        events.put(.statement("no editor: \(error)"))
      }
      events.close()
    }
    try seePrompt()
  }

  /// Ends the editor; the terminal must outlast it.
  deinit {
    signal(.hangUp)
    events.waitForClose()
    close(signals.reading)
    close(signals.writing)
  }

  func type(_ text: String) { terminal.send(text) }

  func press(_ keys: PseudoTerminal.Key...) { keys.forEach { terminal.send($0.rawValue) } }

  func signal(_ event: EditorEvent) {
    var byte = event.rawValue
    _ = write(signals.writing, &byte, 1)
  }

  /// What the editor answers next; the next prompt is there then.
  func event() throws -> LineEvent {
    let event = try events.next()
    prompts += 1
    if event != .endOfInput { try seePrompt() }
    return event
  }

  /// Expects the event as the editor's next answer.
  func answers(_ expected: LineEvent, at place: SourceLocation = #_sourceLocation) throws {
    let event = try event()
    #expect(event == expected, sourceLocation: place)
  }

  private func seePrompt() throws {
    try terminal.expectScreen("prompt \(prompts)") { $0.cursorRow == "\(prompts)>" }
  }

  /// Waits until the screen has these rows.
  func see(_ rows: String...) throws { try terminal.expectRows(rows) }
}

extension EditorDelegate {
  /// A language in which a statement goes on while a brace is open or a row ends in a pipe.
  static var braces: EditorDelegate {
    var delegate = EditorDelegate()
    delegate.isIncomplete = { text in
      text.filter { $0 == "{" }.count > text.filter { $0 == "}" }.count || text.hasSuffix("|")
    }
    // A row begins where the row above it does, a step further behind an open brace, and a closing
    // one a step before.
    delegate.indentation = { before, first in
      if before.filter({ $0 == "\"" }).count % 2 == 1 { return nil }
      let above = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
      let depth = above.prefix { $0 == " " }.count + (above.hasSuffix("{") ? 2 : 0)
      return String(repeating: " ", count: max(0, first == "}" ? depth - 2 : depth))
    }
    return delegate
  }

  /// Remembers from the beginning what was typed before the session, and what all sessions have typed.
  static func recalling(earlier: [String] = [], all: [String] = []) -> EditorDelegate {
    var delegate = braces
    delegate.entries = { earlier }
    delegate.history = { all }
    return delegate
  }

  /// Every word that begins with a digit is red, and of every other word the first letter is bold;
  /// behind the text `create` stands a hint that can be taken, and behind `wait` one that cannot.
  static var painting: EditorDelegate {
    var delegate = braces
    delegate.paint = { text, _ in
      var paint = LinePaint()
      var offset = 0
      for word in text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
        let count = word.utf8.count
        if word.first?.isNumber == true {
          paint.spans.append(.init(offset..<offset + count, TextStyle(.red)))
        } else if let first = word.unicodeScalars.first {
          let end = offset + UTF8.width(first)
          paint.spans.append(.init(offset..<end, TextStyle(.blue, isBold: true)))
        }
        offset += count + 1
      }
      if "create orders.csv --name x".hasPrefix(text), text.hasPrefix("create") {
        paint.hint = .init(
          String("create orders.csv --name x".dropFirst(text.count)), isTakable: true)
      } else if text.hasSuffix("wait") {
        paint.hint = .init(" K… [--timeout TIME]", isTakable: false)
      }
      return paint
    }
    return delegate
  }

  /// Completes the word before the cursor from a list.
  static func completing(_ candidates: [Candidate]) -> EditorDelegate {
    var delegate = braces
    delegate.complete = { text, cursor in
      let before = String(decoding: Array(text.utf8)[..<cursor], as: UTF8.self)
      let word = before.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
      return Completion(
        replacing: cursor - word.utf8.count..<cursor,
        candidates: candidates.filter { $0.text.hasPrefix(word) })
    }
    return delegate
  }
}

extension String {
  /// How often the text stands in this one.
  func count(of text: String) -> Int { ranges(of: text).count }
}

/// Hands values from the editor's thread to the test's.
private final class Mailbox: Sendable {
  private let values = Mutex<[LineEvent]>([])
  private let arrivals = DispatchSemaphore(value: 0)
  private let closing = DispatchSemaphore(value: 0)

  func put(_ value: LineEvent) {
    values.withLock { $0.append(value) }
    arrivals.signal()
  }

  func next() throws -> LineEvent {
    guard arrivals.wait(timeout: .now() + 60) == .success else {
      throw ChildProcess.Failure("the editor has not answered")
    }
    return values.withLock { $0.removeFirst() }
  }

  func close() { closing.signal() }

  func waitForClose() { closing.wait() }
}
