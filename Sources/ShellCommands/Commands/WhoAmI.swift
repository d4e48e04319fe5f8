import CommandLanguage
import DatagridAPI

extension Command {
  static func whoami(_ session: APISession) -> Command {
    Command(
      "whoami",
      summary: "Tells whose key it is, and in which teamspace it works; asking costs nothing.",
      discussion: """
        The key of an organisation works in the teamspace that it was made in, whatever \
        DATAGRID_TEAMSPACE_ID or the profile says: where the two differ a notice says so.
        """,
      examples: [
        Example(
          "print (whoami).user_id, (whoami).current_teamspace_id", "Asks for user and teamspace.",
          prints: "user_ann01 ts_home01")
      ],
      result: .object(ObjectKind.identity.name), needsAPI: true
    ) { invocation in
      let answer = try await session.send { client in
        let answer = try await client.identity()
        if let wanted = client.configuration.teamspace,
          let current = answer.body.currentTeamspaceID, current != wanted
        {
          invocation.output.notice(
            "the key works in \(current), and not in \(wanted), which the session asks for")
        }
        return answer
      }
      return .object(
        session.handle(.identity, answer.body.userID, answer.body.json, began: answer.began))
    }
  }
}
