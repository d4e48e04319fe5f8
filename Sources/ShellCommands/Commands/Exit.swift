import CommandLanguage

extension Command {
  /// The codes that a process can end with.
  private static let exitCodes = 0...Int64(255)

  static func exit() -> Command {
    Command(
      "exit",
      summary: "Ends the shell or the script.",
      parameters: Parameter.integer("N", "The exit code, 0 to 255.").optional("0"),
      examples: [Example("exit 3", "Ends with exit code 3.")],
      immediately: { _, code in
        guard exitCodes.contains(code ?? 0) else {
          throw Failure(
            "an exit code must be from 0 to 255, but is \(code ?? 0)", kind: "wrong_argument")
        }
        throw Ending.exit(Int32(code ?? 0))
      })
  }
}
