import CommandLanguage

extension Command {
  static func help() -> Command {
    Command(
      "help",
      summary: "Lists what there is, says all about a word, or hands over an example.",
      discussion: """
        `help language` shows the whole language on one screen, `help commands` says a sentence about \
        each command. With the number of an example, `help wait 1`, that example stands on the next \
        line, to be changed and run.
        """,
      parameters: Parameter.topic(
        "WORD", "Whatever `explain` takes, or `language`; with a number, its example.",
        hasExamples: true
      ).repeated(),
      examples: [
        Example("help retrieve", "Says all about `retrieve`."),
        Example("help wait 1", "Puts the first example of `wait` on the line."),
      ],
      immediately: { interpreter, words in
        let registry = interpreter.registry
        if words.isEmpty {
          try interpreter.output.write(HelpText.list(registry))
        } else if let example = try example(words, registry) {
          try interpreter.output.offer(example.input)
        } else {
          try interpreter.output.write(HelpText.page(of: words.joined(separator: " "), registry))
        }
        return .null
      })
  }

  /// The example that the words ask for; nil where they ask for a page, as `exit 5` does.
  ///
  /// - Throws: ``Failure`` for a number that no example has.
  private static func example(_ words: [String], _ registry: Registry) throws -> Example? {
    let name = words.dropLast().joined(separator: " ")
    guard let number = words.last.flatMap({ Int($0) }), !name.isEmpty else { return nil }
    let examples = HelpText.examples(of: name, registry)
    if number > 0, number <= examples.count { return examples[number - 1] }
    let whole = words.joined(separator: " ")
    if HelpText.entries(registry).contains(where: { $0.name == whole }) { return nil }
    throw Failure(
      examples.isEmpty
        ? "help has no examples of `\(name.escapingControls())`"
        : "help has \(examples.count) of `\(name)`, and none has the number \(number)",
      kind: "wrong_argument", hint: "`help \(name.escapingControls())` shows what it has")
  }
}
