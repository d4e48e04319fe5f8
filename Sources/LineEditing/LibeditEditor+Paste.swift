extension LibeditEditor {
  /// The milliseconds of silence after which a paste without an end is over: longer than a slow network
  /// pauses within one, since what comes later counts as typed; ^C ends the waiting.
  private static let silenceAfterPaste: CInt = 3000

  /// Reads what the terminal says is pasted, and has it inserted as one edit: none of it is a key.
  ///
  /// - Returns: the key that inserts it, or nil when there is nothing to insert.
  func readPaste() -> Unicode.Scalar? {
    var reader = PasteReader()
    while let byte = nextByte(within: Self.silenceAfterPaste, atOnce: Self.chunk) {
      if reader.take(byte) { break }
    }
    if reader.isCut {
      printAbove("\u{7}pasted text is cut at 1 MiB; give a longer one in a file\n")
    }
    pasted = delegate.pasted(reader.text)
    return pasted.isEmpty ? nil : PrivateKey.paste.scalar
  }

  /// The bytes that are read at once: what the kernel holds of a terminal's input.
  private static let chunk = 4096

  func insertPaste() -> EditorFunction.Outcome {
    insert(pasted)
    pasted = ""
    return .refresh
  }
}
