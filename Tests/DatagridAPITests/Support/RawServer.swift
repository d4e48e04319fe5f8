import Glibc
import Synchronization

/// A TCP server on a free port of this machine that plays one script per connection and keeps what it
/// read: it can say what no proper server would.
///
/// It listens until the process ends or it is told to stop: a test that merely lets go of it may still
/// wait for its answer.
final class RawServer: Sendable {
  /// What the server does next on a connection.
  enum Step: Sendable {
    /// Reads a request with its body, answering `Expect: 100-continue`, and keeps it.
    case readRequest
    /// Reads a header and keeps it as a request without body; a body may follow unread.
    case readHeader
    /// Reads that many bytes, or to the end if there are fewer.
    case read(Int)
    /// Reads the body that the last header announced, but for so many bytes at its end.
    case readBody(butLast: Int)
    /// Reads until the client closes.
    case drain
    case send(String)
    case sendBytes([UInt8])
    /// Sends the text again and again until the client closes.
    case sendForever(String)
    /// Says that nothing more will be sent, and goes on reading.
    case finishSending
    case run(@Sendable () -> Void)
    /// Closes with a reset rather than with an end.
    case reset
  }

  private struct State {
    var requests: [RecordedRequest] = []
    var accepted = 0
  }

  let port: UInt16
  private let listener: Int32
  private let scripts: [[Step]]
  private let state = Mutex(State())

  /// - Parameter scripts: one for each connection, in the order of their acceptance; a connection is
  ///   closed at the end of its script, further ones at once.
  init(_ scripts: [[Step]]) {
    self.scripts = scripts
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    port = withUnsafeMutablePointer(to: &address) { [listener] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        precondition(bind(listener, $0, length) == 0 && listen(listener, 16) == 0)
        precondition(getsockname(listener, $0, &length) == 0)
      }
      return UInt16(bigEndian: pointer.pointee.sin_port)
    }
    startThread { self.acceptAll() }
  }

  /// A server that gives one answer to one request.
  convenience init(answer: String) {
    self.init([[.readRequest, .send(answer)]])
  }

  var baseURL: String { "http://127.0.0.1:\(port)/v1" }
  var requests: [RecordedRequest] { state.withLock { $0.requests } }
  var acceptedConnections: Int { state.withLock { $0.accepted } }

  /// Stops listening: the next connection is refused.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func acceptAll() {
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else {
        close(listener)
        return
      }
      let index = state.withLock { state in
        state.accepted += 1
        return state.accepted - 1
      }
      startThread {
        self.play(index < self.scripts.count ? self.scripts[index] : [], on: connection)
      }
    }
  }

  private func play(_ script: [Step], on connection: Int32) {
    var stream = RawStream(connection)
    var announced = 0
    for step in script {
      switch step {
      case .readRequest: if let request = stream.readRequest() { keep(request) }
      case .readHeader:
        guard let header = stream.readHeader() else { continue }
        let request = RecordedRequest(head: header)
        announced = request.contentLength
        keep(request)
      case .read(let count): _ = stream.read(count)
      case .readBody(let rest): _ = stream.read(announced - rest)
      case .drain: stream.drain()
      case .send(let text): stream.send(Array(text.utf8))
      case .sendBytes(let bytes): stream.send(bytes)
      case .sendForever(let text): while stream.send(Array(text.utf8)) {}
      case .finishSending: shutdown(connection, Int32(SHUT_WR))
      case .run(let work): work()
      case .reset: stream.resetAtClose()
      }
    }
    close(connection)
  }

  private func keep(_ request: RecordedRequest) {
    state.withLock { $0.requests.append(request) }
  }
}

/// Runs the work on a thread of its own: it blocks, and the pool of tasks must not.
private func startThread(_ work: @escaping @Sendable () -> Void) {
  final class Box: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
  var thread = pthread_t()
  let box = Unmanaged.passRetained(Box(work)).toOpaque()
  let result = pthread_create(
    &thread, nil,
    { context in
      if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().work() }
      return nil
    }, box)
  precondition(result == 0)
  pthread_detach(thread)
}
