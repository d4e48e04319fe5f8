#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Threads that take no signals.
///
/// A signal goes to any thread that does not block it: one that is taken here would not interrupt the
/// read of the thread that waits for it.
enum QuietThread {
  /// Starts a thread that ends with the work.
  /// - Returns: nil when the system has no thread left.
  static func start(_ work: @escaping @Sendable () -> Void) -> ThreadIdentity? {
    // The mask is inherited: set in the new thread it would come too late for the first signal.
    let previous = blockSignals()
    defer { restoreSignals(previous) }
    let box = Unmanaged.passRetained(Box(work)).toOpaque()
    let thread = create(box)
    if thread == nil { Unmanaged<Box>.fromOpaque(box).release() }
    return thread
  }

  private static func create(_ box: UnsafeMutableRawPointer) -> ThreadIdentity? {
    #if canImport(Glibc)
      var thread = pthread_t()
      guard pthread_create(&thread, nil, quietThreadMain, box) == 0 else { return nil }
    #else
      var started: pthread_t?
      guard pthread_create(&started, nil, { quietThreadMain($0) }, box) == 0, let thread = started
      else { return nil }
    #endif
    pthread_detach(thread)
    return ThreadIdentity(thread)
  }

  private static func blockSignals() -> sigset_t {
    var blocked = sigset_t()
    sigfillset(&blocked)
    // What the processor raises is meant for the very thread, and crash reporters need it.
    for fault in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP] { sigdelset(&blocked, fault) }
    var previous = sigset_t()
    pthread_sigmask(SIG_SETMASK, &blocked, &previous)
    return previous
  }

  private static func restoreSignals(_ mask: sigset_t) {
    var mask = mask
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }

  fileprivate final class Box: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
}

private func quietThreadMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<QuietThread.Box>.fromOpaque(context).takeRetainedValue().work()
  return nil
}

/// Which thread it is; to be asked only while that thread runs.
struct ThreadIdentity: @unchecked Sendable {
  // A name that is only compared: on some systems a pointer, which is never followed here.
  private let thread: pthread_t

  init(_ thread: pthread_t) {
    self.thread = thread
  }

  /// The calling thread.
  static var current: ThreadIdentity { ThreadIdentity(pthread_self()) }

  var isCurrent: Bool { pthread_equal(thread, pthread_self()) != 0 }
}
