import CommandLanguage

extension Command {
  static func history() -> Command {
    Command(
      "history",
      summary: "Gives the statements typed at the prompt, in all sessions, oldest first.",
      discussion: """
        What begins with a space is not kept, nor what may hold a key.
        """,
      parameters: Parameter.text("TEXT", "Only those that hold this text.").optional("all of them"),
      examples: [Example("history wait", "Shows what was waited for.")],
      result: .value,
      immediately: { interpreter, text in
        let entries = try interpreter.surroundings.history()
        return .list(entries.filter { text.map($0.contains) ?? true }.map(Value.text))
      })
  }
}
