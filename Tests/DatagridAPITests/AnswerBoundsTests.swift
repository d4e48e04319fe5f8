import Testing

@testable import DatagridAPI

/// Answers that would take all memory, or all time.
@Suite(.timeLimit(.minutes(1)))
struct AnswerBoundsTests {
  private let folder = TemporaryFolder()

  /// For what is given up after a silence, so that no test takes long.
  private let moment = Duration.milliseconds(20)

  private func problem(
    _ script: [RawServer.Step], timeouts: Timeouts = Timeouts()
  ) async throws -> AnswerError.Problem {
    try await thrown(AnswerError.self) {
      try await client(of: RawServer([[.readRequest] + script]), timeouts: timeouts)
        .retrieveKnowledge("kn_1")
    }.problem
  }

  /// How an answer says where its body ends.
  enum Ending: CaseIterable {
    case length
    case chunks
    case close
  }

  @Test(arguments: Ending.allCases)
  func `a hundred megabytes are given up in little memory`(ending: Ending) async throws {
    let blanks = String(repeating: " ", count: 0x10000)
    let (field, piece, bound) =
      switch ending {
      case .length: ("Content-Length: 100000000", blanks, 16 << 20)
      case .chunks: ("Transfer-Encoding: chunked", "10000\r\n\(blanks)\r\n", 90 << 20)
      case .close: ("Connection: close", blanks, 90 << 20)
      }
    let script: [RawServer.Step] = [
      .send("HTTP/1.1 200 OK\r\n\(field)\r\n\r\n"), .sendForever(piece),
    ]
    let (given, growth) = try await PeakMemory.measured { try await problem(script) }
    #expect(given == .tooLarge)
    #expect(growth < bound)
  }

  @Test func `a body that is announced as too large is not waited for`() async throws {
    let script: [RawServer.Step] = [
      .send("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n"), .drain,
    ]
    #expect(try await problem(script) == .tooLarge)
  }

  /// What a list of so many of these values ends in, which is never a knowledge, and what it takes.
  private func measure(
    _ value: String, count: Int
  ) async throws -> (problem: AnswerError.Problem, growth: Int) {
    let text = "[" + String(repeating: "\(value),", count: count).dropLast() + "]"
    let bytes = Array(answer("200 OK", text).utf8)
    let (given, growth) = try await PeakMemory.measured {
      try await problem([.sendBytes(bytes)])
    }
    return (given, growth)
  }

  private static let smallValues = ["{}", "[]", "0", "\"\"", "{\"\":0}"]

  @Test(arguments: smallValues)
  func `too many small values are refused in little memory`(value: String) async throws {
    let count = DatagridClient.maximumAnswerBytes / (value.utf8.count + 1) - 1
    let (problem, growth) = try await measure(value, count: count)
    #expect(problem == .tooManyValues)
    #expect(growth < 64 << 20)
  }

  @Test(arguments: smallValues)
  func `as many small values as may be take a bounded memory`(value: String) async throws {
    let marks = value.utf8.count(where: "{[:".utf8.contains) + 1
    let (problem, growth) = try await measure(
      value, count: (AnswerReader.maximumValues - 2) / marks)
    #expect(problem == .wrongShape(found: "a list", expected: "a knowledge"))
    #expect(growth < 256 << 20)
  }

  @Test func `an answer of a byte at a time is given up`() async throws {
    let timeouts = Timeouts(silence: moment, leastAnswerRate: .max)
    let script: [RawServer.Step] = [
      .send("HTTP/1.1 200 OK\r\n\r\n"), .sendForever(" "),
    ]
    #expect(try await problem(script, timeouts: timeouts) == .tooSlow)
  }

  @Test func `a create whose answer is too slow may have been carried out`() async throws {
    let script: [RawServer.Step] = [
      .readRequest, .send("HTTP/1.1 201 Created\r\n\r\n"),
      .sendForever(" "),
    ]
    let timeouts = Timeouts(uploadSilence: moment, leastAnswerRate: .max)
    let error = try await thrown(AnswerError.self) {
      try await client(of: RawServer([script]), timeouts: timeouts)
        .createOnce(creation(folder.file("a.txt")))
    }
    #expect(error.problem == .tooSlow)
    #expect(error.mayHaveTakenEffect)
  }

  @Test func `a refusal is told however slow its body is`() async throws {
    let script: [RawServer.Step] = [
      .readRequest, .send("HTTP/1.1 404 Not Found\r\n\r\n"),
      .sendForever(" "),
    ]
    let timeouts = Timeouts(silence: moment, leastAnswerRate: .max)
    let error = try await thrown(APIError.self) {
      try await client(of: RawServer([script]), timeouts: timeouts).retrieveKnowledge("kn_1")
    }
    #expect(error.status == 404)
  }

  @Test(arguments: [
    ("in the status line", "HTTP/1.1 200 "), ("in a header line", "HTTP/1.1 200 OK\r\nX-A: "),
    ("in a chunk's size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;"),
  ])
  func `a line without an end counts as silence`(place: String, start: String) async throws {
    let server = RawServer([[.readRequest, .send(start), .sendForever("a")]])
    let limit = Duration.milliseconds(5)
    let error = try await thrown(ConnectionError.self) {
      try await client(of: server, timeouts: Timeouts(silence: limit)).retrieveKnowledge("kn_1")
    }
    #expect(error.problem == .silence(limit))
  }

  /// libcurl gives a single trailer of more than 4 KiB up by itself.
  @Test(arguments: [
    ("fields", "X-Filler: \(String(repeating: "x", count: 1000))\r\n", .headersTooLarge),
    ("one line", "endless", AnswerError.Problem.cut),
  ])
  func `endless trailers are given up`(
    name: String, filler: String, expected: AnswerError.Problem
  ) async throws {
    let script: [RawServer.Step] = [
      .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-A: "),
      .sendForever(filler),
    ]
    let given = try await problem(script)
    #expect(given == expected)
  }
}
