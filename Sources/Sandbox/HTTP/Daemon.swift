import CMicroHTTPD

/// libmicrohttpd at work on a listening socket, with a few threads of its own.
final class Daemon: Sendable {
  /// The most connections at once; more wait to be accepted.
  static let connectionLimit: UInt32 = 64
  /// Threads that serve connections: a create that waits for the disk must not hold up the answers
  /// to other clients.
  private static let threadCount: UInt32 = 4
  /// Seconds after which a silent connection is closed: longer than the pauses of a client that
  /// polls, so that it keeps its connection.
  private static let timeout: UInt32 = 60
  /// Memory for each connection, in bytes: half of it is the buffer that bodies are read with, and
  /// all headers of a request must fit.
  private static let connectionMemory = 128 << 10

  /// Unsafe only to the compiler: libmicrohttpd guards what it points to, and it is used once, in
  /// `stop`.
  nonisolated(unsafe) private let daemon: OpaquePointer
  /// Kept alive for the callbacks, which have a bare pointer to it.
  private let service: HTTPService

  /// Begins to answer; the socket is closed when the daemon stops.
  ///
  /// - Throws: `SandboxError` when threads or descriptors have run out.
  init(socket: ListeningSocket, service: HTTPService) throws(SandboxError) {
    // Not epoll: there libmicrohttpd 0.9.75 misses the end of a request that is cut off when it comes
    // together with the last bytes, and keeps the connection until its timeout.
    let flags =
      MHD_USE_POLL.rawValue | MHD_USE_INTERNAL_POLLING_THREAD.rawValue
      | MHD_USE_SUPPRESS_DATE_NO_CLOCK.rawValue
    let pointer = Unmanaged.passUnretained(service).toOpaque()
    let options: [any CVarArg] = [
      MHD_OPTION.LISTEN_SOCKET.rawValue, socket.descriptor,
      MHD_OPTION.URI_LOG_CALLBACK.rawValue,
      unsafeBitCast(openExchange as TargetCallback, to: OpaquePointer.self),
      OpaquePointer(pointer),
      MHD_OPTION.NOTIFY_COMPLETED.rawValue,
      unsafeBitCast(closeExchange as CompletionCallback, to: OpaquePointer.self),
      OpaquePointer(pointer),
      MHD_OPTION.CONNECTION_LIMIT.rawValue, Self.connectionLimit,
      MHD_OPTION.CONNECTION_TIMEOUT.rawValue, Self.timeout,
      MHD_OPTION.CONNECTION_MEMORY_LIMIT.rawValue, Self.connectionMemory,
      MHD_OPTION.THREAD_POOL_SIZE.rawValue, Self.threadCount,
      MHD_OPTION.STRICT_FOR_CLIENT.rawValue, Int32(1),
      MHD_OPTION.END.rawValue,
    ]
    let started = withSignalsBlocked {
      withVaList(options) {
        MHD_start_daemon_va(flags, socket.port, nil, nil, handleExchange, pointer, $0)
      }
    }
    guard let started else {
      throw SandboxError(
        "The sandbox's server could not start: \(systemMessage()). Close other programs and try "
          + "again.")
    }
    daemon = started
    self.service = service
  }

  /// Closes the socket and all connections, and waits for the threads; to be called once.
  func stop() {
    MHD_stop_daemon(daemon)
  }
}

private typealias TargetCallback =
  @convention(c) (
    UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?
  ) -> UnsafeMutableRawPointer?

private typealias CompletionCallback =
  @convention(c) (
    UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    MHD_RequestTerminationCode
  ) -> Void

/// Begins an exchange as soon as its target is known: only here does libmicrohttpd show the target
/// as it was sent, where elsewhere `%2F` has become a slash.
private func openExchange(
  _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?,
  _ connection: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let context, let target else { return nil }
  let service = Unmanaged<HTTPService>.fromOpaque(context).takeUnretainedValue()
  let exchange = Exchange(target: String(cString: target), service: service)
  return Unmanaged.passRetained(exchange).toOpaque()
}

/// Takes the head, the pieces and the end of a request, and hands over its answer.
private func handleExchange(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
  _ path: UnsafePointer<CChar>?, _ method: UnsafePointer<CChar>?,
  _ version: UnsafePointer<CChar>?, _ body: UnsafePointer<CChar>?,
  _ size: UnsafeMutablePointer<Int>?, _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let context, let method, let size, let pointer = slot?.pointee else { return .NO }
  let service = Unmanaged<HTTPService>.fromOpaque(context).takeUnretainedValue()
  let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
  let step: Exchange.Step
  if !exchange.hasBegun {
    step = exchange.begin(method: String(cString: method), connection: connection)
  } else if size.pointee > 0 {
    step = exchange.take(UnsafeRawBufferPointer(start: body, count: size.pointee))
    size.pointee = 0
  } else {
    step = exchange.finish()
  }
  switch step {
  case .goOn: return .YES
  case .hangUp: return .NO
  case .answer(let answer):
    return answer.queue(on: connection, date: service.services.now)
  }
}

/// Releases an exchange whose answer is sent or whose connection is gone.
private func closeExchange(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
  _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ reason: MHD_RequestTerminationCode
) {
  guard let slot, let pointer = slot.pointee else { return }
  Unmanaged<Exchange>.fromOpaque(pointer).release()
  slot.pointee = nil
}
