import Dispatch
import Synchronization

/// A request to end what is running, which any thread may make.
///
/// Loops look at the flag in each turn; a command that is under way is told by its hook.
package final class Cancellation: Sendable {
  private let reason = Atomic<UInt8>(0)
  private let hook = Mutex<(@Sendable () -> Void)?>(nil)
  private let explanations = Mutex<[Explanation]>([])
  private let hasPrompt = Atomic(false)

  /// What a command says that was cancelled.
  struct Explanation: Sendable {
    /// What it leaves behind, and how to go on.
    let text: String
    /// What `_` is to hold; null leaves it as it is.
    let made: Value
  }

  /// Nothing is asked for yet.
  package init() {}

  /// Whether somebody asked for the end.
  package var isRequested: Bool { reason.load(ordering: .relaxed) != 0 }

  private static let none: UInt8 = 0
  private static let interruption: UInt8 = 1
  private static let termination: UInt8 = 2

  /// Asks for the end; a termination outweighs an interruption, and holds for good.
  package func request(_ ending: Ending = .interrupted) {
    if ending == .terminated {
      reason.store(Self.termination, ordering: .relaxed)
    } else {
      _ = reason.compareExchange(expected: 0, desired: Self.interruption, ordering: .relaxed)
    }
    hook.withLock { $0 }?()
  }

  /// Forgets an interruption, before a new statement of the prompt.
  package func forgetInterruption() {
    _ = reason.compareExchange(expected: Self.interruption, desired: 0, ordering: .relaxed)
  }

  /// Throws the ``Ending`` that was asked for, if one was.
  package func check() throws {
    if isRequested { throw ending }
  }

  /// What was asked for.
  package var ending: Ending {
    reason.load(ordering: .relaxed) == Self.termination ? .terminated : .interrupted
  }

  /// Sets what a request calls, at once if one was made before; nil takes it back.
  func setHook(_ action: (@Sendable () -> Void)?) {
    hook.withLock { $0 = action }
    if isRequested { action?() }
  }
}

extension Cancellation {
  /// Whether a person at a prompt can go on after an interruption.
  package var isAtPrompt: Bool {
    get { hasPrompt.load(ordering: .relaxed) }
    set { hasPrompt.store(newValue, ordering: .relaxed) }
  }

  /// Keeps what a cancelled command says, for ``takeExplanation()``.
  func explain(_ explanation: Explanation) { explanations.withLock { $0.append(explanation) } }

  /// What cancelled commands have made, the latest; null where that is nothing.
  var made: Value { explanations.withLock { $0.last { $0.made != .null }?.made ?? .null } }

  /// What the commands that were cancelled have said since the last time; nil where they said nothing.
  package func takeExplanation() -> String? {
    let taken = explanations.withLock { explanations in
      defer { explanations = [] }
      return explanations
    }
    return taken.isEmpty ? nil : taken.map(\.text).joined(separator: "; ")
  }

  /// Does what must be done in spite of a request that was made before; one that is made meanwhile
  /// holds.
  func settingRequestAside(_ body: () -> Void) {
    let before = reason.exchange(Self.none, ordering: .relaxed)
    body()
    if before > reason.load(ordering: .relaxed) { reason.store(before, ordering: .relaxed) }
  }

  /// Blocks the calling thread until somebody asks for the end.
  package func waitForRequest() {
    let asked = DispatchSemaphore(value: 0)
    setHook { asked.signal() }
    asked.wait()
    setHook(nil)
  }
}
