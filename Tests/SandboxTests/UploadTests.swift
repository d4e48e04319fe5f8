import Testing

@testable import Sandbox

@Suite("Bodies as they come over the wire")
struct UploadTests {
  static let parts = [TestPart.text("name", "N"), TestPart.file("a.csv", "a\r\n1\r\n--2\r\n")]

  @Test("a body may come byte by byte")
  func byteByByte() throws {
    try TestSandbox.run { sandbox in
      let connection = try sandbox.client.connection()
      let body = TestPart.body(Self.parts)
      try connection.send(
        TestClient.head(
          "POST", "/v1/knowledge", headers: TestPart.contentType, bodySize: body.count))
      for byte in body { try connection.send([byte]) }
      let created = try connection.receive()
      #expect(created.status == 201)
      sandbox.gate.waitForEnd()
      let learned = try sandbox.client.retrieve(created.string("id") ?? "")
      #expect(learned.integer("row_counts.completed") == 2)
    }
  }

  @Test("a body may be chunked")
  func chunked() throws {
    try TestSandbox.run { sandbox in
      let connection = try sandbox.client.connection()
      var headers = TestPart.contentType
      headers["Transfer-Encoding"] = "chunked"
      try connection.send(TestClient.head("POST", "/v1/knowledge", headers: headers))
      let body = TestPart.body(Self.parts)
      for start in stride(from: 0, to: body.count, by: 7) {
        let chunk = body[start..<min(start + 7, body.count)]
        try connection.send("\(String(chunk.count, radix: 16))\r\n")
        try connection.send(Array(chunk) + Array("\r\n".utf8))
      }
      try connection.send("0\r\n\r\n")
      #expect(try connection.receive().status == 201)
    }
  }

  @Test("a client that waits for leave gets it, then sends")
  func expectContinue() throws {
    try TestSandbox.run { sandbox in
      let connection = try sandbox.client.connection()
      let body = TestPart.body(Self.parts)
      var headers = TestPart.contentType
      headers["Expect"] = "100-continue"
      try connection.send(
        TestClient.head("POST", "/v1/knowledge", headers: headers, bodySize: body.count))
      #expect(try connection.receive().status == 100)
      try connection.send(body)
      #expect(try connection.receive().status == 201)
    }
  }

  @Test("a client that waits for leave is refused before it sends")
  func expectRefused() throws {
    try TestSandbox.run { sandbox in
      let connection = try sandbox.client.connection()
      try connection.send(
        TestClient.head(
          "POST", "/v1/knowledge",
          headers: ["Expect": "100-continue", "Authorization": "Bearer wrong"], bodySize: 1 << 20))
      #expect(try connection.receive().status == 401)
    }
  }

  @Test("a refused body is read to its end, and the connection serves the next request")
  func refusedBodyIsDrained() throws {
    try TestSandbox.run { sandbox in
      let connection = try sandbox.client.connection()
      let body = TestPart.body([.file("a.txt", String(repeating: "x", count: 3 << 20))])
      var headers = TestPart.contentType
      headers["Authorization"] = "Bearer wrong"
      try connection.send(
        TestClient.head("POST", "/v1/knowledge", headers: headers, bodySize: body.count))
      try connection.send(body)
      #expect(try connection.receive().status == 401)
      try connection.send(TestClient.head("GET", "/v1/knowledge/kn_none"))
      #expect(try connection.receive().status == 404)
    }
  }

  struct BrokenBody: CustomTestStringConvertible {
    let testDescription: String
    let body: String
    let message: String
  }

  static let fileHead =
    "--\(TestPart.boundary)\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n"
  static let brokenBodies = [
    BrokenBody(testDescription: "nothing", body: "", message: "files should not be empty"),
    BrokenBody(
      testDescription: "no boundary", body: "nothing of a form",
      message: "files should not be empty"),
    BrokenBody(
      testDescription: "cut in a part", body: fileHead + "\r\nx",
      message: "The multipart body ends before its closing boundary."),
    BrokenBody(
      testDescription: "cut in the headers", body: fileHead,
      message: "The multipart body ends before its closing boundary."),
    BrokenBody(
      testDescription: "a boundary that goes on", body: "--\(TestPart.boundary)garbage\r\n\r\n",
      message: "The multipart body is malformed."),
    BrokenBody(
      testDescription: "an endless header",
      body: "--\(TestPart.boundary)\r\nX: \(String(repeating: "x", count: 100_000))\r\n\r\n",
      message: "The multipart body is malformed."),
  ]

  @Test("a broken or cut form is refused", arguments: brokenBodies)
  func brokenBody(_ example: BrokenBody) throws {
    try TestSandbox.run { sandbox in
      let refused = try sandbox.client.request(
        "POST", "/v1/knowledge", headers: TestPart.contentType, body: Array(example.body.utf8))
      #expect(refused.status == 400)
      #expect(refused.string("message") == example.message)
    }
  }

  @Test(
    "a body that is no form is refused",
    arguments: ["application/json", "multipart/form-data", "", "multipart/mixed; boundary=x"])
  func noForm(_ type: String) throws {
    try TestSandbox.run { sandbox in
      let refused = try sandbox.client.request(
        "POST", "/v1/knowledge", headers: ["Content-Type": type], body: Array("{}".utf8))
      #expect(refused.status == 400)
    }
  }

  @Test("an upload that the client breaks off leaves no file behind")
  func brokenOff() throws {
    try TemporaryDirectory.run { path in
      try TestSandbox.run {
        $0.storage = .directory(path)
      } test: { sandbox in
        let connection = try sandbox.client.connection()
        let body = TestPart.body([.file("a.txt", String(repeating: "x", count: 100_000))])
        try connection.send(
          TestClient.head(
            "POST", "/v1/knowledge", headers: TestPart.contentType, bodySize: body.count))
        try connection.send(Array(body.dropLast(10)))
        connection.finishSending()
        #expect(connection.isClosedByServer())
        sandbox.server.stop()
        #expect(TemporaryDirectory.contents("\(path)/incoming").isEmpty)
        #expect(TemporaryDirectory.contents("\(path)/uploads").isEmpty)
      }
    }
  }

  @Test("empty parts, and several of the same name, are files of their own")
  func emptyParts() throws {
    try TestSandbox.run { sandbox in
      let learned = try sandbox.learn([
        .file("a.txt", "one"), .file("a.txt", "two"), .file("b.txt", ""), .file("b.txt", ""),
      ])
      #expect(learned.integer("row_counts.completed") == 2)
      #expect(
        learned.string("last_error.message")
          == "b.txt: the file is empty. Upload a file with content. "
          + "b.txt: the file is empty. Upload a file with content.")
    }
  }
}
