import Testing

@testable import DatagridAPI

/// A connection that ends at each point of a create.
struct UploadBreakTests {
  /// How far the server lets the create come.
  struct Point: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let steps: [RawServer.Step]
    /// True once the last byte of the body has been handed to the network: how much of it arrived
    /// cannot be known here.
    let leavesCreateOpen: Bool

    init(_ name: String, _ steps: [RawServer.Step], leavesCreateOpen: Bool) {
      testDescription = name
      self.steps = steps
      self.leavesCreateOpen = leavesCreateOpen
    }
  }

  /// More than the buffers of a connection hold: what the server has not read by far has not been
  /// sent either.
  private static let fileBytes = 24 << 20
  private static let body: [RawServer.Step] = [.readHeader, .send(goOn)]
  private static let whole = body + [.readBody(butLast: 0)]

  private static let points: [Point] = [
    Point("before the first byte", [], leavesCreateOpen: false),
    Point("in the header", [.read(20)], leavesCreateOpen: false),
    Point("behind the header", [.readHeader], leavesCreateOpen: false),
    Point("behind the leave to go on", body, leavesCreateOpen: false),
    Point("at the first byte of the body", body + [.read(1)], leavesCreateOpen: false),
    Point("in the name", body + [.read(120)], leavesCreateOpen: false),
    Point("in the parent", body + [.read(250)], leavesCreateOpen: false),
    Point("in the first file", body + [.read(1 << 20)], leavesCreateOpen: false),
    Point("in the second file", body + [.read(fileBytes + 1 << 20)], leavesCreateOpen: false),
    Point("a byte before the end", body + [.readBody(butLast: 1)], leavesCreateOpen: true),
    Point("behind the body", whole, leavesCreateOpen: true),
    Point("in the status line", whole + [.send("HTTP/1.1 2")], leavesCreateOpen: true),
    Point(
      "in the header of the answer", whole + [.send("HTTP/1.1 201 Created\r\nContent-")],
      leavesCreateOpen: true),
    Point(
      "behind the header of the answer",
      whole + [.send("HTTP/1.1 201 Created\r\nContent-Length: 9\r\n\r\n")], leavesCreateOpen: true),
    Point(
      "in the body of the answer", whole + [.send(String(created.dropLast()))],
      leavesCreateOpen: true),
  ]

  private let folder = TemporaryFolder()

  @Test(arguments: points, [[], [RawServer.Step.reset]])
  func `a create that breaks off says whether it may have been carried out`(
    point: Point, ending: [RawServer.Step]
  ) async throws {
    let server = try await expectBreak(at: point, ending: ending)
    #expect(server.acceptedConnections == 1)
  }

  /// After a reset it might not have been seen.
  @Test func `a success before the end of the upload is a reason for doubt`() async throws {
    let script: [RawServer.Step] = UploadBreakTests.body + [.read(1 << 20), .send(created)]
    _ = try await expectBreak(at: Point("early", script, leavesCreateOpen: true), ending: [])
  }

  /// libcurl sends the request a second time then.
  @Test func `an answer to an earlier attempt says nothing of the last one`() async throws {
    let script: [RawServer.Step] = [
      .readHeader, .send(answer("417 Expectation Failed", "")), .readHeader, .readBody(butLast: 0),
    ]
    let server = try await expectBreak(
      at: Point("second", script, leavesCreateOpen: true), ending: [])
    #expect(server.requests.count == 2)
  }

  private func expectBreak(at point: Point, ending: [RawServer.Step]) async throws
    -> RawServer
  {
    let server = RawServer([point.steps + ending])
    let file = folder.largeFile("large.pdf", bytes: UploadBreakTests.fileBytes)
    let wanted = KnowledgeCreation(
      files: [FileUpload(path: file), FileUpload(path: file)], name: "Report",
      parent: .page("page_1"))
    let error = await #expect(throws: (any Error).self) {
      try await client(of: server).createOnce(wanted)
    }
    let failure = try #require(error as? any RequestFailure)
    #expect(failure.mayHaveTakenEffect == point.leavesCreateOpen)
    switch failure {
    case let lost as ConnectionError: #expect(lost.problem == .lost)
    case let cut as AnswerError: #expect(cut.problem == .cut)
    default: Issue.record(failure)
    }
    return server
  }
}
