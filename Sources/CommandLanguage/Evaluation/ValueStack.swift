/// The storage of a session's values: a fixed block, so that a frame is a plain pointer into it.
final class ValueStack {
  let base: UnsafeMutablePointer<Value>
  private let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
    base.initialize(repeating: .unset, count: capacity)
  }

  deinit {
    base.deinitialize(count: capacity)
    base.deallocate()
  }
}
