import CommandLanguage
import DatagridAPI

extension Command {
  static func use(_ session: APISession) -> Command {
    Command(
      "use",
      summary: "Talks as another profile from now on, or lists the profiles.",
      discussion: """
        `login` stores profiles. The session forgets what it knew of the other account: its rate \
        limits, its last request. A variable keeps what it holds, and the other account does not know \
        its id.
        """,
      parameters: Parameter.text("PROFILE", "The profile.")
        .suggesting { session.accounts.names }.optional("lists them"),
      Parameter.toggle("default", "Takes it in later sessions too."),
      examples: [Example("use work", "Talks as the profile `work`.")],
      result: .records(
        [
          FieldSpec("profile", "What it is called."),
          FieldSpec("host", "Where its requests go; null where that address cannot be used."),
          FieldSpec("key", "Whether the key is stored, or printed by a command."),
          FieldSpec("default", "Whether sessions take it that are told of none."),
          FieldSpec("in_use", "Whether this session talks as it."),
        ], plural: "profiles"), choosesAccount: true
    ) { invocation, name, isDefault in
      let accounts = session.accounts
      guard let name else {
        guard !isDefault else {
          throw Failure(
            "--default needs the profile that is to be it", kind: "wrong_argument",
            hint: "`use` lists them")
        }
        let contents = try accounts.storage.load()
        return .list(
          contents.profiles.map { profile in
            .record(
              Record([
                ("profile", .text(profile.name)),
                ("host", (try? accounts.host(of: profile)).map(Value.text) ?? .null),
                ("key", .text(profile.keyPhrase)),
                ("default", .boolean(contents.defaultName == profile.name)),
                ("in_use", .boolean(session.profileName == profile.name)),
              ]))
          })
      }
      let profile = try accounts.profile(named: name, "use")
      let account = try accounts.account(of: profile)
      if isDefault {
        var contents = try accounts.storage.load()
        contents.defaultName = name
        try accounts.storage.save(contents)
      }
      session.use(account)
      invocation.output.notice("talking to \(account.host) as \(name)".escapingControls())
      return .null
    }
  }
}

extension Profile {
  fileprivate var keyPhrase: String {
    switch source {
    case .stored: "stored"
    case .command: "command"
    }
  }
}
