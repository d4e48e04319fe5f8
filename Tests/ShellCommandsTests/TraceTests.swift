import CommandLanguage
import TestSupport
import Testing

/// `set trace` and `DATAGRID_LOG`: what standard error shows of requests.
@Suite("Tracing")
struct TraceTests {
  @Test("everything is shown but the key, for each request and its answer")
  func everything() async throws {
    try await TranscriptSession.with { session in
      let rows = session.run("set trace on; k = create orders.csv --name \"a\u{202E}b\"")
      #expect(
        rows.prefix(7) == [
          "> POST http://sandbox.local/v1/knowledge (request 1)",
          "> Authorization: Bearer [API key]", "> Accept: application/json",
          "> User-Agent: gridsh/0.1.0", "> name=a\\u{202e}b",
          "> files[]=<orders.csv, text/csv, 68 bytes>", "< 201 Created (request 1)",
        ])
      #expect(rows.contains("< X-RateLimit-Remaining: 199"))
      #expect(rows.last?.hasPrefix("< {\"object\":\"knowledge\",\"id\":\"kn_") == true)
      #expect(!rows.joined().contains(session.key))
    }
  }

  @Test("a JSON body is shown, and a long answer is cut with its size")
  func bodies() async throws {
    try await TranscriptSession.with { session in
      let rows = session.run("set trace on; connect conn-1")
      #expect(rows.contains("> {\"connection_id\":\"conn-1\"}"))
      let names = (0..<12).map { "create orders.csv --name \"knowledge number \($0)\"" }
      _ = session.run("set trace off; " + names.joined(separator: "; "))
      let answer = session.run("set trace on; x = list").first { $0.hasPrefix("< {") } ?? ""
      #expect(answer.count < 2100)
      #expect(answer.hasSuffix(" bytes)"), "\(answer.suffix(40))")
    }
  }

  @Test("what is called secret is not shown, in a query or in a form")
  func secrets() async throws {
    try await TranscriptSession.with { session in
      let rows = session.run(
        "set trace on; request POST /nothing --query api_key=abc1 --form token=abc2 --form name=x")
      #expect(
        rows.first == "> POST http://sandbox.local/v1/nothing?api_key=[hidden] (request 1)")
      #expect(rows.contains("> token=[hidden]") && rows.contains("> name=x"))
      #expect(!session.run("set trace info; request GET /x?token=abc3").joined().contains("> abc3"))
    }
  }

  @Test(
    "DATAGRID_LOG of the official clients sets how much is shown",
    arguments: [("info", "info"), ("debug", "on"), ("DEBUG", "on"), ("", "off"), ("all", "off")])
  func log(word: String, level: String) async throws {
    try await TranscriptSession.with(environment: ["DATAGRID_LOG": word]) { session in
      #expect(session.run("set trace") == ["trace  \(level)"])
    }
  }
}
