import Testing

@testable import DatagridAPI

struct ConfigurationTests {
  private func configuration(baseURL: String) throws(ConfigurationError) -> ClientConfiguration {
    try ClientConfiguration(baseURL: baseURL, key: APIKey(testKey))
  }

  @Test(arguments: [
    ("https://api.datagrid.com/v1", "https://api.datagrid.com/v1", "api.datagrid.com"),
    ("https://api.datagrid.com/v1/", "https://api.datagrid.com/v1", "api.datagrid.com"),
    ("https://api.datagrid.com/v1//", "https://api.datagrid.com/v1", "api.datagrid.com"),
    ("https://example.com", "https://example.com", "example.com"),
    ("HTTPS://example.com:443/a", "https://example.com/a", "example.com"),
    ("https://example.com:8443/a", "https://example.com:8443/a", "example.com:8443"),
    ("http://localhost:9000", "http://localhost:9000", "localhost:9000"),
    ("http://127.0.0.1:9000/v1", "http://127.0.0.1:9000/v1", "127.0.0.1:9000"),
    ("http://127.8.9.1/", "http://127.8.9.1", "127.8.9.1"),
    ("http://[::1]:9000/v1", "http://[::1]:9000/v1", "[::1]:9000"),
  ])
  func `a good base URL is taken`(address: String, text: String, host: String) throws {
    let configuration = try configuration(baseURL: address)
    #expect(configuration.baseURL == text)
    #expect(configuration.host == host)
  }

  @Test(arguments: [
    ("", ConfigurationError.Problem.empty),
    ("http://example.com/v1", .notEncrypted),
    ("http://127.0.0.1.example.com/v1", .notEncrypted),
    ("http://localhost.example.com/v1", .notEncrypted),
    ("http://127.0.0.1@example.com/v1", .userInfo),
    ("http://0.0.0.0/v1", .notEncrypted), ("http://10.1.2.3/v1", .notEncrypted),
    ("http://[::2]/v1", .notEncrypted),
    ("https://user@example.com/v1", .userInfo),
    ("https://user:password@example.com/v1", .userInfo),
    ("https://example.com/v1?key=1", .query), ("https://example.com/v1#a", .query),
    ("https://example.com/v1?", .query),
    ("ftp://example.com/v1", .wrongScheme), ("file:///etc/passwd", .notAnAddress),
    ("example.com/v1", .notAnAddress), ("https://", .notAnAddress), ("/v1", .notAnAddress),
    ("https://example.com:99999/", .notAnAddress),
    ("https://example.com/ v1", .unprintable), ("https://exämple.com", .unprintable),
    ("https://example.com/\r\nX: 1", .unprintable),
  ])
  func `a bad base URL is refused with the reason`(
    address: String, problem: ConfigurationError.Problem
  ) {
    #expect(throws: ConfigurationError(.baseURL, problem)) {
      try configuration(baseURL: address)
    }
  }

  @Test(arguments: ["key\r\nX: 1", "key\n", "k\u{0}y", "kéy", "k y", "\u{7F}key"])
  func `a key or teamspace that cannot be a header is refused and not shown`(text: String) throws {
    let key = #expect(throws: ConfigurationError.self) { try APIKey(text) }
    #expect(key?.setting == .key)
    #expect(key?.message.contains(text) == false)
    let teamspace = #expect(throws: ConfigurationError.self) {
      try ClientConfiguration(
        baseURL: ClientConfiguration.defaultBaseURL, key: APIKey(testKey), teamspace: text)
    }
    #expect(teamspace?.setting == .teamspace)
    #expect(teamspace?.message.contains(text) == false)
  }

  @Test func `without a key in the environment there is no configuration`() throws {
    #expect(try ClientConfiguration.fromEnvironment([:]) == nil)
    #expect(try ClientConfiguration.fromEnvironment(["DATAGRID_API_KEY": ""]) == nil)
  }

  @Test func `a key alone gives the public API`() throws {
    let read = try ClientConfiguration.fromEnvironment([
      "DATAGRID_API_KEY": testKey, "DATAGRID_BASE_URL": "", "DATAGRID_TEAMSPACE_ID": "",
    ])
    let configuration = try #require(read)
    #expect(configuration.baseURL == "https://api.datagrid.com/v1")
    #expect(configuration.teamspace == nil)
    #expect(configuration.certificateFile == nil)
  }

  @Test func `every setting is read from the environment`() throws {
    let read = try ClientConfiguration.fromEnvironment([
      "DATAGRID_API_KEY": testKey, "DATAGRID_BASE_URL": "http://localhost:1/",
      "DATAGRID_TEAMSPACE_ID": "ts_1", "SSL_CERT_FILE": "/a.pem", "CURL_CA_BUNDLE": "/b.pem",
    ])
    let configuration = try #require(read)
    #expect(configuration.key.text == testKey)
    #expect(configuration.baseURL == "http://localhost:1")
    #expect(configuration.teamspace == "ts_1")
    #expect(configuration.certificateFile == "/b.pem")
  }

  @Test func `every message names the variable and ends a sentence`() {
    let problems: [ConfigurationError.Problem] = [
      .empty, .unprintable, .notAnAddress, .wrongScheme, .notEncrypted, .userInfo, .query,
    ]
    for problem in problems {
      let message = ConfigurationError(.baseURL, problem).message
      #expect(message.hasPrefix("DATAGRID_BASE_URL"))
      #expect(message.hasSuffix("."))
    }
  }
}
