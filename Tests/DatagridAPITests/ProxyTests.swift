import Glibc
import Testing

@testable import DatagridAPI

/// The way through a proxy, which libcurl takes from the process's environment.
struct ProxyTests {
  private static let host = "api.example.invalid"
  private static let password = "proxy-password-123"

  private func address(of server: RawServer) -> String {
    "http://user:\(Self.password)@127.0.0.1:\(server.port)"
  }

  /// The error of a request to a host elsewhere, with a variable set in the process meanwhile.
  private func error(
    with variable: String, _ value: String, exceptFor exception: String? = nil
  ) async throws -> ConnectionError {
    setenv(variable, value, 1)
    if let exception { setenv("no_proxy", exception, 1) }
    defer { for name in [variable, "no_proxy"] { unsetenv(name) } }
    let configuration = try #require(
      try ClientConfiguration.fromEnvironment([
        "DATAGRID_API_KEY": testKey, "DATAGRID_BASE_URL": "https://\(Self.host)/v1",
        variable: value,
      ]))
    let client = DatagridClient(configuration, in: .test)
    return try await thrown(ConnectionError.self) { try await client.retrieveKnowledge("kn_1") }
  }

  @Test(arguments: ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
  func `a proxy is asked for a way to the server and never sees the key`(
    variable: String
  ) async throws {
    let refusal = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    let server = RawServer([[.readHeader, .send(refusal)]])
    let error = try await error(with: variable, address(of: server))
    let request = try #require(server.requests.first)
    #expect(request.requestLine == "CONNECT \(Self.host):443 HTTP/1.1")
    #expect(request.header("Proxy-Authorization") != nil)
    #expect(request.header("Authorization") == nil)
    #expect(!request.lines.joined().contains(testKey))
    guard case .proxyRefusal(let proxy, status: 407) = error.problem else {
      Issue.record("\(error)")
      return
    }
    #expect((proxy.variable, proxy.text) == (variable, "127.0.0.1:\(server.port)"))
    #expect(error.message.contains("The proxy 127.0.0.1:\(server.port) asks for a user name"))
    #expect(!"\(error)".contains(Self.password))
    #expect(!error.mayHaveTakenEffect)
  }

  @Test func `a proxy that gives no way is named with what it said`() async throws {
    let server = RawServer([[.readHeader, .send("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")]])
    let error = try await error(with: "https_proxy", address(of: server))
    #expect(
      error.message.hasPrefix(
        "The proxy 127.0.0.1:\(server.port) gives no way to \(Self.host) (503)."))
  }

  @Test func `a proxy where nothing listens is named, and not the server`() async throws {
    let server = RawServer([])
    server.stop()
    let error = try await error(with: "https_proxy", address(of: server))
    #expect(
      error.message.hasPrefix("The proxy 127.0.0.1:\(server.port) cannot be reached."), "\(error)")
    #expect(!"\(error)".contains(Self.password))
  }

  @Test(arguments: ["invalid", ".example.invalid", "other.host, api.example.invalid", "*"])
  func `a host that no_proxy names is asked without the proxy`(exception: String) async throws {
    let server = RawServer([[.readHeader, .send("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")]])
    let error = try await error(
      with: "https_proxy", address(of: server), exceptFor: exception)
    #expect(server.acceptedConnections == 0)
    #expect(error.message.hasPrefix("The host \(Self.host) was not found"), "\(error)")
  }

  @Test(arguments: [
    "nonsense://user:\(password)@127.0.0.1:1", "http://user:/\(password)@127.0.0.1:1",
    "http://\(password)/x:y@127.0.0.1:1", "http://user:\(password)@127.0.0.1:port",
  ])
  func `a proxy's address that libcurl cannot read is named without the password`(
    address: String
  ) async throws {
    let error = try await error(with: "https_proxy", address)
    #expect(error.message.hasPrefix("The proxy 127.0.0.1:"), "\(error)")
    #expect(!error.message.contains(Self.password) && !error.detail.contains(Self.password))
  }

  @Test func `no proxy stands between this machine and itself`() async throws {
    let proxy = RawServer([])
    for variable in ["http_proxy", "all_proxy"] { setenv(variable, address(of: proxy), 1) }
    defer { for variable in ["http_proxy", "all_proxy"] { unsetenv(variable) } }
    let server = RawServer(answer: found)
    #expect(try await client(of: server).retrieveKnowledge("kn_1").body.id == "kn_1")
    #expect(proxy.acceptedConnections == 0)
  }

  @Test(arguments: [
    (["https_proxy": "http://proxy.local:3128"], "https_proxy proxy.local:3128"),
    (["https_proxy": "proxy.local:3128/"], "https_proxy proxy.local:3128"),
    (["https_proxy": "socks5h://a:b@c@[::1]:9"], "https_proxy [::1]:9"),
    (["https_proxy": "http://a:b/c@proxy.local:9/"], "https_proxy proxy.local:9"),
    (["HTTPS_PROXY": "", "all_proxy": "x"], "all_proxy x"),
    (["ALL_PROXY": "y", "HTTPS_PROXY": "z"], "HTTPS_PROXY z"),
    (["http_proxy": "http://proxy.local"], ""),
  ])
  func `the proxy is named without its password`(environment: [String: String], expected: String) {
    let proxy = ProxyName(environment)
    #expect((proxy.map { "\($0.variable) \($0.text)" } ?? "") == expected)
  }
}
