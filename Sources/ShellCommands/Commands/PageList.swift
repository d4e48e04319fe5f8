import CommandLanguage

extension Command {
  static func pages(_ session: APISession) -> Command {
    Command(
      "pages",
      summary: "Lists the pages that knowledge may stand under.",
      discussion: "`create --page` and `update --page` take their ids, `list --page` too.",
      examples: [
        Example(
          "for p in pages { print p.id, p.name }", "Goes through the pages.",
          prints: "page_sales01 Sales\npage_report1 Reports"),
        Example(
          "p = (pages | where name == \"Sales\" | first); k = create orders.csv --page $p; "
            + "print k.parent.page_id", "Puts a knowledge under a page.", prints: "page_sales01"),
      ],
      result: .objects(ObjectKind.page.name), needsAPI: true,
      streaming: { _ in session.pages().pages })
  }
}
