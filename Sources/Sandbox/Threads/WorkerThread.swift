#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread for work that blocks, which no signal is ever delivered to.
struct WorkerThread: Sendable {
  private let thread: pthread_t

  /// Starts a thread that runs `body`.
  ///
  /// - Throws: `SandboxError` when the system has no thread left.
  init(running body: @escaping @Sendable () -> Void) throws(SandboxError) {
    let work = Unmanaged.passRetained(Work(body: body))
    #if canImport(Glibc)
      var created = pthread_t()
    #else
      var created: pthread_t?
    #endif
    let failure = withSignalsBlocked {
      pthread_create(&created, nil, runWork, work.toOpaque())
    }
    guard failure == 0 else {
      work.release()
      throw SandboxError(
        "The sandbox could not start a thread: \(systemMessage(failure)). "
          + "Close other programs and try again.")
    }
    #if canImport(Glibc)
      thread = created
    #else
      guard let created else { throw SandboxError("The sandbox could not start a thread.") }
      thread = created
    #endif
  }

  /// Waits for the end of the thread's work; to be called once.
  func join() {
    pthread_join(thread, nil)
  }
}

/// Carries the closure through the `void *` of `pthread_create`.
private final class Work: Sendable {
  let body: @Sendable () -> Void
  init(body: @escaping @Sendable () -> Void) { self.body = body }
}

#if canImport(Glibc)
  private func runWork(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
    return nil
  }
#else
  private func runWork(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
    return nil
  }
#endif

/// Runs `body` with every signal blocked, so that threads which it creates inherit that mask.
///
/// The shell's signals belong to its waiting thread: a handler that runs on another one leaves the
/// editor's `read` asleep.
func withSignalsBlocked<Result>(_ body: () throws -> Result) rethrows -> Result {
  var all = sigset_t()
  var before = sigset_t()
  sigfillset(&all)
  pthread_sigmask(SIG_SETMASK, &all, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  return try body()
}
