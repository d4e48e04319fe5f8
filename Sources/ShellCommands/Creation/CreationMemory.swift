import CommandLanguage
import DatagridAPI
import Ledger
import Synchronization

/// What a session remembers for its creates.
final class CreationMemory: Sendable {
  private struct State {
    var ledger: AccountLedger?
    var refusedSize: Int64?
  }

  private let state = Mutex(State())

  /// The ledger of the account in use, opened by the first who asks; commands do so one at a time.
  ///
  /// - Throws: ``LedgerError``; ``Failure`` of the kind `no_home`.
  func ledger(of account: Account) async throws -> AccountLedger {
    if let open = state.withLock({ $0.ledger }) { return open }
    let opened = try await AccountLedger(of: account)
    state.withLock { $0.ledger = opened }
    return opened
  }

  /// The size, in bytes, of the smallest upload that the service has refused as too large: the cap of
  /// the plan is below it. Nil while nothing was refused.
  var refusedSize: Int64? { state.withLock { $0.refusedSize } }

  /// Notes that the service has refused a file of that size, or several of which it is the largest.
  func noteRefusal(ofSize size: Int64) {
    state.withLock { $0.refusedSize = min($0.refusedSize ?? size, size) }
  }

  /// Forgets all, as of another account.
  func forget() { state.withLock { $0 = State() } }
}
