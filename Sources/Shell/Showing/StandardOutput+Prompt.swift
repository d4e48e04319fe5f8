package import CommandLanguage
import Synchronization

/// What only a person at the prompt gets of it.
extension StandardOutput {
  /// Lets cards say from now on how old they are: only who sits at the prompt has aged with them.
  package func showAges(by clock: any SessionClock) { state.withLock { $0.clock = clock } }

  /// Hands from now on what is taller than the screen to a pager.
  func use(_ pager: Pager?) { state.withLock { $0.pager = pager } }

  /// Leaves notices to the editor from now on while a line is edited, into which they would be written.
  func leaveNotices(toEditorOf signals: SignalReceiver) { state.withLock { $0.editing = signals } }

  /// The notices that came while a line was edited, once.
  func takeNotices() -> String {
    state.withLock { state in
      defer { state.held = "" }
      return state.held
    }
  }

  /// Keeps from now on what is offered, for ``takeOffer()``.
  func keepOffers() { state.withLock { $0.isPrompt = true } }

  /// What was offered last for the line that is read next, once; empty where nothing was.
  func takeOffer() -> String {
    state.withLock { state in
      defer { state.offered = "" }
      return state.offered
    }
  }

  package func offer(_ line: String) throws {
    let isKept = state.withLock { state in
      if state.isPrompt { state.offered = line }
      return state.isPrompt
    }
    if !isKept { try write(line) }
  }
}
