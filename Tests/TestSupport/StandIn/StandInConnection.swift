#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One connection of the stand-in: requests in, answers out.
struct StandInConnection {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Reads a header and as much of a body as it announces; nil when the client closes before.
  mutating func readRequest() -> StandInRequest? {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let index = buffer.indices.first(where: { buffer[$0...].starts(with: end) }) {
        var request = StandInRequest(head: String(decoding: buffer[..<index], as: UTF8.self))
        buffer.removeFirst(index + end.count)
        if request.headers["expect"] != nil { write("HTTP/1.1 100 Continue\r\n\r\n") }
        let length = request.headers["content-length"].flatMap { Int($0) } ?? 0
        while buffer.count < length { guard fill() else { return nil } }
        request.body = String(decoding: buffer.prefix(length), as: UTF8.self)
        buffer.removeFirst(length)
        return request
      }
      guard fill() else { return nil }
    }
  }

  func send(_ answer: StandInAnswer) {
    let body = answer.body?.text ?? ""
    let type = answer.body == nil ? "" : "Content-Type: application/json\r\n"
    let length = answer.status == 204 ? "" : "Content-Length: \(body.utf8.count)\r\n"
    write("HTTP/1.1 \(answer.status) OK\r\n\(type)\(length)\r\n\(body)")
  }

  private func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        #if canImport(Glibc)
          Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        #else
          Darwin.send(descriptor, $0.baseAddress, $0.count, 0)
        #endif
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private mutating func fill() -> Bool {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(descriptor, &piece, piece.count, 0)
    guard count > 0 else { return false }
    buffer += piece[..<count]
    return true
  }
}

/// What the stand-in answers.
struct StandInAnswer {
  var status = 200
  var body: StandInJSON?

  static let nothing = StandInAnswer(status: 204)

  static func error(_ status: Int, _ code: String, _ message: String) -> StandInAnswer {
    StandInAnswer(
      status: status,
      body: [
        "status_code": .number(Double(status)), "error": .text(code), "message": .text(message),
      ])
  }
}
