#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A stream for what libedit draws, where the editor draws by itself; only the bell is heard.
final class UnseenDrawing {
  let stream: UnsafeMutablePointer<FILE>

  /// What the stream has written; C keeps both places as long as it lives.
  private let text: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: UnsafeMutablePointer<Int>

  init() throws(EditorError) {
    text = .allocate(capacity: 1)
    count = .allocate(capacity: 1)
    text.initialize(to: nil)
    count.initialize(to: 0)
    guard let stream = open_memstream(text, count) else {
      let code = errno
      text.deallocate()
      count.deallocate()
      throw .streamUnavailable(descriptor: -1, code: code)
    }
    self.stream = stream
  }

  deinit {
    fclose(stream)
    free(text.pointee)
    text.deallocate()
    count.deallocate()
  }

  /// Whether the bell was among what was drawn since it was last asked for.
  func takeBell() -> Bool { takeText().contains("\u{7}") }

  /// What was drawn since it was last asked for.
  func takeText() -> String {
    fflush(stream)
    defer { rewind(stream) }
    let bytes = UnsafeRawBufferPointer(start: text.pointee, count: count.pointee)
    return String(decoding: bytes, as: UTF8.self)
  }
}
