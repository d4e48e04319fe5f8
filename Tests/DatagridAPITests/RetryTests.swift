import Glibc
import Testing

@testable import DatagridAPI

/// Requests that are sent again: what goes over the wire, and what is waited for.
struct RetryTests {
  private let folder = TemporaryFolder()
  private let time = TestTime()

  /// A server that gives those answers to one request each, each on a connection of its own.
  private func server(_ answers: String...) -> RawServer {
    RawServer(answers.map { [.readRequest, .send($0), .finishSending, .drain] })
  }

  private func refusal(_ status: String, _ headers: String...) -> String {
    answer(status, "{}", headers: headers + ["Connection: close"])
  }

  private func delete(on server: RawServer) async throws -> Answer<Void> {
    let request = Request(.delete, "/knowledge/{id}", path: "/knowledge/kn_1", silence: .seconds(9))
    return try await client(of: server, in: time.context).send(request) { _ in }
  }

  @Test func `a server that fails twice is asked three times`() async throws {
    let server = server(refusal("503 Busy"), refusal("502 Bad"), found)
    let answer = try await client(of: server, in: time.context).retrieveKnowledge("kn_1")
    #expect(answer.body.id == "kn_1")
    #expect(time.sleeps == [.milliseconds(500), .seconds(1)])
    #expect(server.requests.count == 3)
  }

  @Test func `one that fails on ends in its last error, which counts the tries`() async throws {
    let server = server(refusal("503 Busy"), refusal("503 Busy"), refusal("500 Broken"), found)
    let error = try await thrown(APIError.self) {
      try await client(of: server, in: time.context).retrieveKnowledge("kn_1")
    }
    #expect(error.status == 500)
    #expect(error.attempts == Attempts(count: 3, end: .exhausted))
    #expect(error.message.hasSuffix("It was tried 3 times."))
    #expect(server.requests.count == 3)
  }

  @Test(arguments: ["400 Bad", "401 No", "402 Pay", "403 No", "404 None", "413 Large"])
  func `a refusal for good is not repeated`(status: String) async throws {
    let server = server(refusal(status), found)
    let error = try await thrown(APIError.self) {
      try await client(of: server, in: time.context).retrieveKnowledge("kn_1")
    }
    #expect(error.attempts == Attempts())
    #expect(time.sleeps.isEmpty)
    #expect(server.requests.count == 1)
  }

  @Test func `the server's word on repeating goes before the status`() async throws {
    let obliging = server(refusal("400 Bad", "x-should-retry: true"), found)
    _ = try await client(of: obliging, in: time.context).retrieveKnowledge("kn_1")
    #expect(obliging.requests.count == 2)
    let strict = server(refusal("503 Busy", "x-should-retry: false"), found)
    _ = try await thrown(APIError.self) {
      try await client(of: strict, in: time.context).retrieveKnowledge("kn_1")
    }
    #expect(strict.requests.count == 1)
  }

  @Test(arguments: [
    (["Retry-After: 7"], Duration.seconds(7)), (["Retry-After: 0.25"], .milliseconds(250)),
    (["retry-after-ms: 20", "Retry-After: 7"], .milliseconds(20)),
    (
      ["Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: Sun, 06 Nov 1994 08:50:37 GMT"],
      .seconds(60)
    ),
    (["Retry-After: 0"], .milliseconds(500)), (["Retry-After: soon"], .milliseconds(500)),
  ])
  func `the server's time to wait is kept`(headers: [String], wait: Duration) async throws {
    let server = RawServer([
      [.readRequest, .send(answer("429 Many", "{}", headers: headers)), .readRequest, .send(found)]
    ])
    _ = try await client(of: server, in: time.context).retrieveKnowledge("kn_1")
    #expect(time.sleeps == [wait])
  }

  @Test func `a wait that is too long is not begun`() async throws {
    time.limits.longestWait = .seconds(30)
    let server = server(refusal("429 Many", "Retry-After: 31"), found)
    let error = try await thrown(APIError.self) {
      try await client(of: server, in: time.context).retrieveKnowledge("kn_1")
    }
    #expect(error.attempts.end == .waitTooLong(asked: .seconds(31), allowed: .seconds(30)))
    #expect(error.message.contains("The server asks to wait 31 s, and the limit is 30 s."))
    #expect(time.sleeps.isEmpty)
  }

  @Test func `waits for the rate limit do not use up the retries`() async throws {
    let many = refusal("429 Many", "Retry-After: 5")
    let server = server(many, many, many, refusal("503 Busy"), many, refusal("503 Busy"), found)
    _ = try await client(of: server, in: time.context).retrieveKnowledge("kn_1")
    let five = Duration.seconds(5)
    #expect(time.sleeps == [five, five, five, .milliseconds(500), five, .seconds(1)])
  }

