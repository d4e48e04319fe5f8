extension Compiler {
  /// Statements of the top level, each of which is noted down once it is known what became of it.
  func compileRecorded(_ program: CheckedProgram, in recording: SessionRecording) -> Execute {
    let interpreter = interpreter
    let given = Given()
    let steps = program.statements.map { statement -> Execute in
      switch statement {
      case .value(let expression, let isPrinted):
        compileValue(expression, isPrinted) { given.value = $0 }
      case .inclusion where interpreter.keepsGoing: compileGoingOn([statement])
      default: compile([statement])
      }
    }
    return { frame in
      for (place, step) in steps.enumerated() {
        given.value = nil
        let lastCount: Int? = if case .list(let items) = frame[0] { items.count } else { nil }
        let reported = interpreter.takeFirstReported()
        var failure: Failure?
        do {
          _ = try step(frame)
        } catch let error as Failure where interpreter.keepsGoing {
          failure = error
          interpreter.note(error)
          interpreter.report(error)
        } catch {
          interpreter.firstReported = reported ?? interpreter.firstReported
          recording.noteFailure(place, of: program, error as? Failure, in: interpreter)
          throw error
        }
        // What reports an error ends a script with that error's code.
        if interpreter.firstReported == nil {
          recording.note(
            place, of: program, given: given.value, lastCount: lastCount, in: interpreter)
        } else {
          recording.noteFailure(place, of: program, failure, in: interpreter)
        }
        interpreter.firstReported = reported ?? interpreter.firstReported
      }
      given.value = nil
      recording.noteRemarks(endOf: program)
      return .normal
    }
  }
}

/// What the statement under way gave.
private final class Given {
  var value: Value?
}
