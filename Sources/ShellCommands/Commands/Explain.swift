import CommandLanguage

extension Command {
  static func explain() -> Command {
    Command(
      "explain",
      summary: "Says what a word means, and what to do about it.",
      discussion: """
        A command, a filter, a function, a keyword, an operator, a kind, a setting, an error, an HTTP \
        status, a status of a knowledge, or an exit code: `explain 404`, `explain exit 5`.
        """,
      parameters: Parameter.topic("WORD", "What the error, the help or the API says.").atLeastOne(),
      examples: [
        Example(
          "explain exit 4", "Says what an exit code means.",
          prints: """
            exit 4: an exit code
            A `wait` ran out of time.

            What to do: The service goes on: `wait` again, or give `--timeout` more.
            """)
      ],
      immediately: { interpreter, words in
        try interpreter.output.write(
          HelpText.page(of: words.joined(separator: " "), interpreter.registry))
        return .null
      })
  }
}
