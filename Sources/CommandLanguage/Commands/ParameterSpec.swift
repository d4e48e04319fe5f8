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
  /// Whether it is an operand that may also be written `--name`, as those of a `def` may.
  package var isNamedOperand = false
  /// A one-letter name for a flag of the program itself.
  package var short: Character?
  /// How many values it takes.
  package var arity: Arity
  /// The least and the greatest that it takes: whole numbers, nanoseconds or bytes as its kind says;
  /// the greatest of 64 bits is none, nil is any.
  package var bounds: ClosedRange<Int64>?
  /// What leaving it out means, for help.
  package var defaultText: String?
  /// What the names of the files end with that it is mostly given, in lower case; nil where all are
  /// alike, and none where it is given folders.
  package var endings: [String]?
  /// Another kind of API object whose handles it takes, besides that of its own kind.
  package var otherObject: String?
  /// The kind of API object whose ids a text for it is; nil where it is anything else.
  package var objectOfText: String?
  /// The words that it is mostly given, asked for while somebody types; nil where none are known.
  package var suggestions: (@Sendable () -> [String])?

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

extension ParameterSpec {
  /// An operand that is another command, to the end of the statement.
  ///
  /// - Parameters:
  ///   - needsAPI: whether it must be one that talks to the API.
  ///   - meaning: says in help what leaving it out means; nil where it must be given.
  package static func command(
    _ name: String, _ help: String, needsAPI: Bool, optional meaning: String? = nil
  ) -> ParameterSpec {
    ParameterSpec(
      name, kind: .command(needsAPI: needsAPI), help: help, isFlag: false,
      arity: meaning == nil ? .one : .optional, defaultText: meaning)
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

extension ParameterSpec {
  /// - Throws: ``ArgumentError`` for what is not within the ``bounds``.
  func checkBounds(of value: Value) throws(ArgumentError) {
    guard let bounds, let phrase = boundsPhrase else { return }
    switch value {
    case .integer(let amount), .duration(let amount), .size(let amount):
      if bounds.contains(amount) { return }
      throw ArgumentError("\(spelling) must be \(phrase), but is \(value.described)")
    default: return
    }
  }

  /// "from 0 to 255", "at least 0s"; nil where there are no bounds.
  private var boundsPhrase: String? {
    bounds.map { bounds in
      bounds.upperBound == .max
        ? "at least \(text(ofBound: bounds.lowerBound))"
        : "from \(text(ofBound: bounds.lowerBound)) to \(text(ofBound: bounds.upperBound))"
    }
  }

  private func text(ofBound amount: Int64) -> String {
    switch kind {
    case .duration: Value.duration(amount).text
    case .size: Value.size(amount).text
    default: String(amount)
    }
  }
}

// MARK: Spellings

extension ParameterSpec {
  /// How a person writes it alone: `--timeout`, `-c` or `FILE`.
  package var spelling: String {
    guard isFlag else { return isNamedOperand ? name.uppercased() : name }
    return short.map { "-\($0)" } ?? "--\(name)"
  }

  /// With its value, as usage lines have it: `PATH…`, `--timeout TIME`, `-c TEXT`.
  package var usageLabel: String {
    guard isFlag else { return spelling + (arity.isRepeated ? "…" : "") }
    return kind == .toggle ? spelling : "\(spelling) \(kind.placeholder)"
  }

  /// With all its names, as help lists it: `-c, --command TEXT`.
  package var helpLabel: String {
    short == nil ? usageLabel : "\(spelling), --\(name)\(usageLabel.dropFirst(spelling.count))"
  }

  /// The help, with what it must be within and what leaving it out means.
  package var helpSentence: String {
    var sentences = [help]
    if let phrase = boundsPhrase {
      sentences.append(phrase.prefix(1).uppercased() + phrase.dropFirst() + ".")
    }
    if let defaultText { sentences.append("Without it: \(defaultText).") }
    return sentences.joined(separator: " ")
  }
}
