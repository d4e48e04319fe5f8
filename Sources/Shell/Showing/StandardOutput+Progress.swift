package import CommandLanguage
import Dispatch
import Synchronization

/// How far something has come, drawn again and again.
extension StandardOutput {
  /// Progress is drawn again so often: a wait counts seconds.
  private static let beat = DispatchTimeInterval.seconds(1)

  package func report(_ progress: Progress?) {
    let begun = state.withLock { state -> Int? in
      let text = state.progress.text(for: progress)
      if !text.isEmpty { write(notice: text) }
      if progress == nil {
        state.generation += 1
        state.isBeating = false
      }
      guard state.progress.isAlive, !state.isBeating else { return nil }
      state.isBeating = true
      return state.generation
    }
    if let begun { beat(begun) }
  }

  /// Draws the progress again once a second until it ends, by the clock of the display: a wait that hears
  /// nothing is seen to live.
  private func beat(_ generation: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.beat) { [weak self] in
      guard let self else { return }
      let goesOn = state.withLock { state in
        guard state.generation == generation else { return false }
        let text = state.progress.beat()
        if !text.isEmpty { self.write(notice: text) }
        return true
      }
      if goesOn { beat(generation) }
    }
  }
}
