internal import CEdit

/// The rows of a block: opened, and indented as the language wants it.
extension LibeditEditor {
  /// What Tab inserts in the indentation of a row, and Backspace takes away.
  private static let step = 2

  /// Hands the statement over, wherever the cursor is in it, or opens a row while it is incomplete.
  func enter() -> EditorFunction.Outcome {
    let line = line
    guard delegate.isIncomplete(line.text) else {
      el_cursor(editLine, CInt(line.characters.count - line.cursor))
      return push(.submit)
    }
    return openRow()
  }

  /// Splits the row at the cursor.
  func openRow() -> EditorFunction.Outcome {
    // What is pasted has an indentation of its own.
    if hasPendingInput {
      insert("\n")
      return .refresh
    }
    let line = line
    let before = String(wideCharacters: line.characters[..<line.cursor])
    let next = line.cursor + line.blanksAtCursor
    let first = line.character(at: next)
    guard let indentation = delegate.indentation(before, first) else {
      insert("\n")
      return .refresh
    }
    replace(line.cursor..<next, of: line, with: "\n" + indentation)
    return .refresh
  }

  /// Types a closing bracket; the first of its row stands where the language wants it.
  func closeBlock(_ key: CInt) -> EditorFunction.Outcome {
    let bracket = Character(Unicode.Scalar(UInt8(truncatingIfNeeded: key)))
    let line = line
    let start = line.rowStart(of: line.cursor)
    if line.isCursorInIndentation, !hasPendingInput,
      let indentation = delegate.indentation(line.rowsAbove, bracket)
    {
      replace(start..<line.cursor, of: line, with: indentation + String(bracket))
    } else {
      insert(String(bracket))
    }
    return .refresh
  }

  /// Indents, where Tab stands in the indentation of a row.
  func indent() -> EditorFunction.Outcome {
    insert(String(repeating: " ", count: Self.step))
    return .refresh
  }

  /// Takes one step of the row's indentation, wherever the cursor is in the row.
  func outdent() -> EditorFunction.Outcome {
    let line = line
    let blanks = line.indentationRange
    guard !blanks.isEmpty else { return .bell }
    let removed = blanks.lowerBound..<blanks.lowerBound + Self.lastStep(of: blanks.count)
    replace(removed, of: line, with: "")
    let cursor = max(removed.lowerBound, line.cursor - removed.count)
    el_cursor(editLine, CInt(cursor - self.line.cursor))
    return .refresh
  }

  /// Deletes one step of the indentation before the cursor, for Backspace there.
  func deleteStep() -> EditorFunction.Outcome {
    let line = line
    guard line.isCursorBehindIndentation else { return .bell }
    let blanks = line.cursor - line.rowStart(of: line.cursor)
    replace(line.cursor - Self.lastStep(of: blanks)..<line.cursor, of: line, with: "")
    return .refresh
  }

  /// How many blanks lie behind the last whole step.
  private static func lastStep(of blanks: Int) -> Int {
    blanks % step == 0 ? step : blanks % step
  }
}
