import CommandLanguage

extension Command {
  static func print() -> Command {
    Command(
      "print",
      summary: "Writes values on one line, with a space between them.",
      discussion: """
        A text is written as it is, a knowledge as its id, a list or a record as JSON. A command's \
        result stands in parentheses: `print (retrieve k).status`.
        """,
      parameters: Parameter.expression("EXPRESSION", "What to write; commas stand between several.")
        .repeated(),
      examples: [
        Example(
          "print 6 * 7, \"is the answer\"", "Writes a number and a text.",
          prints: "42 is the answer"),
        Example("print [1, 2.5, \"three\"]", "Writes a list as JSON.", prints: "[1,2.5,\"three\"]"),
      ],
      immediately: { interpreter, values in
        try interpreter.output.write(values.map(\.text).joined(separator: " "))
        return .null
      })
  }
}
