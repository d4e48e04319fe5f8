import CommandLanguage
import LineEditing
import Shell
import TestSupport
import Testing

@Suite("Completion")
struct CompleterTests {
  /// What stands in the text once the bar's place is completed by each candidate.
  private func completions(_ marked: String) async throws -> [String] {
    let parts = marked.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    return try await TranscriptSession.with { session in
      _ = session.run("k = create orders.csv; wait k; n = 3")
      let text = parts.joined()
      let completion = Completer(session.interpreter).complete(text, at: parts[0].utf8.count)
      let bytes = Array(text.utf8)
      return completion.candidates.map { candidate in
        String(decoding: bytes[..<completion.replacing.lowerBound], as: UTF8.self)
          + candidate.text
          + String(decoding: bytes[completion.replacing.upperBound...], as: UTF8.self)
      }
    }
  }

  @Test(
    "the place decides what is offered",
    arguments: [
      ("cre|", ["create"]),
      ("x = ret|", ["x = retrieve"]),
      ("print (wa|", ["print (wait"]),
      ("wait |", ["wait k"]),
      ("wait k --t|", ["wait k --timeout"]),
      ("wait k --until |", ["wait k --until ready", "wait k --until partial"]),
      ("wait k --until p|", ["wait k --until partial"]),
      ("create o|", ["create orders.csv"]),
      ("create \"o|", ["create \"orders.csv\""]),
      ("create br|", ["create broken/"]),
      ("source gr|", ["source greeting.grid"]),
      ("if n == 3 { source sourced/li|", ["if n == 3 { source sourced/lib/"]),
      ("create broken/e|", ["create broken/empty.csv"]),
      ("print k.sta|", ["print k.status"]),
      ("print k.row_counts.t|", ["print k.row_counts.total"]),
      ("print \"${k.sy|", ["print \"${k.sync"]),
      ("print $n|", ["print $n"]),
      ("create or| --name x", ["create orders.csv --name x"]),
      ("if n == 3 { cr|", ["if n == 3 { create"]),
      ("help re|", ["help retrieve"]),
      ("vars |", ["vars k", "vars n"]),
      ("print up|", ["print upper("]),
      ("print 5|", []),
      ("x = 5|", []),
      ("create --name |", []),
    ])
  func places(marked: String, expected: [String]) async throws {
    #expect(try await completions(marked) == expected, "\(marked)")
  }

  @Test("an empty line offers every command")
  func emptyLine() async throws {
    let offered = try await completions("|")
    #expect(offered.contains("create") && offered.contains("if") && offered.contains("k"))
  }

  @Test("a name that would end or change the statement is spelled so that it means itself")
  func strangeNames() async throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "new\nline.csv")
    try folder.write("", to: "it's (1).csv")
    try folder.write("", to: "cash$.csv")
    let start = "create \(folder.path)/"
    #expect(
      try await completions("\(start)new|") == ["create \"\(folder.path)/new\\nline.csv\""])
    #expect(try await completions("\(start)it|") == ["\(start)it\\'s\\ \\(1\\).csv"])
    #expect(try await completions("\(start)ca|") == ["\(start)cash\\$.csv"])
  }
}
