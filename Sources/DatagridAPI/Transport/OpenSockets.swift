#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The sockets of the connections that libcurl has open, those that it keeps for later included.
///
/// Belongs to the thread of the transport. libcurl reports each socket here when it opens it and leaves
/// the closing of it to here, the latest while its multi handle is released: it must outlive that.
final class OpenSockets {
  /// The local port of each; 0 as long as nobody has asked, which is before it is connected.
  private var ports: [Int32: Int] = [:]

  /// Notes a new socket, which programs that this process starts must not inherit.
  func didOpen(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    ports[descriptor] = 0
  }

  func close(_ descriptor: Int32) {
    ports[descriptor] = nil
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  /// True when something has come on a connection on which nothing is due: its end, or bytes that would
  /// be taken for the answer to the next request.
  ///
  /// Some servers say goodbye to idle connections with an answer (408) that nobody asked for. libcurl
  /// looks for this since 8.0 by itself.
  /// - Parameter localPort: names the connection: libcurl does not tell its socket before its end.
  func hasInput(localPort: Int) -> Bool {
    for (descriptor, port) in ports where port == 0 {
      ports[descriptor] = self.port(of: descriptor)
    }
    return ports.contains { descriptor, port in
      guard port == localPort else { return false }
      var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&source, 1, 0) > 0
    }
  }

  private func port(of descriptor: Int32) -> Int {
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      let known = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length) == 0
      }
      guard known else { return 0 }
      // The port stands at the same place in the addresses of both families.
      return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        Int(UInt16(bigEndian: $0.pointee.sin_port))
      }
    }
  }
}
