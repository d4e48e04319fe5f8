/// A parameter of a command, as declared.
package struct ParameterSpec: Sendable {
  /// Of a flag, without its dashes; of an operand, in capitals as usage lines have it.
  package var name: String
  /// How its bare word is read.
  package var kind: Kind
  /// One sentence.
  package var help: String
  /// Whether it is written `--name`.
  package var isFlag: Bool
  /// A one-letter name for a flag of the program itself.
  package var short: Character?
  /// How many values it takes.
  package var arity: Arity
  /// What leaving it out means, for help.
  package var defaultText: String?

  /// Describes a parameter; ``Parameter`` makes these together with the type of the value.
  package init(
    _ name: String, kind: Kind, help: String, isFlag: Bool, short: Character? = nil,
    arity: Arity, defaultText: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.help = help
    self.isFlag = isFlag
    self.short = short
    self.arity = arity
    self.defaultText = defaultText
  }
}

/// How many values a parameter takes.
package enum Arity: Sendable {
  case one, optional, any, atLeastOne

  /// Whether it cannot be left out.
  package var isRequired: Bool { self == .one || self == .atLeastOne }
  /// Whether more than one may be given.
  package var isRepeated: Bool { self == .any || self == .atLeastOne }
}

// MARK: Spellings

extension ParameterSpec {
  /// How a person writes it alone: `--timeout`, `-c` or `FILE`.
  package var spelling: String {
    guard isFlag else { return name }
    return short.map { "-\($0)" } ?? "--\(name)"
  }

  /// With its value, as usage lines have it: `PATH…`, `--timeout TIME`, `-c TEXT`.
  package var usageLabel: String {
    guard isFlag else { return name + (arity.isRepeated ? "…" : "") }
    return kind == .toggle ? spelling : "\(spelling) \(kind.placeholder)"
  }

  /// With all its names, as help lists it: `-c, --command TEXT`.
  package var helpLabel: String {
    short == nil ? usageLabel : "\(spelling), --\(name)\(usageLabel.dropFirst(spelling.count))"
  }

  /// The help, with what leaving it out means.
  package var helpSentence: String {
    defaultText.map { "\(help) Without it: \($0)." } ?? help
  }
}
