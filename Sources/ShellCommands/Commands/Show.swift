import CommandLanguage
import DatagridAPI

extension Command {
  static func show(_ session: APISession) -> Command {
    Command(
      "show",
      summary:
        "Shows the last request, or one that a command would send, as curl or code.",
      discussion: """
        `http` is what goes over the wire, `curl` a call for a shell, `python` and `javascript` programs \
        for the official clients. With a command nothing is sent; the files that it names must be there. \
        The key is never shown: the texts read DATAGRID_API_KEY.
        """,
      parameters: Parameter.choice("FORM", RequestForm.allCases.map(\.rawValue), "In which form."),
      enclosing: .command(
        "COMMAND", "A command that talks to the service, with its arguments.", needsAPI: true,
        optional: "the last request"),
      examples: [
        Example(
          "show curl create orders.csv --name \"Q3 review\"", "Shows how curl would create it.",
          prints: """
            curl -X POST http://sandbox.local/v1/knowledge \\
              -H "Authorization: Bearer $DATAGRID_API_KEY" \\
              --form-string 'name=Q3 review' \\
              -F 'files[]=@orders.csv;type=text/csv'
            """),
        Example("k = create orders.csv; show python", "Shows the last request as a program."),
      ],
      result: .value
    ) { _, command, form in
      guard let form = RequestForm(rawValue: form) else { return .null }
      let requests =
        try command.map(session.requests.preview) ?? [session.requests.last].compactMap(\.self)
      guard !requests.isEmpty else {
        throw Failure(
          command == nil ? "nothing was sent yet" : "the command sends no request",
          kind: "no_request", hint: "`show \(form.rawValue) list` shows what a command would send")
      }
      return .text(try requests.map(form.text).joined(separator: "\n\n"))
    }
  }
}
