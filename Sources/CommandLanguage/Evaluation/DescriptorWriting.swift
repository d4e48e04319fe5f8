#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writing to descriptors, whatever keeps the system from taking all at once.
package enum DescriptorWriting {
  /// Writes all bytes, and waits where it must.
  ///
  /// - Returns: the error number of what keeps it from that, or 0.
  package static func write(_ bytes: [UInt8], to descriptor: CInt) -> CInt {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { unsafe in
        #if canImport(Glibc)
          Glibc.write(descriptor, unsafe.baseAddress, unsafe.count)
        #else
          Darwin.write(descriptor, unsafe.baseAddress, unsafe.count)
        #endif
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // Another program has made the terminal that it shares with this one non-blocking.
        var target = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&target, 1, -1)
      case let code: return code
      }
    }
    return 0
  }
}
