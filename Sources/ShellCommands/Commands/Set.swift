import CommandLanguage

extension Command {
  static func set() -> Command {
    Command(
      "set",
      summary: "Changes a setting for the rest of the session, or shows the settings.",
      discussion: Setting.gridsh.map { "`\($0.name)`: \($0.summary) It takes \($0.phrase)." }
        .joined(separator: "\n"),
      parameters: Parameter.choice("NAME", Setting.gridsh.map(\.name), "Which setting.").optional(
        "all of them"),
      Parameter.settingValue("VALUE", "What it becomes.").optional("it stays, and is shown"),
      examples: [
        Example(
          "set timeout 2m; set timeout", "Lets no request take longer than two minutes.",
          prints: "timeout  2m")
      ],
      immediately: { interpreter, name, value in
        let settings = interpreter.surroundings.settings
        let named = interpreter.registry.settings.filter { name == nil || $0.name == name }
        if let value {
          for setting in named { try settings.set(setting, to: value) }
          return .null
        }
        let width = named.map(\.name.count).max() ?? 0
        for setting in named {
          let padding = String(repeating: " ", count: width - setting.name.count)
          try interpreter.output.write(
            "\(setting.name)\(padding)  \(Setting.text(of: settings[setting]))")
        }
        return .null
      })
  }
}
