/// What `defer` has put off, last one first.
///
/// The session's stands at the bottom, that of each call of a `def` above its caller's.
struct Deferrals {
  private var actions: [() throws -> Void] = []

  /// How many there are: where those of a call begin that begins now.
  var count: Int { actions.count }

  mutating func append(_ action: @escaping () throws -> Void) { actions.append(action) }

  /// Takes the last one that stands at the mark or above it.
  mutating func take(above mark: Int) -> (() throws -> Void)? {
    actions.count > mark ? actions.removeLast() : nil
  }
}
