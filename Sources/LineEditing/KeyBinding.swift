internal import CEdit

/// A key, as the characters that a terminal sends for it, and the function that it runs.
struct KeyBinding: Equatable {
  let key: String
  let function: String

  init(_ key: String, _ function: EditorFunction) {
    self.key = key
    self.function = function.rawValue
  }

  /// - Parameter function: the name of a function of libedit's, as editrc(5) lists them.
  init(_ key: String, libedit function: String) {
    self.key = key
    self.function = function
  }

  /// Whether the key is an escape sequence, which in vi's insert mode must stay unbound: libedit
  /// would wait for the rest of it, and a bare Escape would no longer leave the mode.
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
      KeyBinding(control("N"), .nextEntry),
      KeyBinding(control("P"), .previousEntry),
      KeyBinding(control("R"), libedit: "em-inc-search-prev"),
      KeyBinding(control("W"), libedit: "ed-delete-prev-word"),
      KeyBinding("\u{1B}[3~", libedit: "ed-delete-next-char"),
    ]
    // With Ctrl, and with Alt.
    + ["5", "3"].map { KeyBinding("\u{1B}[1;\($0)C", libedit: "em-next-word") }
    + ["5", "3"].map { KeyBinding("\u{1B}[1;\($0)D", libedit: "ed-prev-word") }
    // Insert and the pages have no meaning here, and libedit would type their last character.
    + ["2", "5", "6"].map { KeyBinding("\u{1B}[\($0)~", libedit: "ed-ignore") }
    + both("A", .rowUp) + both("B", .rowDown) + both("H", .rowStart) + both("F", .rowEnd)
    + ["1", "7"].map { KeyBinding("\u{1B}[\($0)~", .rowStart) }
    + ["4", "8"].map { KeyBinding("\u{1B}[\($0)~", .rowEnd) }
    + PrivateKey.allCases.map(\.binding)

  private static func control(_ letter: Unicode.Scalar) -> String {
    String(UnicodeScalar(UInt8(ascii: letter) & 0x1F))
  }

  private static func both(_ letter: String, _ function: EditorFunction) -> [KeyBinding] {
    ["[", "O"].map { KeyBinding("\u{1B}\($0)\(letter)", function) }
  }
}

/// A key that nobody can type, by which a function of ours has one of libedit's run after it.
///
/// libedit exports none of its own functions; pushing a key that is bound to one is the way to it.
/// The characters are C1 controls, which libedit binds to nothing (0x88, 0x8C and 0x9F it does), and
/// which the editor drops when they are typed or pasted.
enum PrivateKey: UInt8, CaseIterable {
  case mendDraft = 0x9A
  case submit = 0x9C
  case previousEntry = 0x9D
  case nextEntry = 0x9E

  var key: String { String(UnicodeScalar(rawValue)) }

  /// What the editor does not take from the keyboard.
  static func isReserved(_ scalar: Unicode.Scalar) -> Bool { (0x80...0x9F).contains(scalar.value) }

  var binding: KeyBinding {
    switch self {
    case .mendDraft: KeyBinding(key, .mendDraft)
    case .submit: KeyBinding(key, libedit: "ed-newline")
    case .previousEntry: KeyBinding(key, libedit: "ed-prev-history")
    case .nextEntry: KeyBinding(key, libedit: "ed-next-history")
    }
  }
}
