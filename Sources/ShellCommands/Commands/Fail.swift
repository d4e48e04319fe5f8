import CommandLanguage

extension Command {
  static func fail() -> Command {
    Command(
      "fail",
      summary: "Raises an error.",
      discussion: """
        The script stops there, unless a `try` around it catches the error, whose kind is `failed`.
        """,
      parameters: Parameter.text("TEXT", "What went wrong."),
      examples: [
        Example(
          "try { fail \"no files\" } catch e { print e.kind, e.message }",
          "Raises an error and catches it.", prints: "failed no files")
      ],
      result: .never,
      immediately: { _, text in throw Failure(text, kind: "failed") })
  }
}
