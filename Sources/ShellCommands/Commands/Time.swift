import CommandLanguage

extension Command {
  static func time() -> Command {
    Command(
      "time",
      summary: "Runs a command and says how long it took.",
      discussion: """
        It is said on standard error, also of a command that fails; what the command gives is given on. On \
        simulated time it is the session's time. `set timing on` says it of each line of the prompt.
        """,
      enclosing: .command("COMMAND", "A command with its arguments.", needsAPI: false),
      examples: [
        Example(
          "k = create orders.csv; time wait k", "Says how long the waiting took.",
          prints: "took 3.2 s")
      ],
      result: .enclosed
    ) { interpreter, command in
      let watch = Stopwatch(interpreter.surroundings.clock)
      defer { interpreter.output.notice("took \(Readable.duration(watch.elapsed))") }
      return try command?() ?? .null
    }
  }
}
