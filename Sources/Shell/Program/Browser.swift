import CommandLanguage
import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The person's browser.
struct Browser {
  let environment: [String: String]

  /// Starts it with an address, and does not wait for it.
  ///
  /// - Returns: false where nobody could see it, and nothing was done: off a terminal, over SSH and
  ///   without a display, unless `$BROWSER` says what to start.
  /// - Throws: ``Failure`` where it cannot be started.
  @Sendable func open(_ address: String) throws -> Bool {
    guard isatty(STDIN_FILENO) == 1, let words = words(for: address) else { return false }
    var start = ProgramStart(words, environment: environment)
    start.isDetached = true
    do {
      let program = try start.start()
      // Whoever started it reaps it.
      DispatchQueue.global().async { _ = ProgramStart.exitCode(of: program) }
    } catch {
      throw Failure(
        "\(error)", kind: "program_failed", hint: "BROWSER names the browser to take")
    }
    return true
  }

  /// The program and its arguments; no shell reads them.
  private func words(for address: String) -> [String]? {
    // A list of commands, of which the first is taken; `%s` is the address, else that comes last.
    if let named = environment["BROWSER"]?.split(separator: ":").first {
      let words = named.split(separator: " ").map(String.init)
      if !words.isEmpty {
        return words.contains { $0.contains("%s") }
          ? words.map { $0.replacing("%s", with: address) } : words + [address]
      }
    }
    if environment["SSH_CONNECTION"] != nil { return nil }
    #if canImport(Darwin)
      return ["open", address]
    #else
      let hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
      return hasDisplay ? ["xdg-open", address] : nil
    #endif
  }
}
