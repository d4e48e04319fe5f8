package import CommandLanguage

/// The ways to call the program, declared as commands are.
package struct ProgramOptions {
  package let text: String?
  package let file: String?
  package let usesSandbox: Bool
  package let isEphemeral: Bool
  /// The profile whose account is meant; nil for the one that is meant without.
  package let profile: String?
  /// The seed of a run on simulated time; nil for one on the system's.
  package let seed: UInt64?
  /// Whether an error of a script ends only the statement of its top level that it is in.
  package let keepsGoing: Bool
  /// Whether a session at the prompt begins with the person's own statements.
  package let readsInitFile: Bool
  package let information: Information?
  /// The files that are checked and not run; nil where something is to run.
  package let checkedFiles: [String]?
  /// What stood behind FILE: the script's own arguments.
  package let rest: [String]

  /// What is printed instead of running anything.
  package enum Information: Sendable {
    case help, version, reference, manual
    case completions(ShellCompletion)
  }

  private static let command = Parameter.text("command", "Runs this text and ends.")
    .flag(short: "c").optional()
  private static let sandbox = Parameter.toggle(
    "sandbox", "Talks to the embedded sandbox, though a key may be there.")
  private static let profile = Parameter.text(
    "profile", "Talks as a profile that `login` has stored."
  ).flag().optional("DATAGRID_API_KEY, else GRIDSH_PROFILE, else the default profile")
  private static let ephemeral = Parameter.toggle(
    "ephemeral", "Talks to an embedded sandbox that keeps nothing, on simulated time.")
  private static let seed = Parameter.integer(
    "seed", "Fixes the ids and the time of --ephemeral, which it implies.", within: 0 ... .max
  ).flag().optional("1")
  private static let keepGoing = Parameter.toggle(
    "keep-going",
    "Reports an error and goes on with the script's next statement; ends with the first one's code."
  )
  private static let noInit = Parameter.toggle(
    "no-init", "Leaves out init.grid, which each session at the prompt begins with.")
  private static let check = Parameter.toggle(
    "check",
    "Checks FILE and all files behind it, `-` for standard input, and runs nothing; errors end with 2."
  )
  private static let help = Parameter.toggle("help", "Prints this page.").flag(short: "h")
  private static let version = Parameter.toggle("version", "Prints the version.").flag(short: "V")
  private static let reference = Parameter.toggle(
    "reference", "Prints the reference of all commands, as Markdown.")
  private static let manual = Parameter.toggle("man", "Prints the manual page, for man(1).")
  private static let completions = Parameter.choice(
    "completions", ShellCompletion.allCases.map(\.rawValue),
    "Prints a script that completes these options in that shell."
  ).flag().optional()
  private static let script = Parameter.path("FILE", "A script to run.", endings: [".grid"])
    .optional("the prompt; what a pipe brings is run as a script")

  /// "0 all is done; 1 a command failed: …"
  private static let exitCodes =
    Topic.language.filter { $0.group == .exitCode }.map { topic in
      let code = topic.names.last ?? ""
      return
        "\(code) \(topic.summary.prefix(1).lowercased())\(topic.summary.dropFirst().dropLast())"
    }.joined(separator: "; ") + "."

  package static let spec = CommandSpec(
    "gridsh",
    summary: "An unofficial shell for the Datagrid Knowledge API.",
    discussion: """
      With DATAGRID_API_KEY, or a profile of `login`, it talks to the service (DATAGRID_BASE_URL, \
      DATAGRID_TEAMSPACE_ID say where). Without a key the prompt talks to an embedded sandbox; a script, -c and a pipe need \
      --sandbox, GRIDSH_SANDBOX=1 or --ephemeral for that. `gridsh sandbox` serves the sandbox alone; \
      `gridsh sandbox --help` says more.

      At the prompt `~/.config/gridsh/init.grid` runs first ($XDG_CONFIG_HOME counts), unless others \
      could write it.

      What stands behind FILE is the script's: values for its `param`s, `--help` for what they are, \
      and the rest, which it has as `args`.

      Exit codes: \(exitCodes)
      """,
    parameters: [
      command.spec, profile.spec, sandbox.spec, ephemeral.spec, seed.spec, keepGoing.spec,
      noInit.spec, check.spec, help.spec, version.spec, reference.spec, manual.spec,
      completions.spec, script.spec,
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
    checkedFiles = try bound[Self.check] ? (file.map { [$0] } ?? []) + bound.rest : nil
    if let checkedFiles, checkedFiles.isEmpty || text != nil {
      throw ArgumentError("--check needs a file: gridsh --check FILE…")
    }
    let seed = try bound[Self.seed]
    isEphemeral = try bound[Self.ephemeral] || seed != nil
    keepsGoing = try bound[Self.keepGoing]
    readsInitFile = try !bound[Self.noInit]
    self.seed = try Self.seed(seed, isImplied: isEphemeral)
    profile = try bound[Self.profile]
    if profile != nil, try bound[Self.sandbox] || isEphemeral {
      throw ArgumentError("--profile and the sandbox exclude each other")
    }
    let isAsked = try Self.truth(of: environment["GRIDSH_SANDBOX"])
    usesSandbox = try bound[Self.sandbox] || isEphemeral || (isAsked && profile == nil)
    let shell = try bound[Self.completions].flatMap(ShellCompletion.init)
    information =
      try bound[Self.help]
      ? .help
      : try bound[Self.version]
        ? .version
        : try bound[Self.reference]
          ? .reference : try bound[Self.manual] ? .manual : shell.map(Information.completions)
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
