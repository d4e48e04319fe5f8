import CommandLanguage

extension Command {
  static func connections(_ session: APISession) -> Command {
    Command(
      "connections",
      summary: "Lists the third-party services that the account is linked with.",
      discussion: "`connect` makes knowledge of one.",
      examples: [
        Example(
          "for c in connections { print c.id, c.connector_id }", "Goes through the connections.",
          prints: "conn_drive01 google_drive\nconn_crm0002 hubspot")
      ],
      result: .objects(ObjectKind.connection.name), needsAPI: true,
      streaming: { _ in session.connections().pages })
  }
}
