import Testing

@testable import DatagridAPI

/// `DATAGRID_CUSTOM_HEADERS`, one `Name: value` in each row.
struct CustomHeadersTests {
  private func client(of server: RawServer, _ headers: String) throws -> DatagridClient {
    let configuration = try #require(
      try ClientConfiguration.fromEnvironment([
        "DATAGRID_API_KEY": testKey, "DATAGRID_BASE_URL": server.baseURL,
        "DATAGRID_CUSTOM_HEADERS": headers,
      ]))
    return DatagridClient(configuration, in: .test)
  }

  @Test func `they are sent with every request, and take the place of the client's own`()
    async throws
  {
    let server = RawServer(answer: found)
    let headers = "X-Trace: a: b \r\n\n  \nx-empty:\naccept: */*\nX-Trace: again"
    _ = try await client(of: server, headers).retrieveKnowledge("kn_1")
    let request = try #require(server.requests.first)
    #expect(request.lines.filter { $0.lowercased().hasPrefix("x-trace") } == ["X-Trace: again"])
    #expect(request.lines.filter { $0.lowercased().hasPrefix("accept:") } == ["accept: */*"])
    #expect(request.header("x-empty") == "")
    #expect(request.header("Authorization") == "Bearer \(testKey)")
  }

  @Test(arguments: [
    "no colon", ": no name", "a b: c", "a:\u{0}b", "a: b\rc", "a: \u{1B}[31m", "ä: b",
  ])
  func `a row that is no header is refused and not shown`(line: String) throws {
    let error = #expect(throws: ConfigurationError.self) { try CustomHeaders("X-Good: 1\n" + line) }
    #expect(error == ConfigurationError(.customHeaders, .notAHeader))
    #expect(error?.message.contains("DATAGRID_CUSTOM_HEADERS") == true)
    #expect(error?.message.contains(line) == false)
  }

  @Test(arguments: [
    "Authorization: Bearer x", "host: example.com", "Content-Length: 0", "content-type: text/plain",
    "Transfer-Encoding: chunked", "Proxy-Authorization: Basic x",
  ])
  func `a header that makes another request of it is refused by its name`(line: String) throws {
    let name = String(line.prefix { $0 != ":" })
    let error = #expect(throws: ConfigurationError.self) { try CustomHeaders(line) }
    #expect(error == ConfigurationError(.customHeaders, .reservedHeader(name)))
  }

  @Test func `one that may hold a secret is described by a variable`() async throws {
    let server = RawServer(answer: found)
    let requests = RequestRecord()
    var context = ClientContext.test
    context.admits = { requests.admit($0, leaving: true) }
    let configuration = try ClientConfiguration(
      baseURL: server.baseURL, key: APIKey(testKey),
      customHeaders: CustomHeaders("X-Session-Token: opens-doors\nX-Team: blue"))
    _ = try await DatagridClient(configuration, in: context).retrieveKnowledge("kn_1")
    let shown = requests.all[0].headers.map { "\($0.name): \($0.shown)" }
    #expect(shown.contains("X-Session-Token: $X_SESSION_TOKEN"))
    #expect(shown.contains("X-Team: blue"))
    #expect(server.requests.first?.header("X-Session-Token") == "opens-doors")
  }
}
