import CommandLanguage

extension Command {
  static func clear() -> Command {
    Command(
      "clear",
      summary: "Clears the screen, and what can be scrolled back to; nothing off a terminal.",
      examples: [Example("clear", "Clears the screen.")],
      immediately: { interpreter in
        try interpreter.output.clear()
        return .null
      })
  }
}
