/// Something that `set` changes for the rest of a session: its name, what it takes, where it begins.
package struct Setting: Sendable {
  /// What `set` calls it.
  package let name: String
  /// One sentence.
  package let summary: String
  /// What it takes: "`on` or `off`".
  package let phrase: String
  /// The words among what it takes, for completion.
  package let words: [String]
  /// What holds until something is set.
  package let initial: Value
  /// Whether it only changes what the person at the prompt sees: `save` does not write it.
  package var isForPerson = false
  /// The value that an argument means; nil for one that it does not take.
  let read: @Sendable (Value) -> Value?

  /// A setting that is on or off.
  package static func toggle(_ name: String, _ summary: String, initially isOn: Bool) -> Setting {
    Setting(
      name: name, summary: summary, phrase: "`on` or `off`", words: ["on", "off"],
      initial: .boolean(isOn)
    ) {
      switch $0 {
      case .boolean, .text("on"), .text("off"): .boolean($0 == .boolean(true) || $0 == .text("on"))
      default: nil
      }
    }
  }

  /// One of several words, of which the first holds at the beginning.
  package static func choice(_ name: String, _ summary: String, _ words: [String]) -> Setting {
    Setting(
      name: name, summary: summary, phrase: "one of \(words.joined(separator: ", "))", words: words,
      initial: words.first.map(Value.text) ?? .null
    ) {
      switch $0 {
      case .text(let word): words.contains(word) ? $0 : nil
      default: nil
      }
    }
  }

  /// A time that is longer than nothing, or `off`, which it is at the beginning unless told otherwise.
  package static func limit(
    _ name: String, _ summary: String, initially: Value = .null
  ) -> Setting {
    Setting(
      name: name, summary: summary, phrase: "a duration such as 30s, or `off`", words: ["off"],
      initial: initially
    ) {
      switch $0 {
      case .duration(let nanoseconds): nanoseconds > 0 ? $0 : nil
      case .text("off"), .boolean(false): .null
      default: nil
      }
    }
  }

  /// A whole number within these bounds, or `off`, which is none.
  package static func count(
    _ name: String, _ summary: String, upTo largest: Int64, initially: Int64
  ) -> Setting {
    Setting(
      name: name, summary: summary, phrase: "a number from 0 to \(largest), or `off`",
      words: ["off"], initial: .integer(initially)
    ) {
      switch $0 {
      case .integer(let number): (0...largest).contains(number) ? $0 : nil
      case .text("off"), .boolean(false): .integer(0)
      default: nil
      }
    }
  }

  /// The same setting, declared to change only what the person at the prompt sees.
  package var forPerson: Setting {
    var setting = self
    setting.isForPerson = true
    return setting
  }

  /// The value that an argument means.
  ///
  /// - Throws: ``ArgumentError`` for one that it does not take.
  func value(from argument: Value) throws(ArgumentError) -> Value {
    if let value = read(argument) { return value }
    throw ArgumentError("\(name) must be \(phrase), but is \(argument.described)")
  }

  /// What a value of it looks like, as `set` takes it.
  package static func text(of value: Value) -> String {
    switch value {
    case .boolean(let isOn): isOn ? "on" : "off"
    case .null: "off"
    default: value.text
    }
  }
}
