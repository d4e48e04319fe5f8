import Glibc
import Testing

/// The resident memory of this process, as Linux counts it.
enum PeakMemory {
  /// What the work gives, and by how many bytes the memory grew at its highest meanwhile.
  static func measured<Value>(
    _ work: () async throws -> Value
  ) async throws -> (value: Value, growth: Int) {
    // Linux forgets the highest so far.
    write(Array("5".utf8), to: "/proc/self/clear_refs", flags: 0)
    let before = try figure("VmRSS")
    let value = try await work()
    return (value, try figure("VmHWM") - before)
  }

  private static func figure(_ name: String) throws -> Int {
    let descriptor = open("/proc/self/status", O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(descriptor, &buffer, buffer.count)
    let lines = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("\(name):") })
    let kibibytes = try #require(line.split(whereSeparator: \.isWhitespace).dropFirst().first)
    return try #require(Int(kibibytes)) << 10
  }
}
