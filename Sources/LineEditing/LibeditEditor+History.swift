internal import CEdit

/// Walking through the history with keys; libedit's own walk saves 1024 characters of a draft.
extension LibeditEditor {
  func moveRowUp() -> EditorFunction.Outcome {
    let line = line
    guard let target = line.cursorOneRowUp else { return goBack(isByPrefix: true) }
    return move(from: line.cursor, to: target)
  }

  func moveRowDown() -> EditorFunction.Outcome {
    let line = line
    guard let target = line.cursorOneRowDown else { return nextEntry() }
    return move(from: line.cursor, to: target)
  }

  func previousEntry() -> EditorFunction.Outcome { goBack(isByPrefix: false) }

  func nextEntry() -> EditorFunction.Outcome {
    guard let line = walk?.goForward(from: line) else { return .bell }
    put(line)
    return .refresh
  }

  private func goBack(isByPrefix: Bool) -> EditorFunction.Outcome {
    var walk = walk ?? beginWalk()
    guard let line = walk.goBack(from: line, isByPrefix: isByPrefix) else { return .bell }
    self.walk = walk
    put(line)
    return .refresh
  }

  func beginWalk() -> HistoryWalk { HistoryWalk(delegate.entries()) }
}
