import CommandLanguage

extension Command {
  static func pwd() -> Command {
    Command(
      "pwd",
      summary: "Gives the folder that relative paths begin in.",
      examples: [Example("pwd", "Shows where the session stands.")],
      result: .path,
      immediately: { interpreter in
        guard let folder = interpreter.surroundings.files.workingFolder() else {
          throw Failure(
            "the folder that this session stood in is gone", kind: "no_folder", hint: "`cd` to one")
        }
        return .path(folder)
      })
  }
}
