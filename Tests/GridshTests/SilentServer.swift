import Glibc
import TestSupport

/// A server that takes connections and never answers.
final class SilentServer {
  let port: UInt16
  private let listener: CInt

  init() throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, length) == 0 && listen(descriptor, 8) == 0
          && getsockname(descriptor, address, &length) == 0
      }
    }
    guard isListening else { throw ChildProcess.Failure("no port to listen on: \(errno)") }
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(listener) }

  /// Waits until a client has connected and sent something.
  /// - Parameter end: what it ends with, for those that must have come whole.
  func expectRequest(endingWith end: String = "") throws {
    let connection = accept(listener, nil, nil)
    var received: [UInt8] = []
    repeat {
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = recv(connection, &buffer, buffer.count, 0)
      guard connection >= 0, count > 0 else {
        throw ChildProcess.Failure("no request: \(errno)")
      }
      received += buffer[..<count]
    } while !received.suffix(end.utf8.count).elementsEqual(end.utf8)
  }
}
