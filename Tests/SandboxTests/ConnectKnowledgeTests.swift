import FoundationEssentials
import TestSupport
import Testing

@testable import Sandbox

@Suite("POST /v1/knowledge/connect")
struct ConnectKnowledgeTests {
  static func connect(
    _ sandbox: TestSandbox, _ body: String, type: String = "application/json"
  ) throws -> TestResponse {
    try sandbox.client.request(
      "POST", "/v1/knowledge/connect", headers: ["Content-Type": type], body: Array(body.utf8))
  }

  /// The target of a redirect URL.
  static func target(_ response: TestResponse, _ sandbox: TestSandbox) throws -> String {
    let url = try #require(response.string("redirect_url"))
    let origin = "http://127.0.0.1:\(sandbox.client.port)"
    try #require(url.hasPrefix(origin))
    return String(url.dropFirst(origin.count))
  }

  @Test(
    "answers a redirect URL, which a browser opens without a key",
    arguments: ["conn_1", "a/b c?d#e%41", "日本", "<script>\"'&", "…"])
  func redirect(_ connection: String) throws {
    try TestSandbox.run { sandbox in
      let body = JSONValue.object([.init(name: "connection_id", value: .string(connection))])
      let answer = try Self.connect(sandbox, String(decoding: body.encoded, as: UTF8.self))
      #expect(answer.status == 201, "\(answer.text)")
      #expect(answer.string("object") == "redirect_url")
      let page = try sandbox.client.request(
        "GET", try Self.target(answer, sandbox), headers: ["Authorization": ""])
      #expect(page.status == 200)
      #expect(page.headers["content-type"] == "text/html; charset=utf-8")
      let shown =
        connection == "<script>\"'&" ? "&lt;script&gt;&quot;&#39;&amp;" : connection
      #expect(page.text.contains("<code>\(shown)</code>"))
      #expect(page.text.contains("no third-party services yet"))
      #expect(!page.text.contains("<script"))
    }
  }

  @Test("the page is kept from being framed, cached, scripted and restyled")
  func headers() throws {
    try TestSandbox.run { sandbox in
      let page = try sandbox.client.request("GET", "/connect/c", headers: ["Authorization": ""])
      let policy = page.headers["content-security-policy"] ?? ""
      #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
      #expect(policy.contains("frame-ancestors 'none'"))
      #expect(page.headers["x-frame-options"] == "DENY")
      #expect(page.headers["cache-control"] == "no-store")
      #expect(page.headers["x-ratelimit-limit"] == nil)
    }
  }

  @Test("the style that is let in is the one of the page")
  func styleDigest() throws {
    let outcome = try ChildProcess.run(
      "/usr/bin/env", ["sha256sum"], environment: ["PATH": "/usr/bin:/bin"],
      input: ConnectionPage.style)
    let digits = Array(outcome.output.prefix(64))
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0..<($0 + 2)]), radix: 16)
    }
    #expect(Data(bytes).base64EncodedString() == ConnectionPage.styleDigest)
  }

  @Test("a page from elsewhere, and another host, do not get it")
  func sources() throws {
    try TestSandbox.run { sandbox in
      for headers in [["Origin": "https://example.com"], ["Host": "example.com"]] {
        let refused = try sandbox.client.request("GET", "/connect/c", headers: headers)
        #expect(refused.status == 403)
      }
    }
  }

  @Test("control characters do not reach the page")
  func controlCharacters() throws {
    try TestSandbox.run { sandbox in
      let page = try sandbox.client.request("GET", "/connect/a%1B%00b")
      #expect(page.text.contains("<code>a\u{FFFD}\u{FFFD}b</code>"))
    }
  }

  @Test(
    "refuses what is not documented",
    arguments: [
      ("", "The body is not valid JSON."),
      ("{", "The body is not valid JSON."),
      (#"{"connection_id":"a"} x"#, "The body is not valid JSON."),
      (#"{"connection_id":"a","connection_id":"b"}"#, "The body is not valid JSON."),
      ("[]", "The body must be a JSON object."),
      ("{}", "connection_id must be a string"),
      (#"{"connection_id":7}"#, "connection_id must be a string"),
      (#"{"connection_id":null}"#, "connection_id must be a string"),
      (#"{"connection_id":""}"#, "connection_id should not be empty"),
      (#"{"connection_id":".."}"#, "connection_id is not an identifier"),
      (#"{"connection_id":"a","x":1}"#, "property x should not exist"),
      (#"{"x":1}"#, "property x should not exist"),
      (
        #"{"connection_id":"\#(String(repeating: "x", count: 257))"}"#,
        "connection_id is longer than 256 bytes"
      ),
    ])
  func badBody(_ body: String, _ message: String) throws {
    try TestSandbox.run { sandbox in
      let refused = try Self.connect(sandbox, body)
      #expect(refused.status == 400)
      #expect(refused.string("message") == message)
    }
  }

  @Test(
    "refuses other content types",
    arguments: ["text/plain", "application/jsonp", "multipart/form-data; boundary=x", ""])
  func contentType(_ type: String) throws {
    try TestSandbox.run { sandbox in
      let refused = try Self.connect(sandbox, #"{"connection_id":"a"}"#, type: type)
      #expect(refused.status == 400)
      #expect(refused.string("message") == "The body must be application/json.")
      let parameter = try Self.connect(
        sandbox, #"{"connection_id":"a"}"#, type: "Application/JSON ; charset=utf-8")
      #expect(parameter.status == 201)
    }
  }

  @Test("refuses a body beyond 64 KiB, whether its length is told or not")
  func longBody() throws {
    try TestSandbox.run { sandbox in
      let long = String(repeating: " ", count: 64 << 10) + "{}"
      #expect(try Self.connect(sandbox, long).status == 413)
      let connection = try sandbox.client.connection()
      try connection.send(
        TestClient.head(
          "POST", "/v1/knowledge/connect",
          headers: ["Content-Type": "application/json", "Transfer-Encoding": "chunked"]))
      try connection.send("\(String(long.utf8.count, radix: 16))\r\n\(long)\r\n0\r\n\r\n")
      #expect(try connection.receive().status == 413)
    }
  }
}
