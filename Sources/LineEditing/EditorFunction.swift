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
  case deleteStep = "delete-indentation-step"
  case complete = "complete-word"
  case openRow = "open-row"
  case outdent = "outdent-row"
  case closeBlock = "closing-bracket"
  case searchHistory = "search-history"
  case takeSearchKey = "search-history-key"
  case editElsewhere = "edit-in-editor"
  case suspend = "suspend"
  case nextCharacter = "next-character-or-hint"
  case nextWord = "next-word-or-hint"
  case insertPaste = "insert-paste"
  case clearScreen = "clear-screen"

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
    case .rowEnd: "Move to the end of the row, or take the hint behind the text"
    case .deleteForward: "Delete the character at the cursor, or end an empty line"
    case .complete: "Complete the word, or list what it can be"
    case .deleteStep: "Delete a step of indentation before the cursor"
    case .openRow: "Open another row"
    case .outdent: "Take a step of the row's indentation"
    case .closeBlock: "Type a closing bracket, indented like the row that opened it"
    case .searchHistory: "Search all statements for a text"
    case .takeSearchKey: "Go on with the search"
    case .editElsewhere: "Edit the statement in $VISUAL or $EDITOR"
    case .suspend: "Stop the program until the shell before it goes on with it"
    case .nextCharacter: "Move to the next character, or take the hint behind the text"
    case .nextWord: "Move behind the word, or take the next one of the hint"
    case .insertPaste: "Insert what was pasted"
    case .clearScreen: "Clear the screen, but for the statement"
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
    case .rowEnd: { editLine, _ in LibeditEditor.perform(editLine) { $0.moveToRowEndOrHint() } }
    case .deleteForward: { editLine, _ in LibeditEditor.perform(editLine) { $0.deleteForward() } }
    case .complete: { editLine, _ in LibeditEditor.perform(editLine) { $0.completeWord() } }
    case .deleteStep: { editLine, _ in LibeditEditor.perform(editLine) { $0.deleteStep() } }
    case .openRow: { editLine, _ in LibeditEditor.perform(editLine) { $0.openRow() } }
    case .outdent: { editLine, _ in LibeditEditor.perform(editLine) { $0.outdent() } }
    case .closeBlock: { editLine, key in LibeditEditor.perform(editLine) { $0.closeBlock(key) } }
    case .searchHistory: { editLine, _ in LibeditEditor.perform(editLine) { $0.searchHistory() } }
    case .takeSearchKey: { editLine, _ in LibeditEditor.perform(editLine) { $0.takeSearchKey() } }
    case .editElsewhere: { editLine, _ in LibeditEditor.perform(editLine) { $0.editElsewhere() } }
    case .suspend: { editLine, _ in LibeditEditor.perform(editLine) { $0.suspend() } }
    case .nextCharacter:
      { editLine, _ in LibeditEditor.perform(editLine) { $0.moveToNextCharacter() } }
    case .nextWord: { editLine, _ in LibeditEditor.perform(editLine) { $0.moveToNextWord() } }
    case .insertPaste: { editLine, _ in LibeditEditor.perform(editLine) { $0.insertPaste() } }
    case .clearScreen: { editLine, _ in LibeditEditor.perform(editLine) { $0.clearScreen() } }
    }
  }
}
