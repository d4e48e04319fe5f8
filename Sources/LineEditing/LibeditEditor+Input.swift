internal import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LibeditEditor {
  /// Waits for the next key, and for what happens outside.
  ///
  /// - Returns: 1 with a character, or -1 when ``ending`` says why there is none.
  func nextCharacter(into character: UnsafeMutablePointer<wchar_t>) -> CInt {
    if drawsLine, unseen.takeBell() { draw("\u{7}") }
    mendDrawing()
    if !prefilled.isEmpty { fill() }
    while ending == nil {
      guard let key = keyboard.ready.popFirst() ?? nextKey() else { continue }
      keysRead += 1
      character.pointee = wchar_t(bitPattern: routed(key).value)
      return 1
    }
    return -1
  }

  /// The key that libedit is to be given for one that was typed.
  ///
  /// Backspace stays bound to libedit's functions where there is no indentation: vi's `.` repeats
  /// them rightly, and no other that deletes.
  private func routed(_ key: Unicode.Scalar) -> Unicode.Scalar {
    if searching != nil { return keyOfSearch(for: key) }
    let isBackspace = key == "\u{7F}" || key == "\u{8}"
    return isBackspace && line.isCursorBehindIndentation ? PrivateKey.deleteStep.scalar : key
  }

  private func fill() {
    insert(prefilled)
    prefilled = ""
    guard !drawsLine else { return }
    draw("\r")
    cedit_redraw(editLine)
  }

  // MARK: - Keys

  /// The milliseconds after which Escape was a key by itself: a terminal sends a sequence in one piece,
  /// and nobody types so fast.
  private static let silenceAfterEscape: CInt = 30

  /// What libedit is to be given for the next key; nil when it is nothing.
  private func nextKey() -> Unicode.Scalar? {
    guard let scalar = nextScalar(), !PrivateKey.isReserved(scalar) else { return nil }
    guard scalar == EscapeSequence.escape, cedit_is_editing(editLine) != 0 else { return scalar }
    var sequence = EscapeSequence()
    while let next = nextScalar(within: Self.silenceAfterEscape) {
      if next == EscapeSequence.escape {
        // A sequence behind Escape is how some terminals send Alt with an arrow.
        keyboard.unread.insert(UInt8(ascii: next), at: keyboard.unread.startIndex)
        return sequence.scalars.count == 1 && hasViKeys ? PrivateKey.escape.scalar : nil
      }
      if sequence.take(next) { return key(for: sequence) }
    }
    // A sequence that breaks off is no key, but Alt with its first character is.
    return sequence.scalars.count > 2 ? nil : bareEscape(then: sequence.scalars.dropFirst())
  }

  private func key(for sequence: EscapeSequence) -> Unicode.Scalar? {
    if sequence.text == PasteMark.begin { return readPaste() }
    if sequence.scalars.contains(where: PrivateKey.isReserved) { return nil }
    let isCommandOfVi = sequence.isMeta && sequence.scalars[1].value > 0x20 && hasViKeys
    if !isCommandOfVi, let key = keyboard.sequences[sequence.text] { return key }
    if sequence.isMeta { return bareEscape(then: sequence.scalars.dropFirst()) }
    guard isBound(sequence.text) else { return nil }
    keyboard.ready += sequence.scalars.dropFirst()
    return EscapeSequence.escape
  }

  private var hasViKeys: Bool { cedit_has_vi_keys(editLine) != 0 }

  /// Escape by itself, before keys that were typed right behind it.
  private func bareEscape(then rest: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar {
    keyboard.ready += rest
    // In vi's maps libedit may wait for a sequence at Escape.
    return hasViKeys ? PrivateKey.escape.scalar : EscapeSequence.escape
  }

  /// Whether `.editrc` has bound a sequence that the editor does not know.
  ///
  /// libedit tells it in words alone: it prints the sequence in quotation marks, and its function.
  private func isBound(_ sequence: String) -> Bool {
    _ = unseen.takeText()
    cedit_set_output_stream(editLine, unseen.stream)
    cedit_set_error_stream(editLine, unseen.stream)
    cedit_show_binding(editLine, sequence.wideCharacters)
    cedit_set_error_stream(editLine, streams.output)
    if !drawsLine { cedit_set_output_stream(editLine, streams.output) }
    return unseen.takeText().hasPrefix("\"")
  }

  // MARK: - Bytes

  private func nextScalar(within milliseconds: CInt = -1) -> Unicode.Scalar? {
    while let byte = nextByte(within: milliseconds) {
      if let scalar = keyboard.assembler.take(byte) { return scalar }
    }
    return nil
  }

  /// Waits for a byte, and takes the events that come meanwhile; the line is shown before waiting for
  /// whatever long.
  ///
  /// - Parameters:
  ///   - milliseconds: the longest wait, or -1.
  ///   - count: how many bytes may be read at once. More than one only where they are the editor's:
  ///     what follows a statement is left for whoever reads the terminal next.
  /// - Returns: nil after the wait, or when ``ending`` is set.
  func nextByte(within milliseconds: CInt, atOnce count: Int = 1) -> UInt8? {
    while ending == nil {
      if let byte = keyboard.unread.popFirst() { return byte }
      if milliseconds < 0, !hasPendingInput { showLine() }
      var sources = [
        pollfd(fd: streams.inputDescriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: events, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&sources, nfds_t(sources.count), milliseconds)
      if ready == 0 { return nil }
      guard ready > 0 else { continue }
      if sources[1].revents != 0 { takeEvent() }
      guard ending == nil, sources[0].revents != 0 else { continue }
      guard let bytes = readBytes(streams.inputDescriptor, atMost: count) else { continue }
      if bytes.isEmpty { ending = .endOfInput }
      keyboard.unread = bytes
    }
    return nil
  }

  /// Whether a key follows at once, as it does in pasted text.
  var hasPendingInput: Bool {
    if keyboard.hasKeys { return true }
    var source = pollfd(fd: streams.inputDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, 0) > 0 && source.revents & Int16(POLLIN) != 0
  }

  private func takeEvent() {
    guard let bytes = readBytes(events, atMost: 1) else { return }
    guard let byte = bytes.first else {
      events = -1
      return
    }
    switch EditorEvent(rawValue: byte) {
    case .interrupt: ending = .interrupted
    case .hangUp: ending = .endOfInput
    case .notice: printAbove(delegate.notices())
    case .continued: goOn()
    case .resize: redrawAtNewSize()
    case nil: break
    }
  }
}

/// Reads what there is; nothing at the end of what can be read.
///
/// - Returns: nil when there is nothing now.
private func readBytes(_ descriptor: CInt, atMost count: Int) -> ArraySlice<UInt8>? {
  var bytes = [UInt8](repeating: 0, count: count)
  let result = read(descriptor, &bytes, count)
  if result < 0, errno == EINTR || errno == EAGAIN { return nil }
  return bytes[..<max(0, result)]
}
