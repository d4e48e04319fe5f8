package import CommandLanguage

/// `gridsh sandbox`: serves the sandbox alone.
package struct SandboxOptions {
  package let port: UInt16
  package let directory: String?
  package let isEphemeral: Bool
  package let isHelp: Bool

  private static let port = Parameter.integer("port", "The port of 127.0.0.1 to listen on.").flag()
    .optional("a free one")
  private static let data = Parameter.path("data", "The folder that keeps its state.").flag()
    .optional("gridsh/sandbox in the user's state folder")
  private static let ephemeral = Parameter.toggle("ephemeral", "Keeps nothing.")
  private static let help = Parameter.toggle("help", "Prints this page.")

  package static let spec = CommandSpec(
    "gridsh sandbox",
    summary: "Serves the sandbox alone, until it is interrupted.",
    discussion: """
      When it listens it prints one line of JSON on standard output, with `url` and `key`. \
      GRIDSH_SANDBOX_KEY fixes the key.
      """,
    parameters: [port.spec, data.spec, ephemeral.spec, help.spec])

  /// - Throws: ``ArgumentError`` for options that are not declared or do not go together.
  package init(_ arguments: [String]) throws(ArgumentError) {
    let bound = try ProgramArguments(arguments, spec: Self.spec)
    guard let port = UInt16(exactly: try bound[Self.port] ?? 0) else {
      throw ArgumentError("--port must be from 0 to 65535")
    }
    if let extra = bound.rest.first {
      throw ArgumentError("`gridsh sandbox` takes no `\(extra.escapingControls())`")
    }
    self.port = port
    directory = try bound[Self.data]
    isEphemeral = try bound[Self.ephemeral]
    isHelp = try bound[Self.help]
    if isEphemeral, directory != nil {
      throw ArgumentError("--data and --ephemeral exclude each other")
    }
  }
}
