#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread with the stack that the evaluator wants; libraries give theirs far less.
package struct LargeStackThread {
  /// In bytes. Closures over closures, and trees within trees: 10,000 calls of a simple body take
  /// 2.2 MB, of one that nests its expressions several times as much.
  package static let stackSize = 64 << 20

  private let body: @Sendable () -> Void

  /// - Parameter body: what the thread does; it ends with it.
  package init(body: @escaping @Sendable () -> Void) {
    self.body = body
  }

  /// Starts the thread, which nobody joins; false when the system refuses.
  package func start() -> Bool {
    // Storage that pthread_attr_init fills: the compiler takes the type's own initialiser to be
    // another module's.
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    guard pthread_attr_init(attributes) == 0 else { return false }
    defer { pthread_attr_destroy(attributes) }
    pthread_attr_setstacksize(attributes, Self.stackSize)
    pthread_attr_setdetachstate(attributes, CInt(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(body))
    let result = pthread_create(
      &thread, attributes,
      { context in
        guard let context else { return nil }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    if result != 0 { work.release() }
    return result == 0
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
