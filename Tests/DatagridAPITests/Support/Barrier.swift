import Dispatch
import Synchronization

/// Lets threads go on when that many have arrived.
final class Barrier: Sendable {
  private let missing: Mutex<Int>
  private let open = DispatchSemaphore(value: 0)

  init(parties: Int) {
    missing = Mutex(parties)
  }

  func arrive() {
    let isLast = missing.withLock {
      $0 -= 1
      return $0 == 0
    }
    if isLast { open.signal() }
    open.wait()
    open.signal()
  }
}
