/// The body of a `def`, ready to run.
final class Routine {
  let execute: Execute
  let parameterCount: Int
  /// Of the variables that are no parameters.
  let variableCount: Int
  /// Of its parameters and its variables.
  let slotCount: Int

  init(_ definition: CheckedDefinition, _ execute: @escaping Execute) {
    self.execute = execute
    parameterCount = definition.definition.parameters.count
    slotCount = definition.slotCount
    variableCount = slotCount - parameterCount
  }

  /// What runs in the place of a body that is none any more, or not yet.
  init(parameterCount: Int, _ execute: @escaping Execute) {
    self.execute = execute
    self.parameterCount = parameterCount
    variableCount = 0
    slotCount = parameterCount
  }
}

/// The place from which callers take a `def`'s body, which is bound late: a `def` may call itself and
/// what stands behind it, and the prompt may define it anew.
///
/// It lives as long as its session. What is bound is held here; callers read an unmanaged reference
/// behind a pointer, which neither retains nor looks for conflicting accesses. Nothing is bound while
/// a program runs, so that what they read stays alive.
final class RoutineLink {
  let target: UnsafeMutablePointer<Unmanaged<Routine>>
  private(set) var definition: Definition
  private var routine: Routine

  /// A link to what fails until a body is bound.
  init(_ definition: Definition) {
    self.definition = definition
    routine = Routine(parameterCount: definition.parameters.count) { _ in .normal }
    target = .allocate(capacity: 1)
    target.initialize(to: .passUnretained(routine))
  }

  deinit { target.deallocate() }

  func bind(_ routine: Routine, _ definition: Definition) {
    self.routine = routine
    self.definition = definition
    target.pointee = .passUnretained(routine)
  }
}
