import CommandLanguage

extension Command {
  static func open() -> Command {
    Command(
      "open",
      summary: "Opens an address in the browser.",
      discussion: """
        `$BROWSER` says which; else it is the desktop's own. Where there is none to see it (over SSH, \
        without a display, in a script off a terminal) the address is printed.
        """,
      parameters: Parameter.text("URL", "An address with http:// or https://."),
      examples: [
        Example("open https://docs.datagrid.com/knowledge", "Opens a page of the documentation.")
      ],
      immediately: { interpreter, address in
        try WebAddress(address).open(in: interpreter.surroundings, on: interpreter.output)
        return .null
      })
  }
}
