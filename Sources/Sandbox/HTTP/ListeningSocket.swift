#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A socket that listens on 127.0.0.1 and on nothing else.
///
/// Made here and not by libmicrohttpd, which binds every interface by default and does not tell why
/// it could not.
struct ListeningSocket: Sendable {
  /// The descriptor, closed by whoever takes it over.
  let descriptor: Int32
  /// The port that was bound.
  let port: UInt16

  /// Listens on a port, or on a free one where it is 0.
  ///
  /// - Throws: `SandboxError` when the port is in use, not allowed, or sockets have run out.
  init(port wanted: UInt16) throws(SandboxError) {
    #if canImport(Glibc)
      let type =
        Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        | Int32(SOCK_CLOEXEC.rawValue)
    #else
      let type = SOCK_STREAM
    #endif
    let bound = socket(AF_INET, type, 0)
    guard bound >= 0 else { throw Self.failure(wanted) }
    var yes: Int32 = 1
    // A port just left by a stopped sandbox must be free for the next one.
    setsockopt(bound, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = wanted.bigEndian
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let failed = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(bound, $0, length) != 0 || listen(bound, Self.backlog) != 0
          || getsockname(bound, $0, &length) != 0
      }
    }
    guard !failed else {
      let error = Self.failure(wanted)
      systemClose(bound)
      throw error
    }
    descriptor = bound
    port = UInt16(bigEndian: address.sin_port)
  }

  /// Closes the socket, if nothing has taken it over.
  func close() {
    systemClose(descriptor)
  }

  /// Connections that wait to be accepted: all that may be open at once.
  private static let backlog = Int32(Daemon.connectionLimit)

  private static func failure(_ port: UInt16) -> SandboxError {
    switch errno {
    case EADDRINUSE:
      SandboxError(
        "Port \(port) of 127.0.0.1 is in use. Choose another one, or 0 for a free one.")
    case EACCES:
      SandboxError(
        "You may not listen on port \(port). Choose one from 1024 on, or 0 for a free one.")
    default:
      SandboxError("The sandbox cannot listen on port \(port) of 127.0.0.1: \(systemMessage()).")
    }
  }
}

/// `close`, which the method of that name hides.
private func systemClose(_ descriptor: Int32) {
  close(descriptor)
}
