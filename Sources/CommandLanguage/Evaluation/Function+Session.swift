/// Functions that ask what stands around the program.
extension Function {
  static let session = [
    Function(
      "now()", 0...0, gives: .time, "The time of the session, which is simulated with `--seed`."
    ) {
      _, surroundings in
      .time(surroundings.clock.now.nanoseconds)
    },
    Function(
      "time(t)", 1...1, takes: [.instant], gives: .time,
      "The time that a text spells, `2026-01-01` or `2026-01-01T10:00:00Z`."
    ) { values throws(ArgumentError) in
      if case .time = values[0] { return values[0] }
      switch TimeText.read(try text(values[0], "time")) {
      case .success(let nanoseconds): return .time(nanoseconds)
      case .failure(let error):
        throw ArgumentError("\(error.message): \(error.hint)", kind: "malformed")
      }
    },
    Function(
      "env(name)", 1...1, takes: [.text], "A variable of the environment; null where it is not set."
    ) {
      values, surroundings throws(ArgumentError) in
      let name = try text(values[0], "env")
      guard let value = surroundings.environment[name] else { return .null }
      if surroundings.holdsSecret(name, value) {
        throw ArgumentError(
          "`\(name.escapingControls())` holds a key, and no program reads keys", kind: "secret")
      }
      return .text(value)
    },
    Function("parse(t)", 1...1, takes: [.text], "The value that a text of JSON spells.") {
      values, surroundings throws(ArgumentError) in
      try surroundings.parseJSON(try text(values[0], "parse"))
    },
  ]
}

extension Function.Demand {
  /// A time, or a text that spells one.
  fileprivate static let instant = Function.Demand(
    phrase: "a text", kinds: [.text, .path, .time])
}

extension Surroundings {
  /// Whether a variable of the environment is a key's, or holds a key under another name.
  fileprivate func holdsSecret(_ name: String, _ value: String) -> Bool {
    secretVariables.contains(name)
      || secretVariables.contains { secret in
        environment[secret].map { !$0.isEmpty && value.contains($0) } ?? false
      }
  }
}

extension Duration {
  /// The whole nanoseconds; the greatest there are where 64 bits cannot count them.
  package var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, overflows) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overflow || overflows ? .max : sum
  }

  /// The whole milliseconds.
  package var milliseconds: Int64 {
    components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
  }
}
