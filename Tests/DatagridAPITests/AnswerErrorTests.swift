import Testing

@testable import DatagridAPI

/// Answers that are not what the API answers.
struct AnswerErrorTests {
  private let folder = TemporaryFolder()

  private func error(_ server: RawServer) async throws -> AnswerError {
    try await thrown(AnswerError.self) {
      try await client(of: server).retrieveKnowledge("kn_1")
    }
  }

  @Test(arguments: [
    ("", AnswerError.Problem.empty), ("  \r\n", .empty),
    ("<!DOCTYPE html><html><body>Sign in</body></html>", .html), ("\n <p>", .html),
    (#"{"object":"knowledge","id":"kn_"#, .cut), ("{", .cut),
    ("hello", .notJSON("invalid token near 'hello'")),
    ("\"\u{1}\"", .notJSON("control character 0x1 near '\"'")),
    ("[]", .wrongShape(found: "a list", expected: "a knowledge")),
    ("null", .wrongShape(found: "null", expected: "a knowledge")),
    ("\"text\"", .wrongShape(found: "a text", expected: "a knowledge")),
    (
      #"{"object":"list","data":[]}"#,
      .wrongShape(found: "an object of type \"list\"", expected: "a knowledge")
    ),
    (
      #"{"object":7,"id":"a"}"#,
      .wrongShape(found: "an object of no known type", expected: "a knowledge")
    ),
    ("{}", .wrongShape(found: "an object without an id", expected: "a knowledge")),
    (
      #"{"object":"knowledge","id":""}"#,
      .wrongShape(found: "an object without an id", expected: "a knowledge")
    ),
  ])
  func `a success that holds something else is an error that says what`(
    body: String, problem: AnswerError.Problem
  ) async throws {
    let error = try await error(RawServer(answer: answer("200 OK", body, type: "text/html")))
    #expect(error.problem == problem)
    #expect(error.status == 200)
    #expect(error.message.contains("127.0.0.1"))
    #expect(!error.mayHaveTakenEffect)
  }

  @Test(arguments: [
    ("https://login.test/in?state=abc&token=xyz", "https://login.test/in"),
    ("/in#token=xyz", "/in"), ("?token=xyz", "its own address"),
    ("/" + String(repeating: "a", count: 5000), "/" + String(repeating: "a", count: 199) + "…"),
  ])
  func `a redirection is named without its query`(location: String, shown: String) async throws {
    let error = try await error(
      RawServer(answer: answer("302 Found", "", headers: ["Location: \(location)"])))
    #expect(error.message.contains("redirects (302) to \(shown), and"), "\(error)")
  }

  @Test func `a type of any length is quoted in short`() async throws {
    let type = String(repeating: "x", count: 1 << 20)
    let error = try await error(RawServer(answer: answer("200 OK", #"{"object":"\#(type)"}"#)))
    #expect(error.message.count < 300)
  }

  @Test func `a body that ends before its length is cut`() async throws {
    let server = RawServer(
      answer: "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n\(knowledgeJSON)")
    #expect(try await error(server).problem == .cut)
  }

  @Test(arguments: ["5\r\nabc", "zz\r\n", "3\r\nabcdef\r\n"])
  func `a chunked body that breaks is cut`(chunks: String) async throws {
    let server = RawServer(answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)")
    #expect(try await error(server).problem == .cut)
  }

  @Test(arguments: ["garbage\r\n\r\n", "SSH-2.0-OpenSSH\r\n", "{\"object\":\"knowledge\"}"])
  func `what is not HTTP is called that`(bytes: String) async throws {
    let error = try await error(RawServer([[.readRequest, .send(bytes)]]))
    #expect(error.problem == .notHTTP)
    #expect(error.status == nil)
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirection is not followed and names its target`(status: Int) async throws {
    let target = RawServer(answer: found)
    let server = RawServer(
      answer: answer("\(status) Moved", "", headers: ["Location: \(target.baseURL)/elsewhere"]))
    let error = try await error(server)
    #expect(error.problem == .redirect(to: "\(target.baseURL)/elsewhere"))
    #expect(error.message.contains("\(target.baseURL)/elsewhere"))
    #expect(target.acceptedConnections == 0)
  }

  @Test func `a redirection to nowhere is an error too`() async throws {
    let error = try await error(RawServer(answer: answer("302 Found", "")))
    #expect(error.problem == .redirect(to: nil))
  }

  @Test func `the key is taken out of the target of a redirection`() async throws {
    let location = "Location: https://e.com/?key=\(testKey)"
    let error = try await error(RawServer(answer: answer("302 Found", "", headers: [location])))
    #expect(error.problem == .redirect(to: "https://e.com/?key=[API key]"))
  }

  @Test func `an answer of 16 MiB is read and one byte more is refused`() async throws {
    let limit = DatagridClient.maximumAnswerBytes
    for excess in [0, 1] {
      let padding = String(repeating: " ", count: limit - knowledgeJSON.utf8.count + excess)
      let server = RawServer(answer: answer("200 OK", knowledgeJSON + padding))
      if excess == 0 {
        _ = try await client(of: server).retrieveKnowledge("kn_1")
      } else {
        #expect(try await error(server).problem == .tooLarge)
      }
    }
  }

  @Test func `an endless body is given up`() async throws {
    let chunk = "10000\r\n" + String(repeating: " ", count: 0x10000) + "\r\n"
    let server = RawServer([
      [
        .readRequest, .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
        .sendForever(chunk),
      ]
    ])
    #expect(try await error(server).problem == .tooLarge)
  }

  @Test(arguments: [
    ("HTTP/1.1 200 OK\r\n", "X-Filler: \(String(repeating: "x", count: 1000))\r\n"),
    ("HTTP/1.1 200 OK\r\nX-One-Line: ", "endless"),
    ("", "HTTP/1.1 100 Continue\r\n\r\n"),
  ])
  func `endless headers are given up`(start: String, filler: String) async throws {
    let server = RawServer([[.readRequest, .send(start), .sendForever(filler)]])
    #expect(try await error(server).problem == .headersTooLarge)
  }

  @Test func `a create whose success is unreadable may have taken effect`() async throws {
    let server = RawServer(answer: answer("201 Created", "<html>"))
    let error = try await thrown(AnswerError.self) {
      try await client(of: server).createOnce(creation(folder.file("a.txt")))
    }
    #expect(error.mayHaveTakenEffect)
    #expect(error.message.contains("may have carried it out"))
  }
}
