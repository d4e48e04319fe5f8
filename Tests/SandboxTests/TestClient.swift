import Glibc

@testable import Sandbox

/// A client that sends exactly the bytes it is given, which no library would send.
struct TestClient {
  let port: UInt16

  /// The port of a base URL.
  init(_ server: SandboxServer) {
    port = server.url.split(separator: ":").last.flatMap { UInt16($0.prefix { $0 != "/" }) } ?? 0
  }

  /// A connection to the server; closed when it is released.
  final class Connection {
    private let descriptor: Int32
    private var received: [UInt8] = []

    init(port: UInt16) throws {
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
      let result = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard result == 0 else { throw Failure("no connection to port \(port)") }
      // A server that never answers fails the test instead of holding it.
      var limit = timeval(tv_sec: 30, tv_usec: 0)
      setsockopt(
        descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Sends bytes as they are.
    func send(_ bytes: [UInt8]) throws {
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes {
          Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { throw Failure("the server closed the connection") }
        sent += count
      }
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    /// Tells the server that nothing more will be sent.
    func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Reads one answer, or only the head of one that has no body.
    func receive(isHead: Bool = false) throws -> TestResponse {
      while true {
        if let response = TestResponse(&received, isHead: isHead) { return response }
        try receiveMore()
      }
    }

    /// Whether the server closes the connection without sending anything more.
    func isClosedByServer() -> Bool {
      var byte: UInt8 = 0
      let count = recv(descriptor, &byte, 1, 0)
      return received.isEmpty && (count == 0 || (count < 0 && errno == ECONNRESET))
    }

    private func receiveMore() throws {
      var buffer = [UInt8](repeating: 0, count: 65536)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { throw Failure("the connection ended before an answer") }
      received += buffer[..<count]
    }
  }

  /// A new connection.
  func connection() throws -> Connection { try Connection(port: port) }

  /// Sends a request on a connection of its own, and reads the answer.
  ///
  /// `headers` replace those of a well-behaved client; an empty value leaves one out.
  func request(
    _ method: String, _ target: String, headers: [String: String] = [:], body: [UInt8]? = nil
  ) throws -> TestResponse {
    let connection = try connection()
    try connection.send(Self.head(method, target, headers: headers, bodySize: body?.count))
    if let body { try connection.send(body) }
    return try connection.receive(isHead: method == "HEAD")
  }

  /// Sends `GET /v1/knowledge/{id}`.
  func retrieve(_ id: String) throws -> TestResponse {
    try request("GET", "/v1/knowledge/\(id)")
  }

  /// Sends a form to `POST /v1/knowledge`.
  func create(_ parts: [TestPart]) throws -> TestResponse {
    try request(
      "POST", "/v1/knowledge", headers: TestPart.contentType, body: TestPart.body(parts))
  }

  /// The request line and the headers with the empty line.
  static func head(
    _ method: String, _ target: String, headers: [String: String] = [:], bodySize: Int? = nil
  ) -> String {
    var all = ["Host": "127.0.0.1", "Authorization": "Bearer \(TestSandbox.key)"]
    if let bodySize { all["Content-Length"] = String(bodySize) }
    all.merge(headers) { $1 }
    let lines = all.filter { !$0.value.isEmpty }.map { "\($0.key): \($0.value)\r\n" }
    return "\(method) \(target) HTTP/1.1\r\n\(lines.sorted().joined())\r\n"
  }
}

/// What made a test impossible.
struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
