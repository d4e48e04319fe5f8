#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A state that threads share and whose changes they can wait for.
///
/// `Synchronization.Mutex` has no condition variable; a queue that a thread sleeps on needs one.
///
/// `@unchecked Sendable`: `state` is touched only between lock and unlock of `mutex`.
final class Monitor<State>: @unchecked Sendable {
  /// On the heap of their own, as POSIX forbids to move either.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var state: State

  init(_ state: sending State) {
    self.state = state
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_cond_destroy(change)
    pthread_mutex_destroy(mutex)
    change.deallocate()
    mutex.deallocate()
  }

  /// Changes the state and wakes every thread that waits for a change.
  func update<Result>(_ body: (inout State) -> sending Result) -> sending Result {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(change)
      pthread_mutex_unlock(mutex)
    }
    return body(&state)
  }

  /// Looks at the state, which stays as it is.
  func read<Result>(_ body: (State) -> sending Result) -> sending Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(state)
  }

  /// Waits until `body` finds in the state what it looks for, and takes it; `nil` when it does not
  /// within so many milliseconds.
  func wait<Result>(
    upTo milliseconds: Int64, for body: (inout State) -> sending Result?
  ) -> sending Result? {
    var deadline = timespec()
    clock_gettime(CLOCK_REALTIME, &deadline)  // the clock that conditions are timed by
    let nanoseconds = Int64(deadline.tv_nsec) + milliseconds * 1_000_000
    deadline.tv_sec += Int(nanoseconds / 1_000_000_000)
    deadline.tv_nsec = Int(nanoseconds % 1_000_000_000)
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&state) {
        pthread_cond_broadcast(change)
        return result
      }
      guard pthread_cond_timedwait(change, mutex, &deadline) == 0 else { return nil }
    }
  }

  /// Waits until `body` finds in the state what it looks for, and takes it.
  func wait<Result>(for body: (inout State) -> sending Result?) -> sending Result {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(change)
      pthread_mutex_unlock(mutex)
    }
    while true {
      if let result = body(&state) { return result }
      pthread_cond_wait(change, mutex)
    }
  }
}
