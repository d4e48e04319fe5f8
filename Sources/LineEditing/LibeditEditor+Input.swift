internal import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LibeditEditor {
  // MARK: - Keys and events

  /// ^R, bound to libedit's own search, which goes on only with the key that it is itself bound to; a
  /// function of ours in between could not keep the draft for it.
  private static let searchKey: Unicode.Scalar = "\u{12}"

  /// Waits for the next character, and for what happens outside.
  ///
  /// libedit has drawn all that it has to draw when it asks: this is the place for whatever is to be
  /// painted over its picture.
  ///
  /// - Returns: 1 with a character, or -1 when ``ending`` says why there is none.
  func nextCharacter(into character: UnsafeMutablePointer<wchar_t>) -> CInt {
    while true {
      var sources = [
        pollfd(fd: streams.inputDescriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: events, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&sources, nfds_t(sources.count), -1) > 0 else { continue }
      if sources[1].revents != 0 { takeEvent() }
      if ending != nil { return -1 }
      guard sources[0].revents != 0, let byte = readByte(streams.inputDescriptor) else {
        if ending != nil { return -1 }
        continue
      }
      guard let byte else {
        ending = .endOfInput
        return -1
      }
      guard let scalar = assembler.take(byte), !PrivateKey.isReserved(scalar) else { continue }
      if scalar == Self.searchKey { keepDraft() }
      character.pointee = wchar_t(bitPattern: scalar.value)
      return 1
    }
  }

  /// Whether a key follows at once, as it does in pasted text.
  var hasPendingInput: Bool {
    var source = pollfd(fd: streams.inputDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, 0) > 0 && source.revents & Int16(POLLIN) != 0
  }

  private func takeEvent() {
    guard let byte = readByte(events) else { return }
    guard let byte else {
      events = -1
      return
    }
    switch EditorEvent(rawValue: byte) {
    case .interrupt: ending = .interrupted
    case .hangUp: ending = .endOfInput
    case .continued: takeTerminalBack()
    case .resize: redrawAtNewSize()
    case nil: break
    }
  }
}

/// Reads one byte, so that what follows is left for whoever reads the terminal next.
///
/// - Returns: `.some(nil)` at the end of what can be read, nil when there is nothing now.
private func readByte(_ descriptor: CInt) -> UInt8?? {
  var byte: UInt8 = 0
  switch read(descriptor, &byte, 1) {
  case 1: return .some(byte)
  case -1 where errno == EINTR || errno == EAGAIN: return nil
  default: return .some(nil)
  }
}
