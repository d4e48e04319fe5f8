#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The streams that libedit reads and draws on, opened on copies of the caller's descriptors.
///
/// Copies, so that closing the streams leaves the caller's descriptors open; closed on `exec`, so
/// that a child never holds the terminal open.
final class EditorStreams {
  let input: UnsafeMutablePointer<FILE>
  let output: UnsafeMutablePointer<FILE>

  /// The copy that keys are read from; it belongs to `input`.
  let inputDescriptor: CInt

  /// - Throws: ``EditorError/notATerminal(descriptor:)`` since libedit, given a pipe or a file,
  ///   silently stops editing; ``EditorError/streamUnavailable(descriptor:code:)``.
  init(input: CInt, output: CInt) throws(EditorError) {
    for descriptor in [input, output] where isatty(descriptor) != 1 {
      throw .notATerminal(descriptor: descriptor)
    }
    let inputStream = try Self.stream(on: input, mode: "r")
    do throws(EditorError) {
      self.output = try Self.stream(on: output, mode: "w")
    } catch {
      fclose(inputStream)
      throw error
    }
    self.input = inputStream
    self.inputDescriptor = fileno(inputStream)
  }

  deinit {
    fclose(input)
    fclose(output)
  }

  /// A stream that swallows what is written; libedit insists on one for its complaints.
  static func discarding() throws(EditorError) -> UnsafeMutablePointer<FILE> {
    guard let stream = fopen("/dev/null", "we") else {
      throw .streamUnavailable(descriptor: -1, code: errno)
    }
    return stream
  }

  private static func stream(
    on descriptor: CInt, mode: String
  ) throws(EditorError) -> UnsafeMutablePointer<FILE> {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw .streamUnavailable(descriptor: descriptor, code: errno) }
    guard let stream = fdopen(copy, mode) else {
      let code = errno
      close(copy)
      throw .streamUnavailable(descriptor: descriptor, code: code)
    }
    return stream
  }
}
