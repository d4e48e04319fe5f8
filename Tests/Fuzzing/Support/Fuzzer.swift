#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// libFuzzer, which calls a closure with one text after another.
package enum Fuzzer {
  /// Runs until the fuzzer's own arguments say that it is enough, and ends the process.
  package static func run(_ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt) -> Never {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(drive(&count, &arguments, body))
  }

  /// The text of an input; what is no UTF-8 is repaired, as the program refuses it before the parser.
  package static func text(_ start: UnsafePointer<UInt8>?, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}

/// `LLVMFuzzerRunDriver` of libFuzzer, which has no header; C and Swift pass these the same way.
@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
