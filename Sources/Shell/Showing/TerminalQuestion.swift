import CommandLanguage
import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A question to the person at a terminal, who answers with a row.
///
/// The row is read on a thread of its own: whoever waits for it can be cancelled, and then it is not
/// waited for any longer. What the terminal echoed before it echoes again afterwards, in any case.
struct TerminalQuestion {
  /// The terminal's own limit for a row.
  private static let longestAnswer = 4096

  let text: String
  /// Whether the answer must not be seen: a key.
  let isSecret: Bool

  /// Asks on `output`, and waits for the row that is typed on `input`.
  ///
  /// - Returns: the row without its end; empty where the input ends. Nil when either is no terminal.
  /// - Throws: `CancellationError` at once when the task is cancelled.
  func ask(on input: CInt, _ output: CInt) async throws -> String? {
    guard isatty(input) == 1, isatty(output) == 1, let stop = StopSignal() else { return nil }
    try Task.checkCancellation()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "gridsh.question").async {
          continuation.resume(with: Result { try answer(input, output, stop) })
        }
      }
    } onCancel: {
      stop.send()
    }
  }

  private func answer(_ input: CInt, _ output: CInt, _ stop: StopSignal) throws -> String {
    let echo = isSecret ? silence(input) : nil
    defer {
      if var echo { tcsetattr(input, TCSADRAIN, &echo) }
    }
    _ = DescriptorWriting.write(Array(text.utf8), to: output)
    var sources = [input, stop.reading].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while poll(&sources, nfds_t(sources.count), -1) < 0, errno == EINTR {}
    guard sources[1].revents == 0 else {
      _ = DescriptorWriting.write([UInt8(ascii: "\n")], to: output)
      throw CancellationError()
    }
    var row = [UInt8](repeating: 0, count: Self.longestAnswer)
    let count = read(input, &row, row.count)
    let line = row.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: line, as: UTF8.self)
  }

  /// Lets the terminal show nothing but the end of the row; gives what it was set to.
  private func silence(_ input: CInt) -> termios? {
    var former = termios()
    guard tcgetattr(input, &former) == 0 else { return nil }
    var silent = former
    silent.c_lflag &= ~tcflag_t(ECHO)
    silent.c_lflag |= tcflag_t(ECHONL)
    tcsetattr(input, TCSADRAIN, &silent)
    return former
  }
}

/// A pipe that ends a poll.
private final class StopSignal: Sendable {
  let reading: CInt
  private let writing: CInt

  init?() {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = ends[0]
    writing = ends[1]
  }

  deinit {
    close(reading)
    close(writing)
  }

  func send() {
    var byte: UInt8 = 0
    _ = write(writing, &byte, 1)
  }
}
