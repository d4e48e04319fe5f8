import Testing

@testable import DatagridAPI

/// What a server says that means no good, and what the client makes of it.
struct HostileAnswer: Sendable, CustomTestStringConvertible {
  /// What is wrong with it.
  let name: String
  /// All that the server says before it closes.
  let bytes: [UInt8]
  let error: any RequestFailure.Type
  /// The text of the error, with `HOST` for the server's name and port.
  let message: String
  /// Whether a create that is answered so may have been carried out.
  let leavesCreateOpen: Bool

  init(
    _ name: String, _ bytes: [UInt8], is error: any RequestFailure.Type = AnswerError.self,
    _ message: String, leavesCreateOpen: Bool = true
  ) {
    self.name = name
    self.bytes = bytes
    self.error = error
    self.message = message
    self.leavesCreateOpen = leavesCreateOpen
  }

  init(
    _ name: String, _ text: String, is error: any RequestFailure.Type = AnswerError.self,
    _ message: String, leavesCreateOpen: Bool = true
  ) {
    self.init(
      name, Array(text.utf8), is: error, message, leavesCreateOpen: leavesCreateOpen)
  }

  var testDescription: String { name }
}

extension HostileAnswer {
  private static let ok = "HTTP/1.1 200 OK\r\n"
  private static let chunked = ok + "Transfer-Encoding: chunked\r\n\r\n"
  private static let cut = "The answer of HOST (200) ends in the middle."
  private static let lost = "The connection to HOST was lost before the answer"
  private static let notHTTP = "HOST does not speak HTTP. Check DATAGRID_BASE_URL."

  /// Answers that stop before their end.
  static let cutAnswers: [HostileAnswer] = [
    HostileAnswer("nothing", "", is: ConnectionError.self, "\(lost) (Empty reply from server)."),
    HostileAnswer(
      "half a status line", "HTTP/1.1 20", is: ConnectionError.self,
      "\(lost) (Empty reply from server)."),
    HostileAnswer(
      "nothing but an interim answer", "HTTP/1.1 103 Early Hints\r\n\r\n",
      is: ConnectionError.self, "\(lost) (Empty reply from server)."),
    HostileAnswer("a status line", ok, cut),
    HostileAnswer("half a header", ok + "Content-Le", cut),
    HostileAnswer("a header without its end", ok + "Content-Length: 2\r\n", cut),
    HostileAnswer("a header that announces a body", ok + "Content-Length: 2\r\n\r\n", cut),
    HostileAnswer("half a body", ok + "Content-Length: 20\r\n\r\n{\"id\":", cut),
    HostileAnswer("a whole value of half the length", ok + "Content-Length: 999\r\n\r\n{}", cut),
    HostileAnswer("half a body without length", ok + "\r\n{\"id\":", cut),
    HostileAnswer("chunks without an end", chunked + "2\r\n{}\r\n", cut),
    HostileAnswer("half a chunk", chunked + "20\r\n{\"id\":", cut),
  ]

  /// Answers whose lengths are not true.
  static let wrongLengths: [HostileAnswer] = [
    HostileAnswer("shorter than the body", ok + "Content-Length: 9\r\n\r\n\(knowledgeJSON)", cut),
    HostileAnswer(
      "no length at all", ok + "Content-Length: 0\r\n\r\n\(knowledgeJSON)",
      "The answer of HOST (200) is empty."),
    HostileAnswer("negative", ok + "Content-Length: -5\r\n\r\n\(knowledgeJSON)", notHTTP),
    HostileAnswer("no number", ok + "Content-Length: many\r\n\r\n\(knowledgeJSON)", notHTTP),
    HostileAnswer(
      "two that differ", ok + "Content-Length: 2\r\nContent-Length: 900\r\n\r\n\(knowledgeJSON)",
      cut),
    HostileAnswer(
      "beyond 64 bits", ok + "Content-Length: 99999999999999999999\r\n\r\n\(knowledgeJSON)",
      "The answer of HOST (200) is larger than 16 MiB."),
  ]

  /// Chunked bodies that are none.
  static let chunkedNonsense: [HostileAnswer] = [
    HostileAnswer("a size that is no number", chunked + "zz\r\n", cut),
    HostileAnswer("a negative size", chunked + "-5\r\n", cut),
    HostileAnswer("a size beyond 64 bits", chunked + "FFFFFFFFFFFFFFFFF\r\n", cut),
    HostileAnswer("more than its size", chunked + "3\r\nabcdef\r\n", cut),
    HostileAnswer("JSON without chunks", chunked + knowledgeJSON, cut),
    HostileAnswer(
      "nothing but the last chunk", chunked + "0\r\n\r\n", "The answer of HOST (200) is empty."),
    HostileAnswer(
      "an unknown transfer coding", ok + "Transfer-Encoding: nonsense\r\n\r\n\(knowledgeJSON)",
      "The answer of HOST (200) is encoded in a way that was not asked for. "
        + "Check whether a proxy stands between."),
  ]

