extension LibeditEditor {
  func moveToNextCharacter() -> EditorFunction.Outcome {
    takeHint { push(.nextCharacter) }
  }

  func moveToNextWord() -> EditorFunction.Outcome {
    guard let hint = takableHint else { return push(.nextWord) }
    let blanks = hint.prefix { $0.isWhitespace }
    insert(String(blanks + hint.dropFirst(blanks.count).prefix { !$0.isWhitespace }))
    return .refresh
  }

  func moveToRowEndOrHint() -> EditorFunction.Outcome {
    takeHint { moveToRowEnd() }
  }

  /// Takes the hint into the line, or does what the key does where there is none.
  private func takeHint(orElse other: () -> EditorFunction.Outcome) -> EditorFunction.Outcome {
    guard let hint = takableHint else { return other() }
    insert(hint)
    return .refresh
  }

  /// The hint that is shown, when the cursor stands before it.
  private var takableHint: String? {
    let line = line
    guard line.cursor == line.characters.count, let hint = paint(for: line).hint, hint.isTakable,
      !hint.text.isEmpty
    else { return nil }
    return hint.text
  }
}
