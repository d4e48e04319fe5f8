/// The session's names and their slots, with what is known of each at a point of the program.
struct Scope: Sendable {
  /// Variables of one session. A session that reaches it holds more names than a person can use, and
  /// the value stack is made once, so that a frame is a plain pointer.
  static let variableLimit = 4096
  /// One more for the session's `_`.
  static let slotLimit = variableLimit + 1

  /// What the session calls its slot 0: the last value that a statement gave.
  static let lastValue = "_"

  /// The names in the order of their slots; a name keeps its slot for good.
  private(set) var names: [String] = []
  private var slots: [String: Int] = [:]
  /// What is known at the point of the program that the checker has reached.
  var flow = Flow()

  /// The names of a session.
  static var session: Scope {
    var scope = Scope()
    _ = scope.declare(lastValue)
    return scope
  }

  /// The names that have a value on some path, in the order of their slots; without `_`.
  var visibleNames: [String] {
    names.indices.filter { flow.possible.contains($0) && names[$0] != Self.lastValue }
      .map { names[$0] }
  }

  /// Whether some path gives the name a value.
  func isVisible(_ name: String) -> Bool { variable(name) != nil }

  /// What is known of a name; nil where no path gives it a value.
  func variable(_ name: String) -> (slot: Int, isCertain: Bool, kind: StaticKind)? {
    guard let slot = slots[name], flow.possible.contains(slot) else { return nil }
    return (slot, flow.certain.contains(slot), flow.kinds[slot] ?? .unknown)
  }

  /// The slot of a name, new where it has none; nil when the session has too many.
  mutating func declare(_ name: String) -> Int? {
    if let slot = slots[name] { return slot }
    guard names.count < Self.slotLimit else { return nil }
    slots[name] = names.count
    names.append(name)
    return names.count - 1
  }
}

/// What is known of the slots at a point of the program.
struct Flow: Sendable {
  /// Slots that some path before this point gives a value.
  private(set) var possible: Set<Int> = []
  /// Slots that every path before this point gives a value.
  private(set) var certain: Set<Int> = []
  /// The kinds of values, where they are known.
  private(set) var kinds: [Int: StaticKind] = [:]
  /// The `return`, `break` or `continue` before this point, which no path passes.
  var jump: String?

  /// Notes that the slot has a value from here on.
  mutating func assign(_ slot: Int, kind: StaticKind) {
    possible.insert(slot)
    certain.insert(slot)
    kinds[slot] = kind == .unknown ? nil : kind
  }

  /// Notes that the slot may have a value here, of whatever kind: a later turn of a loop gives it.
  mutating func assignPerhaps(_ slot: Int) {
    possible.insert(slot)
    kinds[slot] = nil
  }

  /// Notes that no slot is sure to have its value: this is another time than that of the text.
  mutating func forgetCertainty() { certain = [] }

  /// What holds after either of two paths; one that does not come so far does not count.
  mutating func join(_ other: Flow) {
    if other.jump != nil { return }
    if jump != nil {
      self = other
      return
    }
    possible.formUnion(other.possible)
    certain.formIntersection(other.certain)
    kinds = kinds.filter { $0.value == other.kinds[$0.key] }
  }
}
