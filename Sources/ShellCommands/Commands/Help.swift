import CommandLanguage

extension Command {
  static func help() -> Command {
    Command(
      "help",
      summary: "Lists the commands, or says all about one.",
      parameters: Parameter.command("NAME", "A command or a function.").optional(
        "the list of all commands"),
      examples: [Example("help retrieve", "Says all about `retrieve`.")],
      immediately: { interpreter, name in
        let registry = interpreter.registry
        guard let name else {
          try interpreter.output.write(HelpText.list(registry))
          return .null
        }
        if registry[name] == nil, let function = Function.named(name) {
          try interpreter.output.write(HelpText.page(for: function))
          return .null
        }
        guard let command = registry[name] else {
          throw Failure(
            "no command `\(name.escapingControls())`", kind: "unknown_command",
            hint: Spelling.hint(for: name, among: registry.commandNames)
              ?? "`help` lists the commands")
        }
        try interpreter.output.write(HelpText.page(for: command.spec))
        return .null
      })
  }
}
