/// The session's names and their slots, with what is known of each at a point of the program.
struct Scope: Sendable {
  /// Slots of one session. A session that reaches it holds more names than a person can use, and
  /// the value stack is made once, so that a frame is a plain pointer.
  static let slotLimit = 4096

  /// The names in the order of their slots; a name keeps its slot for good.
  private(set) var names: [String] = []
  private var slots: [String: Int] = [:]
  /// What is known at the point of the program that the checker has reached.
  var flow = Flow()

  /// The names that have a value on some path, in the order of their slots.
  var visibleNames: [String] {
    names.indices.filter { flow.possible.contains($0) }.map { names[$0] }
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

  /// What holds after either of two paths.
  mutating func join(_ other: Flow) {
    possible.formUnion(other.possible)
    certain.formIntersection(other.certain)
    kinds = kinds.filter { $0.value == other.kinds[$0.key] }
  }
}

/// What the checker knows of a value before it exists.
enum StaticKind: Equatable, Sendable {
  case unknown
  /// An API object of the kind so named, or a member of one: the fields it is documented to have.
  case fields(of: String, path: [String])
}
