import CPCRE2

/// A regular expression by the rules of PCRE2, which finds in text of any length and can be stopped.
///
/// It looks at code points, and knows their Unicode properties: `\w` holds for `é`.
// The compiled code is made once and only read afterwards, which PCRE2 allows from several threads;
// what a match writes to is its own.
final class Pattern: @unchecked Sendable {
  /// Ways that a match may try from one place of the text: as many as the longest texts have
  /// characters; a pattern that doubles its ways with each character ends here in half a second.
  static let matchLimit: UInt32 = 10_000_000
  /// Alternatives that are open at once: a repeated group opens one for each of its turns.
  static let depthLimit: UInt32 = 250_000
  /// KiB of memory for them.
  static let heapLimit: UInt32 = 64 << 10
  /// Bytes of a pattern: compiling one cannot be stopped, and its time grows with it.
  static let sizeLimit = 16 << 10

  private let code: OpaquePointer

  /// Why a text is no pattern.
  struct Malformed: Error, Equatable {
    /// In PCRE2's words.
    let reason: String
    /// In bytes of the pattern, where that was seen.
    let offset: Int
  }

  /// Why nobody can tell whether a pattern matches.
  enum Abort: Error, Equatable {
    case cancelled
    /// A limit was passed.
    case tooComplex
    /// PCRE2 failed with this code.
    case failed(CInt)
  }

  /// - Throws: ``Malformed``.
  init(_ text: String) throws(Malformed) {
    var bytes = Array(text.utf8)
    guard bytes.count <= Self.sizeLimit else {
      throw Malformed(reason: "it is longer than \(Self.sizeLimit) bytes", offset: Self.sizeLimit)
    }
    let count = bytes.count
    // An empty array has no address.
    bytes.append(0)
    var problem: CInt = 0
    var offset = 0
    // A call back before each item of the pattern is where a match can be stopped.
    let options =
      UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_AUTO_CALLOUT)
      | UInt32(PCRE2_NEVER_BACKSLASH_C)
    guard let code = pcre2_compile_8(bytes, count, options, &problem, &offset, nil) else {
      throw Malformed(reason: Self.message(problem), offset: min(offset, count))
    }
    self.code = code
  }

  deinit { pcre2_code_free_8(code) }

  /// Whether the pattern is found anywhere in a text.
  ///
  /// - Throws: ``Abort``; at once when the end is asked for.
  func finds(in text: String, _ cancellation: Cancellation) throws(Abort) -> Bool {
    guard let context = pcre2_match_context_create_8(nil),
      let data = pcre2_match_data_create_8(1, nil)
    else { throw .failed(PCRE2_ERROR_NOMEMORY) }
    defer {
      pcre2_match_data_free_8(data)
      pcre2_match_context_free_8(context)
    }
    pcre2_set_match_limit_8(context, Self.matchLimit)
    pcre2_set_depth_limit_8(context, Self.depthLimit)
    pcre2_set_heap_limit_8(context, Self.heapLimit)
    pcre2_set_callout_8(
      context,
      { _, cancellation in
        guard let cancellation else { return 0 }
        let flag = Unmanaged<Cancellation>.fromOpaque(cancellation).takeUnretainedValue()
        return flag.isRequested ? PCRE2_ERROR_CALLOUT : 0
      }, Unmanaged.passUnretained(cancellation).toOpaque())
    // A C string, since an empty text has no address; its zeros are within its length.
    let result = withExtendedLifetime(cancellation) {
      text.withCString { start in
        start.withMemoryRebound(to: UInt8.self, capacity: text.utf8.count) { bytes in
          pcre2_match_8(
            code, bytes, text.utf8.count, 0, UInt32(PCRE2_NO_UTF_CHECK), data, context)
        }
      }
    }
    // 0 is a match as well, of more groups than there is room for.
    if result >= 0 { return true }
    switch result {
    case PCRE2_ERROR_NOMATCH: return false
    case PCRE2_ERROR_CALLOUT: throw .cancelled
    case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT: throw .tooComplex
    default: throw .failed(result)
    }
  }

  /// Longer than any message of the library.
  private static let messageSize = 256

  private static func message(_ code: CInt) -> String {
    var buffer = [UInt8](repeating: 0, count: messageSize)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }
}
