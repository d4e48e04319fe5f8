import Testing

@testable import DatagridAPI

/// The key is nowhere to be seen.
struct SecretTests {
  /// All that Swift can make readable of a value.
  private func views(of value: some Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text + String(describing: value) + String(reflecting: value) + "\(value)"
  }

  @Test func `no view of the key, its configuration or its client shows it`() throws {
    let key = try APIKey(testKey)
    let configuration = try ClientConfiguration(
      baseURL: ClientConfiguration.defaultBaseURL, key: key, teamspace: "ts_1")
    #expect(!views(of: key).contains(testKey))
    #expect(!views(of: configuration).contains(testKey))
    #expect(!views(of: [configuration.key]).contains(testKey))
    #expect(!views(of: DatagridClient(configuration, in: .test)).contains(testKey))
    #expect(views(of: configuration).contains("[API key]"))
  }

  @Test(arguments: [
    answer(
      "401 Unauthorized", "{\"message\":\"bad \(testKey)\",\"details\":{\"reason\":\"\(testKey)\"}}"
    ),
    answer("500 No", "<title>\(testKey)</title>"),
    answer("400 No", testKey),
    answer("302 Found", "", headers: ["Location: /\(testKey)"]),
    answer("200 OK", testKey),
    answer("200 OK", "{\"object\":\"\(testKey)\"}"),
    answer("200 OK", "", headers: ["X-Request-Id: \(testKey)"]),
    "HTTP/1.1 200 OK\r\nX-Request-Id: \(testKey)\r\nContent-Length: 99\r\n\r\n",
    "\(testKey)\r\n\r\n",
  ])
  func `no error shows the key, even when the server does`(answer: String) async throws {
    let server = RawServer(answer: answer)
    do {
      _ = try await client(of: server).retrieveKnowledge("kn_1")
      Issue.record("an error was expected")
    } catch {
      #expect(!views(of: error).contains(testKey))
    }
  }
}
