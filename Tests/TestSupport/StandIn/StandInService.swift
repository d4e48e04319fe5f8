#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// A service of the tests' own, for endpoints that the sandbox does not have yet.
///
/// It keeps all in memory, starts with the same objects, and counts ids and times, so that two runs
/// answer the same. It shares no code with the client or the sandbox: what all three agree on is what
/// the documentation says.
package final class StandInService: Sendable {
  /// The key that it takes.
  package let key = "stand-in-key-0123456789"
  private let port: UInt16
  private let listener: Int32
  private let state = Mutex(StandInState.initial)
  private let log = Mutex<[String]>([])

  /// Where it listens: on this machine alone, at a free port.
  package var url: String { "http://127.0.0.1:\(port)/v1" }

  /// The requests so far, as `GET /knowledge?limit=5`.
  package var requests: [String] { log.withLock { $0 } }

  package init() throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { [listener] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard isListening else { throw ChildProcess.Failure("the stand-in cannot listen: \(errno)") }
    port = UInt16(bigEndian: address.sin_port)
    Self.startThread { [self] in acceptAll() }
  }

  /// Stops listening; connections that are open go on until the client closes them.
  package func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func acceptAll() {
    while true {
      let descriptor = accept(listener, nil, nil)
      guard descriptor >= 0 else {
        close(listener)
        return
      }
      Self.startThread { [self] in
        var connection = StandInConnection(descriptor)
        while let request = connection.readRequest() { connection.send(answer(request)) }
        close(descriptor)
      }
    }
  }

  private func answer(_ request: StandInRequest) -> StandInAnswer {
    log.withLock { $0.append("\(request.method) \(request.target)") }
    guard request.headers["authorization"] == "Bearer \(key)" else {
      return .error(401, "unauthorized", "The key is not valid.")
    }
    return state.withLock { $0.answer(request) }
  }

  /// Runs the work on a thread of its own: it blocks, and the pool of tasks must not.
  private static func startThread(_ work: @escaping @Sendable () -> Void) {
    final class Work: Sendable {
      let run: @Sendable () -> Void
      init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(work)).toOpaque()
    let result = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, work)
    precondition(result == 0)
    pthread_detach(thread)
  }
}
