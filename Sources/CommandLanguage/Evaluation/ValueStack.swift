/// The storage of a session's values: one block, so that a frame is a plain pointer into it.
///
/// The session's variables stand at its beginning; above them each call of a `def` has its own, from
/// where its caller's end. The session's are always initialised, a call's while it runs.
final class ValueStack {
  /// Calls within one another. A person's recursion goes some hundred deep; one without an end
  /// should be told in a moment.
  static let depthLimit = 10_000
  /// A call looks at the depth and at both stacks only where its depth has none of these bits.
  static let depthStep = 7
  /// Values of all calls at once: ten for each of them at the deepest.
  private static let callCapacity = 10 * depthLimit
  /// Of the thread's own stack, for the calls that do not look at it, and for what they do besides:
  /// commands, texts and expressions as deep as the parser lets them be.
  private static let reserve = 2 << 20

  /// What each call looks at; behind a pointer, since a variable of a class is watched over for
  /// conflicting accesses.
  struct State {
    /// Calls that are under way.
    var depth = 0
    /// The lowest address that a call may find the thread's own stack at.
    var nativeLimit: UInt = 0
  }

  let base: UnsafeMutablePointer<Value>
  let state: UnsafeMutablePointer<State>
  /// Where no frame may begin that looks. There is room behind it for those that do not, and for the
  /// parameters of a call, which are laid down before it looks.
  let end: UnsafeMutablePointer<Value>

  init() {
    let capacity = Scope.slotLimit + Self.callCapacity
    base = .allocate(capacity: capacity + (Self.depthStep + 2) * Scope.slotLimit)
    base.initialize(repeating: .unset, count: Scope.slotLimit)
    end = base + capacity
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  deinit {
    base.deinitialize(count: Scope.slotLimit)
    base.deallocate()
    state.deallocate()
  }

  /// Notes how far the calling thread's own stack reaches: recursion ends before it does.
  ///
  /// - Parameter size: in bytes, from here on.
  func prepareThread(size: Int) {
    let here = Self.nativeAddress
    state.pointee.nativeLimit = here - min(here, UInt(max(0, size - Self.reserve)))
  }

  /// Whether another call would be too deep, whose frame begins there.
  func isFull(from start: UnsafeMutablePointer<Value>) -> Bool {
    start > end || state.pointee.depth >= Self.depthLimit
      || Self.nativeAddress < state.pointee.nativeLimit
  }

  /// Where the calling thread's own stack is now.
  private static var nativeAddress: UInt {
    var marker: UInt8 = 0
    return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
  }
}
