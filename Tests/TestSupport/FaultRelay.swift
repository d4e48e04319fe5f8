import Glibc
import Shell
import Synchronization

/// A relay in front of a server of this machine, which spoils requests and answers on purpose.
///
/// It passes each request on whole, on a connection of its own, and gives the answer back as it came;
/// then it closes. What it does to a request is asked for each time.
package final class FaultRelay: Sendable {
  /// A request as the relay sees it.
  package struct Request: Sendable {
    /// `POST`.
    package let method: String
    /// With its query: `/v1/knowledge?limit=100`.
    package let target: String
    /// Counted from 1 among the requests of its method.
    package let number: Int
  }

  /// What becomes of a request.
  package indirect enum Fault: Sendable {
    /// It is passed on, and so is its answer.
    case pass
    /// It is carried out, and its answer lost: the connection is reset.
    case loseAnswer
    /// It is carried out, and answered with this text instead.
    case replaceAnswer(String)
    /// It is carried out; then something is done, which may take its time, and then it is answered.
    case holdAnswer(@Sendable () -> Void)
    /// It never arrives: the connection is reset when it has been read.
    case loseRequest
    /// It never arrives, and is answered with this text.
    case answer(String)
    /// Something is done first, which may take its time.
    case after(@Sendable () -> Void, Fault)
  }

  /// The port that the relay listens on.
  package let port: UInt16
  private let server: UInt16
  private let listener: CInt
  private let fault: @Sendable (Request) -> Fault
  private let counts = Mutex<[String: Int]>([:])

  /// - Parameters:
  ///   - server: the port of the server on 127.0.0.1.
  ///   - fault: what becomes of a request; asked on a thread of the relay.
  package init(to server: UInt16, fault: @escaping @Sendable (Request) -> Fault) throws {
    self.server = server
    self.fault = fault
    (listener, port) = try RelaySocket.listen()
    guard LargeStackThread(body: { [self] in acceptAll() }).start() else {
      throw ChildProcess.Failure("no thread")
    }
  }

  /// Stops listening: the next connection is refused.
  package func stop() { shutdown(listener, CInt(SHUT_RDWR)) }

  private func acceptAll() {
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { break }
      let isStarted = LargeStackThread { [self] in
        serve(RelaySocket(connection))
      }.start()
      if !isStarted { close(connection) }
    }
    close(listener)
  }

  private func serve(_ client: RelaySocket) {
    defer { client.close() }
    guard let head = client.readHead(), let line = head.first?.split(separator: " "), line.count > 1
    else { return }
    if head.contains(where: { $0.lowercased().hasPrefix("expect:") }) {
      client.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }
    let length = head.first { $0.lowercased().hasPrefix("content-length:") }
      .flatMap { Int($0.split(separator: ":")[1].trimmingPrefix(" ")) }
    let body = client.read(length ?? 0)
    guard body.count == length ?? 0 else { return }
    let method = String(line[0])
    let number = counts.withLock { counts in
      counts[method, default: 0] += 1
      return counts[method, default: 0]
    }
    let request = Request(method: method, target: String(line[1]), number: number)
    apply(fault(request), head: head, body: body, to: client)
  }

  private func apply(_ fault: Fault, head: [String], body: [UInt8], to client: RelaySocket) {
    switch fault {
    case .pass: client.send(exchange(head, body))
    case .loseAnswer:
      _ = exchange(head, body)
      client.resetAtClose()
    case .replaceAnswer(let text):
      _ = exchange(head, body)
      client.send(Array(text.utf8))
    case .holdAnswer(let work):
      let answer = exchange(head, body)
      work()
      client.send(answer)
    case .loseRequest: client.resetAtClose()
    case .answer(let text): client.send(Array(text.utf8))
    case .after(let work, let fault):
      work()
      apply(fault, head: head, body: body, to: client)
    }
  }

  /// Passes a request on and gives the whole answer.
  private func exchange(_ head: [String], _ body: [UInt8]) -> [UInt8] {
    guard let upstream = RelaySocket(connectedTo: server) else { return [] }
    defer { upstream.close() }
    let ends = ["expect:", "connection:"]
    let kept = head.filter { line in !ends.contains { line.lowercased().hasPrefix($0) } }
    let lines = kept + ["Connection: close", "", ""]
    upstream.send(Array(lines.joined(separator: "\r\n").utf8) + body)
    return upstream.readAll()
  }
}
