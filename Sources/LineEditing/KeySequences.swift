/// The escape sequences that mean something, each as a character of its own.
///
/// libedit can be bound to whole sequences, but then a bare Escape waits for the rest of one, for ever,
/// and one that is not bound is typed as text. So the editor reads them, and gives libedit a C1 control
/// for each function, which is bound in both of its maps.
struct KeySequences {
  /// The keys to bind instead of the sequences.
  let bindings: [KeyBinding]

  private let keys: [String: Unicode.Scalar]

  /// The C1 controls that are free: ``PrivateKey`` has some, and what Escape makes of ^H, Tab, the two
  /// keys of Enter, ^L and ^_ belongs to libedit.
  static let free: [Unicode.Scalar] = (0x80...0x9F).filter { code in
    PrivateKey(rawValue: code) == nil && ![0x88, 0x89, 0x8A, 0x8C, 0x8D, 0x9F].contains(code)
  }.map { Unicode.Scalar($0) }

  /// - Parameter bindings: of which those of escape sequences are taken; where there are more functions
  ///   than ``free`` characters, the last ones stay without a key.
  init(_ bindings: [KeyBinding]) {
    var keys: [String: Unicode.Scalar] = [:]
    var functions: [String: Unicode.Scalar] = [:]
    var free = Self.free[...]
    for binding in bindings where binding.isEscapeSequence {
      let key = functions[binding.function] ?? free.popFirst()
      functions[binding.function] = key
      keys[binding.key] = key
    }
    self.keys = keys
    self.bindings = functions.map { KeyBinding(String($1), named: $0) }
  }

  subscript(sequence: String) -> Unicode.Scalar? { keys[sequence] }
}
