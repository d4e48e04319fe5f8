import Testing

@testable import DatagridAPI

/// Answers that say no.
struct APIErrorTests {
  private let folder = TemporaryFolder()

  private func error(_ answer: String) async throws -> APIError {
    let server = RawServer(answer: answer)
    return try await thrown(APIError.self) {
      try await client(of: server).retrieveKnowledge("kn_1")
    }
  }

  @Test(arguments: [
    (400, APIError.Kind.badRequest), (401, .unauthorized), (402, .outOfCredits),
    (403, .forbidden), (404, .notFound), (409, .conflict), (413, .payloadTooLarge),
    (429, .rateLimited), (500, .server), (503, .server), (599, .server), (418, .other),
  ])
  func `every status has its kind and a sentence without any body`(
    status: Int, kind: APIError.Kind
  ) async throws {
    let error = try await error(answer("\(status) No", ""))
    #expect(error.status == status)
    #expect(error.kind == kind)
    #expect(error.serverMessage == nil)
    #expect(error.message.contains("(\(status))"))
    #expect(error.message.hasSuffix("."))
  }

  @Test func `the envelope is read whole`() async throws {
    let error = try await error(
      answer(
        "429 Too Many Requests",
        """
        {"status_code":429,"statusCode":429,"error":"rate_limit_exceeded",\
        "message":"Rate limit exceeded","mitigation":"Implement exponential backoff",\
        "retryable":true,"details":{"reason":"Wait for the window"}}
        """, headers: ["Retry-After: 12", "X-Request-Id: req_7"]))
    #expect(error.code == "rate_limit_exceeded")
    #expect(error.serverMessage == "Rate limit exceeded")
    #expect(error.mitigation == "Implement exponential backoff")
    #expect(error.retryable == true)
    #expect(error.body.reason == "Wait for the window")
    #expect(error.retryAfter == .seconds(12))
    #expect(error.requestID == "req_7")
    #expect(error.message == "Too many requests (429): Rate limit exceeded. Try again in 12 s.")
  }

  @Test(
    arguments: [
      // body, code, message
      (#"{"message":"No such thing","error":"not_found"}"#, "not_found", "No such thing"),
      (
        #"{"statusCode":404,"message":["a is bad","b is bad"],"error":"Bad"}"#, "Bad",
        "a is bad; b is bad"
      ),
      (
        #"{"type":"https://e.com/x","title":"Title","detail":"Detail"}"#, "https://e.com/x",
        "Detail"
      ),
      (#"{"type":"about:blank","title":"Title"}"#, "about:blank", "Title"),
      (#"{"error":{"code":"c1","message":"Inner"}}"#, "c1", "Inner"),
      (#"{"error":"invalid_token","error_description":"Expired"}"#, "invalid_token", "Expired"),
      (#"{"errors":[{"message":"one"},"two",3]}"#, nil, "one; two"),
      (#"{"message":{"deep":1},"error":5}"#, nil, nil),
      (#"{"message":null}"#, nil, nil),
      (#""just a text""#, nil, "just a text"),
      (#"["one","two"]"#, nil, "one; two"),
      ("null", nil, nil), ("17", nil, nil),
      ("upstream connect error\n", nil, "upstream connect error"),
      ("<html><head><TITLE>\n502 Bad Gateway</title></head></html>", nil, "502 Bad Gateway"),
      ("<!doctype html><p>no title", nil, nil),
      (#"{"message":"cut"#, nil, nil),
      ("   ", nil, nil),
    ] as [(String, String?, String?)])
  func `every shape of body gives its words or none`(
    body: String, code: String?, message: String?
  ) async throws {
    let error = try await error(answer("404 Not Found", body, type: "text/plain"))
    #expect(error.code == code)
    #expect(error.serverMessage == message)
    #expect(error.message.hasSuffix("."))
    if let message { #expect(error.message.contains(message)) }
  }

  @Test func `a body of garbage is no message of more than 500 characters`() async throws {
    let error = try await error(answer("500 No", String(repeating: "x", count: 100_000)))
    #expect(error.serverMessage?.count == 500)
  }

  @Test func `the key is taken out of what the server quotes`() async throws {
    let error = try await error(
      answer(
        "401 Unauthorized", #"{"error":"bad \#(testKey)","message":"Bearer \#(testKey) is bad"}"#,
        headers: ["X-Echo: \(testKey)"]))
    #expect(error.serverMessage == "Bearer [API key] is bad")
    #expect(error.code == "bad [API key]")
    #expect(error.headers["X-Echo"] == "[API key]")
  }

  @Test func `no part of the key stays where a long text is cut`() async throws {
    let filler = String(repeating: "x", count: 490)
    let error = try await error(answer("500 No", filler + testKey))
    #expect(error.serverMessage == filler + "[API key]")
  }

  @Test func `an error is told even when its body is cut`() async throws {
    let error = try await error(
      "HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n{\"message\":\"No")
    #expect(error.status == 404)
  }

  @Test func `a refusal before the body spares the upload`() async throws {
    let server = RawServer([
      [.readHeader, .send(answer("413 Too Large", #"{"error":"payload_too_large"}"#)), .drain]
    ])
    let path = folder.largeFile("large.pdf", bytes: 8 << 20)
    let progress = ProgressLog()
    let error = try await thrown(APIError.self) {
      try await client(of: server).createKnowledge(creation(path), progress: progress.add)
    }
    #expect(error.kind == .payloadTooLarge)
    #expect(error.code == "payload_too_large")
    #expect(!error.mayHaveTakenEffect)
    #expect(progress.all.isEmpty)
  }

  @Test func `a refusal in the middle of the body ends the upload`() async throws {
    let server = RawServer([
      [
        .readHeader, .send(goOn), .read(1 << 20),
        .send(answer("413 Too Large", "")), .finishSending, .drain,
      ]
    ])
    let path = folder.largeFile("large.pdf", bytes: 256 << 20)
    let error = try await thrown(APIError.self) {
      try await client(of: server).createKnowledge(creation(path))
    }
    #expect(error.kind == .payloadTooLarge)
  }

  @Test(arguments: [(400, false), (402, false), (429, false), (500, true), (504, true)])
  func `only a server that fails after the whole body leaves a create open`(
    status: Int, open: Bool
  ) async throws {
    let server = RawServer(answer: answer("\(status) No", ""))
    let error = try await thrown(APIError.self) {
      try await client(of: server).createOnce(creation(folder.file("a.txt")))
    }
    #expect(error.mayHaveTakenEffect == open)
  }
}
