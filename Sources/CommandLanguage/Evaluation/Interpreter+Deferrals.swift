extension Interpreter {
  /// Runs what was deferred since the mark, last one first, whatever happened before.
  ///
  /// What fails is reported, and hides nothing. An interruption from before is set aside meanwhile; a
  /// new one ends what is running, and leaves out the rest.
  ///
  /// - Parameter ending: what ended the run before, nil where it came to its end.
  /// - Returns: what ended it then: the same, else an `exit` or a signal while this ran.
  func runDeferred(above mark: Int, after ending: (any Error)?) -> (any Error)? {
    guard deferrals.count > mark else { return ending }
    var ending = ending
    cancellation.settingRequestAside {
      while let action = deferrals.take(above: mark) {
        do {
          try action()
        } catch let failure as Failure {
          report(failure)
        } catch {
          ending = ending ?? error
          guard cancellation.isRequested else { continue }
          while deferrals.take(above: mark) != nil {}
        }
      }
    }
    return ending
  }

  /// Ends the session: runs what was deferred, and lets go of the `def`s, whose bodies know the
  /// session and would keep it alive. Nothing may run in it afterwards.
  ///
  /// - Parameter ending: what ended its last program, nil where it came to its end.
  /// - Returns: what ended the session then: the same, else an `exit` or a signal meanwhile.
  package func finish(after ending: (any Error)? = nil) -> (any Error)? {
    defer { releaseLinks() }
    return runDeferred(above: 0, after: ending)
  }

  /// Tells of an error that does not end the run, and keeps the first for the exit code.
  func report(_ failure: Failure) {
    output.report(failure)
    firstReported = firstReported ?? failure
  }

  /// The first error that was told of and did not end the run, once.
  package func takeFirstReported() -> Failure? {
    defer { firstReported = nil }
    return firstReported
  }
}
