#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system's words for an error number, such as "No such file or directory".
func systemMessage(_ number: Int32 = errno) -> String {
  /// No message of the C library is nearly as long.
  var buffer = [CChar](repeating: 0, count: 256)
  guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
  return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
