import CommandLanguage
import DatagridAPI

extension Command {
  static func login(_ session: APISession) -> Command {
    Command(
      "login",
      summary: "Stores a key under a name, after the service has taken it, and talks with it.",
      discussion: """
        It asks for the key without showing it; a key is never an argument. It is stored in \
        gridsh/profiles.json of the user's configuration folder, which nobody else may read, or not at \
        all: with `--command` that is run when the key is needed, and its first row is the key. \
        The first profile is the default of later sessions.

        An option or a variable outweighs what is stored, in this order: `--sandbox`, `--profile`, \
        DATAGRID_API_KEY, GRIDSH_PROFILE, the default profile.
        """,
      parameters: Parameter.text("PROFILE", "What to call it.")
        .suggesting { session.accounts.names }.optional("default"),
      Parameter.text("base-url", "The address of the service.").flag().optional(
        "DATAGRID_BASE_URL, else the service's own"),
      Parameter.text("teamspace", "The id of the teamspace to work in.").flag().optional(
        "the key's own"),
      Parameter.text("command", "A command that prints the key.").flag().optional(
        "the key is asked for and stored"),
      examples: [
        Example(
          "login work --command \"pass show datagrid\"",
          "Takes the key from a password manager, each time.")
      ], choosesAccount: true
    ) { invocation, name, url, teamspace, command in
      let name = name ?? "default"
      try Profile.check(name: name)
      let file = try session.accounts.storage
      var contents = try file.load()
      if let command, KeyShape.isLikelyAlone(command) { throw KeyShape.refusal }
      let source: Profile.KeySource =
        if let command { .command(command) } else {
          .stored(try await askForKey(of: name, on: invocation.output))
        }
      let profile = Profile(
        name: name, source: source, baseURL: url ?? session.accounts.usualBaseURL,
        teamspace: teamspace)
      let account = try session.accounts.account(of: profile)
      let user = try await session.check(account)
      contents.store(profile)
      try file.save(contents)
      session.use(account)
      let whose = user.map { ", the key of \($0)" } ?? ""
      invocation.output.notice(
        "profile \(name): \(account.host)\(whose); stored in \(file.path)".escapingControls())
      return .null
    }
  }

  private static func askForKey(of name: String, on output: any Output) async throws -> String {
    guard let answer = try await output.ask("API key of \(name): ", isSecret: true) else {
      throw Failure(
        "there is no terminal to ask for the key", kind: "no_terminal", category: .usage,
        hint: "set DATAGRID_API_KEY, or give `--command` something that prints the key")
    }
    let key = answer.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    guard !key.isEmpty else {
      throw Failure("nothing was typed, nothing is stored", kind: "declined")
    }
    return String(key)
  }
}
