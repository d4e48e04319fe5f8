import Testing

@testable import Sandbox

@Suite("Requests")
struct RequestTests {
  @Test("an unknown knowledge is not found, and the envelope is whole")
  func unknownKnowledge() throws {
    try TestSandbox.run { sandbox in
      let refused = try sandbox.client.retrieve("kn_none")
      #expect(refused.status == 404)
      #expect(
        refused.text == """
          {"status_code":404,"statusCode":404,"error":"not_found",\
          "message":"Knowledge not found","mitigation":"Check the identifier and the path.",\
          "retryable":false,"details":{"reason":"There is no knowledge kn_none."}}
          """)
    }
  }

  @Test(
    "a path that does not exist is not found",
    arguments: [
      "/", "/v1", "/v1/", "/v1/knowledge/", "/v1/knowledge/a/b", "/knowledge", "//v1/knowledge",
      "/v1/knowledge/%zz", "/v1/knowledge/%", "/v1/knowledge/%ff", "/v1/Knowledge/x",
      "/v1/%2e%2e/knowledge/a",
    ])
  func unknownPath(_ path: String) throws {
    try TestSandbox.run { sandbox in
      let refused = try sandbox.client.request("GET", path)
      #expect(refused.status == 404)
      #expect(refused.string("message") == "The sandbox has no such endpoint")
    }
  }

  @Test("the identifier is one segment, decoded, whatever is encoded in it")
  func encodedIdentifier() throws {
    try TestSandbox.run { sandbox in
      let created = try sandbox.client.create([.file("a.txt", "x")])
      let id = try #require(created.string("id"))
      let encoded = id.utf8.map { "%" + String($0, radix: 16) }.joined()
      #expect(try sandbox.client.retrieve(encoded).string("id") == id)
      #expect(try sandbox.client.retrieve("\(id)?expand=all").string("id") == id)
      let slash = try sandbox.client.retrieve("x%2F\(id)")
      #expect(slash.string("details.reason") == "There is no knowledge x/\(id).")
      #expect(try sandbox.client.retrieve("\(id)%00").status == 404)
    }
  }

  @Test(
    "a method that a path does not know is told those that it knows",
    arguments: [
      ("DELETE", "/v1/knowledge", "POST, GET"), ("PUT", "/v1/knowledge", "POST, GET"),
      ("PUT", "/v1/knowledge/connect", "POST, GET"), ("POST", "/connect/x", "GET"),
      ("DELETE", "/v1/knowledge/kn_1", "GET"), ("OPTIONS", "/v1/knowledge/kn_1", "GET"),
    ])
  func unknownMethod(_ method: String, _ path: String, _ allowed: String) throws {
    try TestSandbox.run { sandbox in
      let refused = try sandbox.client.request(method, path)
      #expect(refused.status == 405)
      #expect(refused.headers["allow"] == allowed)
      #expect(refused.string("error") == "method_not_allowed")
    }
  }

  @Test("HEAD is answered as GET, without the body")
  func head() throws {
    try TestSandbox.run { sandbox in
      for (path, status) in [
        ("/v1/knowledge/kn_none", 404), ("/v1/knowledge", 200), ("/connect/c", 200),
      ] {
        let answer = try sandbox.client.request("HEAD", path)
        #expect(answer.status == status)
        #expect(answer.headers["content-length"] != "0")
      }
    }
  }

  @Test(
    "no key, a wrong one or a wrong scheme is unauthorized",
    arguments: [
      "", "Bearer", "Bearer ", "Bearer wrong", "Basic \(TestSandbox.key)", TestSandbox.key,
      "Bearer \(TestSandbox.key)x", "Bearer \(TestSandbox.key.dropLast())",
      "Bearer  \(TestSandbox.key)",
    ])
  func unauthorized(_ authorization: String) throws {
    try TestSandbox.run { sandbox in
      let refused = try sandbox.client.request(
        "GET", "/v1/knowledge/kn_none", headers: ["Authorization": authorization])
      #expect(refused.status == 401)
      #expect(refused.string("error") == "unauthorized")
      #expect(refused.headers["www-authenticate"] == "Bearer")
      #expect(!refused.text.contains(TestSandbox.key))
    }
  }

  @Test("the scheme of the key may be in any case")
  func schemeCase() throws {
    try TestSandbox.run { sandbox in
      let answer = try sandbox.client.request(
        "GET", "/v1/knowledge/kn_none", headers: ["Authorization": "bearer \(TestSandbox.key)"])
      #expect(answer.status == 404)
    }
  }

  @Test(
    "hosts of this machine are served",
    arguments: [
      "127.0.0.1", "127.0.0.1:80", "localhost:1234", "LOCALHOST", "sandbox.local", "[::1]:80",
    ])
  func ourHosts(_ host: String) throws {
    try TestSandbox.run { sandbox in
      let answer = try sandbox.client.request(
        "GET", "/v1/knowledge/kn_none", headers: ["Host": host])
      #expect(answer.status == 404)
    }
  }

  @Test(
    "other hosts are forbidden, even with the key",
    arguments: [
      "example.com", "127.0.0.1.example.com", "sandbox.local.example.com", "127.0.0.1:80.evil",
      "evil:127.0.0.1", "127.0.0.2", "0.0.0.0",
    ])
  func otherHosts(_ host: String) throws {
    try TestSandbox.run { sandbox in
      let refused = try sandbox.client.request(
        "GET", "/v1/knowledge/kn_none", headers: ["Host": host])
      #expect(refused.status == 403)
      #expect(refused.string("error") == "forbidden")
    }
  }

  @Test("two hosts are forbidden")
  func twoHosts() throws {
    try TestSandbox.run { sandbox in
      let connection = try sandbox.client.connection()
      try connection.send(
        "GET /v1/knowledge/x HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil\r\n"
          + "Authorization: Bearer \(TestSandbox.key)\r\n\r\n")
      #expect([400, 403].contains(try connection.receive().status))
    }
  }

  @Test(
    "a request with an origin is forbidden", arguments: ["http://127.0.0.1", "null", "https://x"])
  func origin(_ origin: String) throws {
    try TestSandbox.run { sandbox in
      let refused = try sandbox.client.request(
        "GET", "/v1/knowledge/kn_none", headers: ["Origin": origin])
      #expect(refused.status == 403)
    }
  }

  @Test("a connection serves request after request, refused or not")
  func keepAlive() throws {
    try TestSandbox.run { sandbox in
      let connection = try sandbox.client.connection()
      for path in ["/v1/knowledge/kn_none", "/nowhere", "/v1/knowledge/kn_none"] {
        try connection.send(TestClient.head("GET", path))
        #expect(try connection.receive().status == 404)
      }
    }
  }

  @Test(
    "what is no HTTP is refused, and the server goes on",
    arguments: ["\r\n\r\n", "GET\r\n\r\n", "\u{0}\u{1}\r\n\r\n", "GET /v1 HTTP/9.9\r\n\r\n"])
  func garbage(_ bytes: String) throws {
    try TestSandbox.run { sandbox in
      let connection = try sandbox.client.connection()
      try connection.send(bytes)
      connection.finishSending()
      _ = try? connection.receive()
      #expect(try sandbox.client.retrieve("kn_none").status == 404)
    }
  }
}