  @Test func `each wait is told with its number`() async throws {
    let server = server(
      refusal("429 Many", "Retry-After: 5"), refusal("503 Busy"), refusal("503 Busy"), found)
    _ = try await client(of: server, in: time.context).retrieveKnowledge("kn_1")
    let told = time.waits.map { wait in
      guard case .failure(let error as APIError, let number, let most) = wait.cause else {
        return "?"
      }
      return "\(error.status) \(wait.duration) \(number)/\(most)"
    }
    #expect(told == ["429 5.0 seconds 1/10", "503 0.5 seconds 1/2", "503 1.0 seconds 2/2"])
  }

  @Test func `a connection that is lost, and an answer that breaks off, are tried again`()
    async throws
  {
    let server = RawServer([
      [.readRequest], [.readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{")],
      [.readRequest, .send(found)],
    ])
    let answer = try await client(of: server, in: time.context).retrieveKnowledge("kn_1")
    #expect(answer.body.id == "kn_1")
    #expect(time.sleeps == [.milliseconds(500), .seconds(1)])
  }

  @Test func `a web page is not asked for again`() async throws {
    let server = server(answer("200 OK", "<html>", type: "text/html"), found)
    _ = try await thrown(AnswerError.self) {
      try await client(of: server, in: time.context).retrieveKnowledge("kn_1")
    }
    #expect(server.requests.count == 1)
  }

  @Test func `a refused connection is tried again, and told with its tries`() async throws {
    let server = RawServer([])
    server.stop()
    let error = try await thrown(ConnectionError.self) {
      try await client(of: server, in: time.context).retrieveKnowledge("kn_1")
    }
    #expect(error.problem == .refused)
    #expect(error.message.hasSuffix("It was tried 3 times."))
    #expect(time.sleeps == [.milliseconds(500), .seconds(1)])
  }

  @Test func `an upload is sent again from its first byte`() async throws {
    let server = server(refusal("429 Many", "Retry-After: 1"), created)
    let path = folder.file("a.txt", String(repeating: "content ", count: 1 << 18))
    _ = try await client(of: server, in: time.context).createKnowledge(creation(path))
    #expect(server.requests.count == 2)
    #expect(server.requests.first?.body.count ?? 0 > 2 << 20)
    #expect(server.requests.first?.normalisedBody == server.requests.last?.normalisedBody)
  }

  @Test func `a file that changes between two tries is not sent again`() async throws {
    let path = folder.file("a.txt", "one")
    let server = RawServer([
      [
        .readRequest, .run { write([0x34], to: path, flags: O_APPEND) },
        .send(refusal("429 Many", "Retry-After: 1")),
      ],
      [.readHeader, .drain],
    ])
    let error = try await thrown(FileError.self) {
      try await client(of: server, in: time.context).createKnowledge(creation(path))
    }
    #expect(error.faults == [.init(path: path, problem: .grew(from: 3, to: 4))])
  }

  @Test(arguments: [
    answer("500 Broken", "{}"), answer("408 Slow", "{}"), answer("200 OK", "{\"id\""),
  ])
  func `what changes something is not repeated once it may be done`(answer: String) async throws {
    let server = server(answer, found)
    let client = try client(of: server, in: time.context)
    let request = Request(
      .patch, "/knowledge/{id}", body: .json(.object(JSONObject(uniqueMembers: []))),
      silence: .seconds(9))
    await #expect(throws: (any Error).self) {
      _ = try await client.send(request, reading: Knowledge.init)
    }
    #expect(server.requests.count == 1)
    #expect(time.sleeps.isEmpty)
  }

  @Test func `a delete that was lost and then finds nothing has deleted`() async throws {
    let server = RawServer([
      [.readRequest], [.readRequest, .send(refusal("404 None"))],
    ])
    let answer = try await delete(on: server)
    #expect(answer.status == 204)
  }

  @Test func `a delete that finds nothing at once has not`() async throws {
    let server = server(refusal("429 Many", "Retry-After: 1"), refusal("404 None"))
    let error = try await thrown(APIError.self) {
      try await delete(on: server)
    }
    #expect(error.status == 404)
  }

  @Test func `a wait ends with its task`() async throws {
    let waiting = Event()
    var context = time.context
    context.sleep = { _ in
      waiting.happen()
      try await Task.sleep(for: .seconds(3600))
    }
    let server = server(refusal("503 Busy"))
    let client = try client(of: server, in: context)
    let task = Task { try await client.retrieveKnowledge("kn_1") }
    await waiting.wait()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
