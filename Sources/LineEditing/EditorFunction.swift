internal import CEdit

/// A function of our own that keys are bound to, beside those that libedit brings.
///
/// The raw value is the name under which `.editrc` can bind it too.
enum EditorFunction: String, CaseIterable {
  case enter = "enter-or-newline"
  case rowUp = "row-up-or-history"
  case rowDown = "row-down-or-history"
  case previousEntry = "previous-statement"
  case nextEntry = "next-statement"
  case rowStart = "row-start"
  case rowEnd = "row-end"
  case deleteForward = "delete-or-end-of-input"
  case complete = "complete-word"
  case mendDraft = "mend-draft"

  /// What the function says to libedit's loop when it is done.
  enum Outcome {
    case unchanged, refresh, cursorMoved, refreshWithBell, bell, endOfInput

    /// Goes on with the keys that were pushed.
    case pushed

    var code: UInt8 {
      switch self {
      case .unchanged: UInt8(CC_NORM)
      case .refresh: UInt8(CC_REFRESH)
      case .cursorMoved: UInt8(CC_CURSOR)
      case .refreshWithBell: UInt8(CC_REFRESH_BEEP)
      case .bell: UInt8(CC_ERROR)
      case .endOfInput: UInt8(CC_EOF)
      case .pushed: UInt8(CC_ARGHACK)
      }
    }
  }

  var help: String {
    switch self {
    case .enter: "Submit the statement, or open another row while it is incomplete"
    case .rowUp: "Move a row up, or to the statement before"
    case .rowDown: "Move a row down, or to the statement after"
    case .previousEntry: "Move to the statement before"
    case .nextEntry: "Move to the statement after"
    case .rowStart: "Move to the start of the row"
    case .rowEnd: "Move to the end of the row"
    case .deleteForward: "Delete the character at the cursor, or end an empty line"
    case .complete: "Complete the word, or list what it can be"
    case .mendDraft: "Put back a long draft after a walk through the history"
    }
  }

  /// The function as C calls it; the editor is found through the client data.
  var callback: cedit_function {
    switch self {
    case .enter: { editLine, _ in LibeditEditor.perform(editLine) { $0.enter() } }
    case .rowUp: { editLine, _ in LibeditEditor.perform(editLine) { $0.moveRowUp() } }
    case .rowDown: { editLine, _ in LibeditEditor.perform(editLine) { $0.moveRowDown() } }
    case .previousEntry: { editLine, _ in LibeditEditor.perform(editLine) { $0.previousEntry() } }
    case .nextEntry: { editLine, _ in LibeditEditor.perform(editLine) { $0.nextEntry() } }
    case .rowStart: { editLine, _ in LibeditEditor.perform(editLine) { $0.moveToRowStart() } }
    case .rowEnd: { editLine, _ in LibeditEditor.perform(editLine) { $0.moveToRowEnd() } }
    case .deleteForward: { editLine, _ in LibeditEditor.perform(editLine) { $0.deleteForward() } }
    case .complete: { editLine, _ in LibeditEditor.perform(editLine) { $0.completeWord() } }
    case .mendDraft: { editLine, _ in LibeditEditor.perform(editLine) { $0.mendDraft() } }
    }
  }
}