  /// Bodies that cannot be read as text.
  static let unreadableBodies: [HostileAnswer] = [
    HostileAnswer(
      "bytes that are not UTF-8", Array((ok + "\r\n{\"id\":\"").utf8) + [0xC3, 0x28, 0x22, 0x7D],
      "The answer of HOST (200) is not JSON: it is not UTF-8."),
    HostileAnswer(
      "a control character", ok + "\r\n{\"id\":\"a\u{1B}b\"}",
      "The answer of HOST (200) is not JSON: control character 0x1b near '\"a'."),
    HostileAnswer(
      "a NUL", ok + "\r\n{\"id\":\"a\0b\"}",
      "The answer of HOST (200) is not JSON: control character 0x0 near '\"a'."),
    HostileAnswer(
      "nesting without end", ok + "\r\n" + String(repeating: "[", count: 1 << 20),
      "The answer of HOST (200) is not JSON: its values are nested too deeply."),
    HostileAnswer(
      "nesting that ends too deep",
      ok + "\r\n{\"id\":\"a\",\"deep\":" + String(repeating: "[", count: 300)
        + String(repeating: "]", count: 300) + "}",
      "The answer of HOST (200) is not JSON: its values are nested too deeply."),
    HostileAnswer(
      "a web page", answer("200 OK", "<html>Sign in</html>", type: "text/html"),
      "HOST answered with a web page (200), not with JSON. "
        + "Check DATAGRID_BASE_URL, and whether a proxy stands between."),
    HostileAnswer(
      "a list for an object", answer("200 OK", "[\(knowledgeJSON)]"),
      "HOST answered with a list (200), not with a knowledge. Check DATAGRID_BASE_URL."),
  ]

  /// Bodies in a content coding that was not asked for.
  static let encodedBodies = ["gzip", "br", "x-none", "identity, gzip"].map { coding in
    HostileAnswer(
      coding, Array("\(ok)Content-Encoding: \(coding)\r\n\r\n".utf8) + [0x1F, 0x8B, 0x08, 0, 0xFF],
      "The answer of HOST (200) is encoded in a way that was not asked for. "
        + "Check whether a proxy stands between.")
  }

  /// Refusals whose bodies are of no use.
  static let refusals: [HostileAnswer] = [
    refusal("in gzip", ["Content-Encoding: gzip"], [0x1F, 0x8B, 0x08, 0xFF]),
    refusal("cut", ["Content-Length: 99"], Array("{\"message\":\"no".utf8)),
    refusal("in chunks that are none", ["Transfer-Encoding: chunked"], Array("zz".utf8)),
    refusal("nested without end", [], [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)),
    refusal("not UTF-8", [], [0x6E, 0xFF, 0x6F], words: ": n\u{FFFD}o"),
    refusal("empty", ["Content-Length: 0"], []),
  ]

  private static func refusal(
    _ name: String, _ fields: [String], _ body: [UInt8], words: String = ""
  ) -> HostileAnswer {
    let header = ["HTTP/1.1 404 Not Found"] + fields
    return HostileAnswer(
      "a refusal \(name)", Array((header.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body,
      is: APIError.self,
      "There is no such thing, or the API key may not see it (404)\(words). "
        + "Check the id and the teamspace.",
      leavesCreateOpen: false)
  }

  /// Headers that HTTP does not have.
  static let headerNonsense: [HostileAnswer] = [
    HostileAnswer("another protocol", "RTSP/1.0 200 OK\r\n\r\n{}", notHTTP),
    HostileAnswer("an alert of TLS", [21, 3, 1, 0, 2, 2, 70], notHTTP),
    HostileAnswer("a version of the future", "HTTP/9.9 200 OK\r\n\r\n{}", notHTTP),
    HostileAnswer("a status that is no number", "HTTP/1.1 abc\r\n\r\n{}", notHTTP),
    HostileAnswer("a status of two digits", "HTTP/1.1 20\r\n\r\n{}", notHTTP),
    HostileAnswer("a status of four digits", "HTTP/1.1 2000 OK\r\n\r\n{}", notHTTP),
    HostileAnswer(
      "a status beyond all", "HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n", is: APIError.self,
      "The server refused the request (999)."),
    HostileAnswer(
      "another protocol from here on",
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\n\r\ngarbage", notHTTP),
    HostileAnswer("a NUL in a field", ok + "X-A: a\0b\r\nContent-Length: 2\r\n\r\n{}", notHTTP),
    HostileAnswer(
      "a field that is not UTF-8", Array("\(ok)X-A: ".utf8) + [0xFF] + Array("\r\n\r\n[]".utf8),
      "HOST answered with a list (200), not with a knowledge. Check DATAGRID_BASE_URL."),
    HostileAnswer(
      "no content", "HTTP/1.1 204 No Content\r\n\r\n", "The answer of HOST (204) is empty."),
  ]

  /// Redirections, of which none may be followed.
  static let redirections: [HostileAnswer] = [
    (301, false), (302, false), (303, true), (307, false), (308, false), (399, false),
  ].map { status, leavesCreateOpen in
    HostileAnswer(
      "\(status)", answer("\(status) Moved", "", headers: ["Location: https://other.test/v1"]),
      "HOST redirects (\(status)) to https://other.test/v1, and redirects are not followed. "
        + "Check DATAGRID_BASE_URL.",
      leavesCreateOpen: leavesCreateOpen)
  }

  static let all =
    cutAnswers + wrongLengths + chunkedNonsense + unreadableBodies + encodedBodies
    + refusals + headerNonsense + redirections
}
