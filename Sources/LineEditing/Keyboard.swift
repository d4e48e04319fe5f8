/// What was read from the terminal and not yet given to libedit.
struct Keyboard {
  /// The keys that stand for escape sequences.
  let sequences = KeySequences(KeyBinding.required)

  var assembler = ScalarAssembler()

  /// Bytes that came with others that were read at once.
  var unread: ArraySlice<UInt8> = []

  /// Characters that were looked at to find the end of a sequence.
  var ready: ArraySlice<Unicode.Scalar> = []

  var hasKeys: Bool { !unread.isEmpty || !ready.isEmpty }

  mutating func forget() {
    unread = []
    ready = []
  }
}
