extension Compiler {
  /// `x = …`
  func compileAssignment(to slot: Int, _ expression: CheckedExpression) -> Execute {
    if case .binary(.add, let variable, let addition, let range) = expression,
      case .variable(slot, _, _) = variable
    {
      return compileGrowth(of: slot, variable, expression, by: addition, site(range))
    }
    let value = compile(expression)
    return { frame in
      (frame + slot).set(try value(frame))
      return .normal
    }
  }

  /// `x = x + …`: an integer is added to in place, and a text or a list that nobody else holds grows
  /// where it is.
  private func compileGrowth(
    of slot: Int, _ variable: CheckedExpression, _ sum: CheckedExpression,
    by addition: CheckedExpression, _ site: Site
  ) -> Execute {
    let slow = compile(sum)
    switch addition {
    case .constant(.integer(let added), _):
      return { frame in
        if !(frame + slot).add(added) { (frame + slot).set(try slow(frame)) }
        return .normal
      }
    case .variable(let other, _, _) where other != slot:
      return { frame in
        switch frame[other] {
        case .integer(let added) where (frame + slot).add(added): break
        case .text(let added) where (frame + slot).append(added): break
        case .list(let added) where (frame + slot).append(contentsOf: added): break
        default: (frame + slot).set(try slow(frame))
        }
        return .normal
      }
    case .list(let items, let range) where items.count == 1:
      let (item, nesting) = (compile(items[0]), self.site(range))
      return { frame in
        guard case .list = frame[slot] else {
          (frame + slot).set(try slow(frame))
          return .normal
        }
        let added = try item(frame)
        _ = try Operations.nesting(added, inListAt: nesting)
        (frame + slot).append(item: added)
        return .normal
      }
    case .text(let parts, _):
      let text = compileString(parts)
      return { frame in
        guard case .text = frame[slot] else {
          (frame + slot).set(try slow(frame))
          return .normal
        }
        _ = (frame + slot).append(try text(frame))
        return .normal
      }
    case .constant(.text(let added), _):
      return { frame in
        if !(frame + slot).append(added) { (frame + slot).set(try slow(frame)) }
        return .normal
      }
    default:
      let growth = Growth(compile(addition), compile(variable), site)
      return { frame in
        let added = try growth.addition(frame)
        if case .integer(let number) = added, (frame + slot).add(number) { return .normal }
        try growth.grow(slot, of: frame, by: added)
        return .normal
      }
    }
  }
}

/// What is added to a variable that it is the first operand of, in one piece.
private final class Growth {
  let addition: Evaluate
  private let variable: Evaluate
  private let site: Site

  init(_ addition: @escaping Evaluate, _ variable: @escaping Evaluate, _ site: Site) {
    self.addition = addition
    self.variable = variable
    self.site = site
  }

  /// The way that every kind of value goes.
  @inline(never)
  func grow(_ slot: Int, of frame: Frame, by added: Value) throws {
    switch added {
    case .text(let text) where (frame + slot).append(text): return
    case .list(let items) where (frame + slot).append(contentsOf: items): return
    default:
      frame[slot] = try Operations.arithmetic(
        Addition.self, try variable(frame), added, site)
    }
  }
}

/// Slots of a frame: changed in place where that saves a retain, a release or a copy.
extension UnsafeMutablePointer<Value> {
  /// The value; of an integer without the call that retains what a value may own.
  @inline(__always)
  var copy: Value {
    if case .integer(let number) = pointee { return .integer(number) }
    return pointee
  }

  /// Puts a value in the place of another one.
  @inline(__always)
  func set(_ value: Value) {
    // What owns nothing need not be released.
    if pointee.ownsNothing { initialize(to: value) } else { pointee = value }
  }

  /// Puts an integer in the place of a value.
  @inline(__always)
  func set(_ integer: Int64) {
    if !pointee.ownsNothing { deinitialize(count: 1) }
    initialize(to: .integer(integer))
  }

  /// Adds to an integer; false where there is none, or the sum would be too large.
  @inline(__always)
  func add(_ number: Int64) -> Bool {
    guard case .integer(let before) = pointee else { return false }
    let (sum, overflow) = before.addingReportingOverflow(number)
    if overflow { return false }
    initialize(to: .integer(sum))
    return true
  }

  /// Appends to a text, which is taken out of its slot first: a second reference would make a copy of
  /// all of it; false where there is none.
  func append(_ addition: String) -> Bool {
    guard case .text = pointee else { return false }
    if case .text(var text) = move() {
      text += addition
      initialize(to: .text(text))
    }
    return true
  }

  /// Appends an item to a list, likewise; nothing happens where there is none.
  func append(item: Value) {
    guard case .list = pointee else { return }
    if case .list(var list) = move() {
      list.append(item)
      initialize(to: .list(list))
    }
  }

  /// Appends to a list, likewise.
  func append(contentsOf addition: [Value]) -> Bool {
    guard case .list = pointee else { return false }
    if case .list(var list) = move() {
      list += addition
      initialize(to: .list(list))
    }
    return true
  }

  /// Begins the lives of variables that have no value yet.
  @inline(__always)
  func fill(count: Int) {
    var slot = 0
    while slot < count {
      (self + slot).initialize(to: .unset)
      slot &+= 1
    }
  }

  /// Ends the lives of the values from here on.
  @inline(__always)
  func release(count: Int) {
    var slot = 0
    while slot < count {
      if !self[slot].ownsNothing { (self + slot).deinitialize(count: 1) }
      slot &+= 1
    }
  }
}

extension Value {
  /// Whether it is stored in place, so that there is nothing to retain or to release.
  @inline(__always)
  var ownsNothing: Bool {
    switch self {
    case .unset, .null, .boolean, .integer, .number, .duration, .size, .time, .range: true
    case .text, .path, .list, .record, .object: false
    }
  }
}
