import CommandLanguage

extension Command {
  /// More than these nobody reads; one more word finds fewer.
  private static let mostHits = 20

  static func apropos() -> Command {
    Command(
      "apropos",
      summary: "Lists what speaks of something, best first.",
      discussion: """
        It looks for all words of the text in whatever help can say: of commands, filters, functions, \
        settings, errors and the rest. `help` then shows the whole page.
        """,
      parameters: Parameter.rest("TEXT", "What it is about, in a word or two."),
      examples: [Example("apropos upload", "Finds what has to do with uploads.")],
      immediately: { interpreter, text in
        let hits = Apropos.hits(for: text, interpreter.registry)
        if hits.isEmpty {
          throw Failure(
            "nothing speaks of `\(text.escapingControls())`", kind: "unknown_command",
            hint: "try another word for it, or fewer; `help` lists what there is")
        }
        try interpreter.output.write(HelpText.table(of: Array(hits.prefix(mostHits))))
        if hits.count > mostHits {
          interpreter.output.notice(
            "and \(hits.count - mostHits) more: one more word finds fewer")
        }
        return .null
      })
  }
}
