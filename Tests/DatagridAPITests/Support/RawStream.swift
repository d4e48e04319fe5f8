import Glibc

/// The bytes of one connection, read and written by blocking calls.
struct RawStream {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Reads to the empty line, which is dropped; nil when the client closes before.
  mutating func readHeader() -> [UInt8]? {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let index = buffer.indices.first(where: { buffer[$0...].starts(with: end) }) {
        let header = Array(buffer[..<index])
        buffer.removeFirst(index + end.count)
        return header
      }
      guard fill() else { return nil }
    }
  }

  /// Reads a header and as much of a body as it announces.
  mutating func readRequest() -> RecordedRequest? {
    guard let header = readHeader() else { return nil }
    var request = RecordedRequest(head: header)
    if request.header("Expect") != nil { send(Array(goOn.utf8)) }
    request.body = read(request.contentLength)
    return request
  }

  mutating func read(_ count: Int) -> [UInt8] {
    while buffer.count < count, fill() {}
    let bytes = Array(buffer.prefix(count))
    buffer.removeFirst(bytes.count)
    return bytes
  }

  mutating func drain() {
    repeat { buffer = [] } while fill()
  }

  /// Writes all bytes; false when the client is gone.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(
          descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  func resetAtClose() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  private mutating func fill() -> Bool {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(descriptor, &piece, piece.count, 0)
    guard count > 0 else { return false }
    buffer += piece[..<count]
    return true
  }
}
