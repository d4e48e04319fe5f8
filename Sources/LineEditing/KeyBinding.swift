internal import CEdit

/// A key, as the characters that a terminal sends for it, and the function that it runs.
struct KeyBinding: Equatable {
  let key: String
  let function: String

  init(_ key: String, _ function: EditorFunction) {
    self.init(key, named: function.rawValue)
  }

  /// - Parameter function: the name of a function of libedit's, as editrc(5) lists them.
  init(_ key: String, libedit function: String) {
    self.init(key, named: function)
  }

  init(_ key: String, named function: String) {
    self.key = key
    self.function = function
  }

  /// Whether the key is an escape sequence, which libedit is given as one of ``KeySequences``.
  var isEscapeSequence: Bool { key.hasPrefix("\u{1B}") }

  /// The keys that work whatever `.editrc` says.
  ///
  /// libedit binds none of ^R, ^W, Delete, Home and End in every one of its maps. Arrows, Home and End
  /// are bound in both spellings, since a terminal sends `O` for `[` in application mode.
  static let required: [KeyBinding] =
    [
      KeyBinding("\r", .enter),  // in edit mode CR and LF arrive swapped
      KeyBinding("\n", .enter),
      KeyBinding("\t", .complete),
      KeyBinding(control("A"), .rowStart),
      KeyBinding(control("D"), .deleteForward),
      KeyBinding(control("E"), .rowEnd),
      KeyBinding(control("L"), .clearScreen),
      KeyBinding(control("N"), .nextEntry),
      KeyBinding(control("P"), .previousEntry),
      KeyBinding(control("R"), .searchHistory),
      KeyBinding(control("W"), libedit: "ed-delete-prev-word"),
      KeyBinding(control("X") + control("E"), .editElsewhere),
      KeyBinding(control("Z"), .suspend),
      KeyBinding("\u{1B}\r", .openRow),
      KeyBinding("\u{1B}\n", .openRow),
      KeyBinding("\u{1B}[Z", .outdent),  // Shift-Tab
      KeyBinding("\u{1B}[3~", libedit: "ed-delete-next-char"),
    ]
    // With Ctrl, and with Alt.
    + ["5", "3"].map { KeyBinding("\u{1B}[1;\($0)C", .nextWord) }
    + ["5", "3"].map { KeyBinding("\u{1B}[1;\($0)D", libedit: "ed-prev-word") }
    + [KeyBinding("\u{1B}f", .nextWord), KeyBinding(control("F"), .nextCharacter)]
    + both("A", .rowUp) + both("B", .rowDown)
    + both("C", .nextCharacter) + both("D", libedit: "ed-prev-char")
    + both("H", .rowStart) + both("F", .rowEnd)
    + ["1", "7"].map { KeyBinding("\u{1B}[\($0)~", .rowStart) }
    + ["4", "8"].map { KeyBinding("\u{1B}[\($0)~", .rowEnd) }
    + ["X", "x"].map { KeyBinding("\u{1B}\($0)", libedit: unassigned) }
    + PrivateKey.allCases.map(\.binding)

  /// In place of libedit's "ed-command", see ``LibeditEditor/obeySettings(at:)``.
  private static let unassigned = "ed-unassigned"

  /// The keys that are bound where text is typed: vi's command mode has brackets in motions.
  static let typing = ["}", "]", ")"].map { KeyBinding($0, .closeBlock) }

  /// The keys of vi's command mode alone; `-` by its octal number, since libedit would take it for a
  /// switch.
  static let viCommands: [KeyBinding] =
    ["k", "\\055"].map { KeyBinding($0, .rowUp) } + ["j", "+"].map { KeyBinding($0, .rowDown) }
    + ["/", "?"].map { KeyBinding($0, .searchHistory) } + [
      KeyBinding("v", .editElsewhere), KeyBinding(":", libedit: unassigned),
    ]
    // Where commands are typed already, Escape only ends what is begun.
    + [KeyBinding(PrivateKey.escape.key, libedit: "ed-ignore")]

  private static func control(_ letter: Unicode.Scalar) -> String {
    String(UnicodeScalar(UInt8(ascii: letter) & 0x1F))
  }

  private static func both(_ letter: String, _ function: EditorFunction) -> [KeyBinding] {
    both(letter, libedit: function.rawValue)
  }

  private static func both(_ letter: String, libedit function: String) -> [KeyBinding] {
    ["[", "O"].map { KeyBinding("\u{1B}\($0)\(letter)", libedit: function) }
  }
}

/// A key that nobody can type, by which a function of ours has one of libedit's run after it.
///
/// libedit exports none of its own functions; pushing a key that is bound to one is the way to it.
/// The characters are C1 controls, which libedit binds to nothing (0x88, 0x8C and 0x9F it does), and
/// which the editor drops when they are typed or pasted.
enum PrivateKey: UInt8, CaseIterable {
  case clearScreen = 0x95
  case nextWord = 0x96
  case nextCharacter = 0x97
  case paste = 0x98
  case escape = 0x99
  case submit = 0x9C
  case deleteStep = 0x9D
  case search = 0x9E

  var scalar: Unicode.Scalar { UnicodeScalar(rawValue) }

  var key: String { String(scalar) }

  /// What the editor does not take from the keyboard.
  static func isReserved(_ scalar: Unicode.Scalar) -> Bool { (0x80...0x9F).contains(scalar.value) }

  var binding: KeyBinding {
    switch self {
    case .clearScreen: KeyBinding(key, libedit: "ed-clear-screen")
    case .nextWord: KeyBinding(key, libedit: "em-next-word")
    case .nextCharacter: KeyBinding(key, libedit: "ed-next-char")
    case .paste: KeyBinding(key, .insertPaste)
    case .escape: KeyBinding(key, libedit: "vi-command-mode")
    case .submit: KeyBinding(key, libedit: "ed-newline")
    case .deleteStep: KeyBinding(key, .deleteStep)
    case .search: KeyBinding(key, .takeSearchKey)
    }
  }
}
