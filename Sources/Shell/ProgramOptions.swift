package import CommandLanguage

/// The ways to call the program, declared as commands are.
package struct ProgramOptions {
  package let text: String?
  package let file: String?
  package let usesSandbox: Bool
  package let isEphemeral: Bool
  /// The seed of a run on simulated time; nil for one on the system's.
  package let seed: UInt64?
  package let information: Information?
  /// What stood behind FILE: the script's own arguments.
  package let rest: [String]

  /// What is printed instead of running anything.
  package enum Information: Sendable {
    case help, version, reference, manual
  }

  private static let command = Parameter.text("command", "Runs this text and ends.")
    .flag(short: "c").optional()
  private static let sandbox = Parameter.toggle(
    "sandbox", "Talks to the embedded sandbox, though a key may be there.")
  private static let ephemeral = Parameter.toggle(
    "ephemeral", "Talks to an embedded sandbox that keeps nothing, on simulated time.")
  private static let seed = Parameter.integer(
    "seed", "Fixes the ids and the time of --ephemeral, which it implies."
  ).flag().optional("1")
  private static let help = Parameter.toggle("help", "Prints this page.").flag(short: "h")
  private static let version = Parameter.toggle("version", "Prints the version.").flag(short: "V")
  private static let reference = Parameter.toggle(
    "reference", "Prints the reference of all commands, as Markdown.")
  private static let manual = Parameter.toggle("man", "Prints the manual page, for man(1).")
  private static let script = Parameter.path("FILE", "A script to run.").optional(
    "the prompt; what a pipe brings is run as a script")

  package static let spec = CommandSpec(
    "gridsh",
    summary: "An unofficial shell for the Datagrid Knowledge API.",
    discussion: """
      With DATAGRID_API_KEY it talks to the service (DATAGRID_BASE_URL, DATAGRID_TEAMSPACE_ID say \
      where). Without a key the prompt talks to an embedded sandbox; a script, -c and a pipe need \
      --sandbox, GRIDSH_SANDBOX=1 or --ephemeral for that. `gridsh sandbox` serves the sandbox alone; \
      `gridsh sandbox --help` says more.

      Exit codes: 0 done, 1 a command failed, 2 wrong usage, 4 a wait ran out of time, 5 a knowledge \
      ended failed or incomplete, 6 network, 7 no key or a refused one, 8 credits or rate limit, \
      70 a fault in gridsh, 130 interrupted, 141 the reader of the output went away, 143 terminated.
      """,
    parameters: [
      command.spec, sandbox.spec, ephemeral.spec, seed.spec, help.spec, version.spec,
      reference.spec,
      manual.spec, script.spec,
    ])

  /// A word that is no clear yes or no is refused: it decides whether a job reaches the service.
  private static func truth(of word: String?) throws(ArgumentError) -> Bool {
    switch word?.lowercased() {
    case nil, "", "0", "no", "false", "off": return false
    case "1", "yes", "true", "on": return true
    default: throw ArgumentError("GRIDSH_SANDBOX must be 1 or 0, but is something else")
    }
  }

  /// - Throws: ``ArgumentError`` for options that are not declared or do not go together.
  package init(_ arguments: [String], environment: [String: String]) throws(ArgumentError) {
    let bound = try ProgramArguments(arguments, spec: Self.spec)
    text = try bound[Self.command]
    file = text == nil ? try bound[Self.script] : nil
    let operands = text == nil ? [] : [try bound[Self.script]].compactMap(\.self)
    rest = operands + bound.rest
    let seed = try bound[Self.seed]
    isEphemeral = try bound[Self.ephemeral] || seed != nil
    self.seed = try Self.seed(seed, isImplied: isEphemeral)
    let isAsked = try Self.truth(of: environment["GRIDSH_SANDBOX"])
    usesSandbox = try bound[Self.sandbox] || isEphemeral || isAsked
    information =
      try bound[Self.help]
      ? .help
      : try bound[Self.version]
        ? .version
        : try bound[Self.reference] ? .reference : try bound[Self.manual] ? .manual : nil
  }

  /// The seed that is given, or 1 where one is implied.
  static func seed(_ given: Int64?, isImplied: Bool) throws(ArgumentError) -> UInt64? {
    guard let given else { return isImplied ? 1 : nil }
    guard let seed = UInt64(exactly: given) else {
      throw ArgumentError("--seed must not be negative, but is \(given)")
    }
    return seed
  }
}
