import CommandLanguage

extension Command {
  /// The codes that a process can end with.
  private static let exitCodes = 0...Int64(255)

  static func exit() -> Command {
    Command(
      "exit",
      summary: "Ends the shell or the script.",
      parameters: Parameter.integer("N", "The exit code.", within: exitCodes).optional(
        "0"),
      examples: [Example("exit 3", "Ends with exit code 3.")],
      result: .never,
      immediately: { _, code in
        throw Ending.exit(Int32(code ?? 0))
      })
  }
}
