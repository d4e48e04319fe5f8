import CommandLanguage

extension Command {
  static func help() -> Command {
    Command(
      "help",
      summary: "Lists what there is, or says all about a word.",
      discussion: "`help language` shows the whole language on one screen.",
      parameters: Parameter.topic("WORD", "Whatever `explain` takes, or `language`.").repeated(),
      examples: [Example("help retrieve", "Says all about `retrieve`.")],
      immediately: { interpreter, words in
        let registry = interpreter.registry
        try interpreter.output.write(
          words.isEmpty
            ? HelpText.list(registry)
            : HelpText.page(of: words.joined(separator: " "), registry))
        return .null
      })
  }
}
