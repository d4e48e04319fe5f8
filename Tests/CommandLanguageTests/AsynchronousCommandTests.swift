import CommandLanguage
import Dispatch
import Synchronization
import Testing

/// Programs here run on a thread of their own, as in the shell: the evaluator blocks it while a
/// command is at work on the cooperative pool.
@Suite("Asynchronous commands and cancellation", .timeLimit(.minutes(1)))
struct AsynchronousCommandTests {
  /// Runs a program on a thread of its own; `meanwhile` runs on another one.
  private func ending(
    of text: String,
    meanwhile: @escaping @Sendable (TestCommands, Cancellation) -> Void = { _, _ in }
  ) async -> (ending: String, lines: [String], commands: TestCommands) {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "evaluator").async {
        let session = Session()
        let (commands, cancellation) = (session.commands, session.interpreter.cancellation)
        DispatchQueue(label: "person").async { meanwhile(commands, cancellation) }
        var ending = "normal"
        do {
          try session.run(text)
        } catch let failure as Failure {
          ending =
            failure.message + " at " + (failure.site.map { $0.source[$0.range] } ?? "nowhere")
        } catch {
          ending = "\(error)"
        }
        continuation.resume(returning: (ending, session.output.take(), commands))
      }
    }
  }

  @Test("what an asynchronous command throws is a failure at the command")
  func failures() async {
    let (ending, lines, _) = await ending(of: "print 1; break_off 'no luck'; print 2")
    #expect(ending == "no luck at break_off 'no luck'")
    #expect(lines == ["1"])
  }

  @Test("a loop without an end is cancelled from another thread")
  func endlessLoop() async {
    for text in ["while true { }", "while 1 < 2 { x = 1 }", "for i in 1..9223372036854775807 { }"] {
      let (ending, _, _) = await ending(of: text) { _, cancellation in cancellation.request() }
      #expect(ending == "interrupted", "\(text)")
    }
  }

  @Test("a cancellation reaches the task of an asynchronous command, and nothing runs after it")
  func cancelledCommand() async {
    let (ending, lines, commands) = await ending(of: "print 1; pause; print 2") {
      commands, cancellation in
      commands.pausing.wait()
      cancellation.request(.terminated)
      cancellation.request(.interrupted)
    }
    #expect(ending == "terminated", "the first reason holds")
    #expect(lines == ["1"])
    #expect(commands.cancelled.withLock(\.self) == 1)
  }

  @Test("a request that comes before a command keeps it from running")
  func requestedBefore() throws {
    let session = Session()
    session.interpreter.cancellation.request()
    #expect(throws: Ending.interrupted) { try session.run("print 1") }
    session.interpreter.cancellation.forgetInterruption()
    #expect(try session.run("print 1") == ["1"])
  }

  @Test("somebody who waits for a request gets it, made before or after")
  func waiting() async {
    for isEarly in [true, false] {
      let cancellation = Cancellation()
      if isEarly { cancellation.request() }
      await withCheckedContinuation { continuation in
        DispatchQueue(label: "waiting").async {
          cancellation.waitForRequest()
          continuation.resume()
        }
        cancellation.request()
      }
      #expect(cancellation.isRequested)
    }
  }
}
