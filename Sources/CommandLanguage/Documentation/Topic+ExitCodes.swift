extension Topic {
  /// What a process returns, in order.
  static let exitCodes = [
    exitCode(0, "All is done.", ""),
    exitCode(
      .command, "A command failed: the API said no, or an error of the script's own.",
      "The message says which; `try` catches it."),
    exitCode(
      .usage, "Wrong usage, or a script that does not parse or check: nothing has run.",
      "`gridsh --check FILE` tells all that is wrong."),
    exitCode(
      .expectation, "An `expect` did not hold.",
      "The message shows both sides."),
    exitCode(
      .timeout, "A `wait` ran out of time.",
      "The service goes on: `wait` again, or give `--timeout` more."),
    exitCode(
      .processing, "A knowledge ended failed or incomplete.",
      "`print k.last_error` says why; mend the file and create it again."),
    exitCode(
      .network, "The network or TLS failed, or an answer was broken.",
      "Check the connection and DATAGRID_BASE_URL, then run it again."),
    exitCode(
      .authentication, "There is no key, or the key was refused (401, 403).",
      "Set DATAGRID_API_KEY, or run it with `--sandbox`."),
    exitCode(
      .limit, "Out of credits or rate limited (402, 429).",
      "`limits` shows what is left of the rate limits."),
    exitCode(.fault, "A fault in gridsh itself.", "Report it with the message."),
    exitCode(
      Ending.interrupted.exitCode, "Interrupted by Ctrl-C, after what was deferred has run.", ""),
    exitCode(Ending.outputClosed.exitCode, "The reader of the output went away.", ""),
    exitCode(Ending.terminated.exitCode, "Ended by a signal, after what was deferred has run.", ""),
  ]

  private static func exitCode(_ category: Failure.Category, _ summary: String, _ advice: String)
    -> Topic
  {
    exitCode(category.rawValue, summary, advice)
  }

  private static func exitCode(_ code: Int32, _ summary: String, _ advice: String) -> Topic {
    Topic("exit \(code)", "\(code)", in: .exitCode, summary, advice: advice)
  }
}
