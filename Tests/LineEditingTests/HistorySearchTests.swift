import Testing

@testable import LineEditing

@Suite struct HistorySearchTests {
  private func search(_ entries: String...) -> HistorySearch { HistorySearch(entries) }

  private func found(_ search: HistorySearch) -> String? {
    search.found.map { String(wideCharacters: $0) }
  }

  @Test func `The newest entry that has the text anywhere is found`() {
    var search = search("list a", "show a", "list b")
    search.narrow(by: "how")
    #expect(found(search) == "show a")
    #expect(search.match?.range == 1..<4)
  }

  @Test func `Each entry is found once, however often it was given`() {
    var search = search("show 1", "show 2", "show 1", "show 1")
    search.narrow(by: "show")
    #expect(found(search) == "show 1")
    search.goOlder()
    #expect(found(search) == "show 2")
    let isOlder = search.goOlder()
    #expect(!isOlder)
    #expect(found(search) == "show 2")
    search.goNewer()
    #expect(found(search) == "show 1")
    let isNewer = search.goNewer()
    #expect(!isNewer)
  }

  @Test(arguments: [
    ("list", "LIST all"), ("List", "List all"), ("LIST", "LIST all"), ("über", "ÜBER"),
    ("Übe", nil), ("識", "知識"), ("x", nil),
  ])
  func `Case counts when the text has a capital`(text: String, entry: String?) {
    var search = search("知識", "ÜBER", "List all", "list all of it, shown", "LIST all")
    search.narrow(by: text)
    #expect(found(search) == entry)
  }

  @Test func `Taking a letter back finds again what was found before`() {
    var search = search("show", "shop", "list")
    search.narrow(by: "sho")
    #expect(found(search) == "shop")
    search.narrow(by: "w")
    #expect(found(search) == "show")
    search.narrow(by: "x")
    #expect(found(search) == nil)
    search.narrow(by: "y")
    #expect(search.text == "showxy")
    search.widen()
    search.widen()
    #expect(found(search) == "show")
    search.widen()
    #expect(found(search) == "shop")
    search.clear()
    #expect(search.text.isEmpty)
    let isWider = search.widen()
    #expect(!isWider)
  }

  @Test func `A longer text is looked for from the entry on that is found`() {
    var search = search("show old", "show", "show new")
    search.narrow(by: "show")
    search.goOlder()
    search.narrow(by: " ")
    #expect(found(search) == "show old")
  }
}
