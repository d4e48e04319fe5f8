import CommandLanguage

extension Command {
  /// More than these nobody reads, and a pager is not a search.
  private static let mostListed = 1_000

  /// The text that forgets instead of searching.
  private static let forgetting = "clear"

  static func history(_ session: APISession) -> Command {
    Command(
      "history",
      summary: "Gives the statements typed at the prompt, in all sessions, oldest first.",
      discussion: """
        What begins with a space is not kept, nor what may hold a key; after `set history off` nothing is. \
        `history clear` forgets them all, after a question; what this session has recalled stays until it \
        ends.
        """,
      parameters: Parameter.text(
        "TEXT", "Only those that hold this text, in small letters or capitals; or `clear`."
      ).optional("all of them"),
      Parameter.text("search", "Only those that hold this text, whatever it is.").flag().optional(),
      Parameter.toggle("all", "Gives more than the last \(mostListed) too."),
      Parameter.toggle("yes", "Forgets without asking."),
      examples: [
        Example("history wait", "Shows what was waited for."),
        Example("history | last 5 | each statement", "Gives the last five as texts."),
      ],
      result: .records(
        [FieldSpec("time", "When it was given."), FieldSpec("statement", "The statement.")],
        plural: "statements")
    ) { invocation, text, search, isAll, isConfirmed in
      if text == forgetting, search == nil {
        if !isConfirmed { try await confirm(invocation.output) }
        try session.history.clear()
        return .null
      }
      let wanted = [text, search].compactMap { $0?.lowercased() }
      let entries = try session.history.entries().filter { entry in
        let statement = entry.text.lowercased()
        return wanted.allSatisfy { statement.contains($0) }
      }
      let listed = isAll ? entries[...] : entries.suffix(mostListed)
      if listed.count < entries.count {
        invocation.output.notice(
          "the last \(listed.count) of \(entries.count); `history --all` gives all")
      }
      return .list(
        listed.map { entry in
          .record(Record([("time", .time(entry.time)), ("statement", .text(entry.text))]))
        })
    }
  }

  private static func confirm(_ output: any Output) async throws {
    switch try await output.confirm("Forget the statements of all sessions?") {
    case true?: return
    case false?: throw Failure("nothing was forgotten", kind: "declined")
    case nil:
      throw Failure(
        "nothing was forgotten: that must be confirmed", kind: "not_confirmed",
        hint: "there is nobody to ask: add `--yes`")
    }
  }
}
