import CommandLanguage

extension Command {
  static func connect(_ session: APISession) -> Command {
    Command(
      "connect",
      summary: "Gives the address where a person allows a connection to be learned from.",
      discussion: """
        A connection is a third-party service that the account is linked with. Open the address in a \
        browser, which `--open` does: once its reading is allowed there, the service makes a knowledge of \
        it, which `list` shows.
        """,
      parameters: Parameter.object(
        "CONNECTION", ObjectKind.connection.name, "The id of the connection."),
      Parameter.toggle("open", "Opens it in the browser."),
      examples: [
        Example(
          "connect conn_81f3a2", "Shows the address of the page for a connection.")
      ],
      result: .value, needsAPI: true
    ) { invocation, reference, isOpened in
      let address = try await session.connect(reference)
      if isOpened, try session.openInBrowser(WebAddress(address).text) {
        invocation.output.notice("opened in the browser")
      }
      return .text(address)
    }
  }
}
