import Testing

@testable import DatagridAPI

/// Servers that say what no proper server would.
struct HostileAnswerTests {
  private let folder = TemporaryFolder()

  /// What a request ends in when all of it was read and the server then says this.
  private func failure(
    _ hostile: HostileAnswer, of request: (DatagridClient) async throws -> Void
  ) async throws -> (any RequestFailure, RawServer) {
    let server = RawServer([[.readRequest, .sendBytes(hostile.bytes)]])
    let error = await #expect(throws: (any Error).self) { try await request(client(of: server)) }
    return (try #require(error as? any RequestFailure), server)
  }

  @Test(arguments: HostileAnswer.all)
  func `a retrieve ends in an error that says what came`(hostile: HostileAnswer) async throws {
    let (error, server) = try await failure(hostile) {
      _ = try await $0.retrieveKnowledge("kn_1")
    }
    #expect(type(of: error) == hostile.error)
    #expect(error.message.replacing("127.0.0.1:\(server.port)", with: "HOST") == hostile.message)
    #expect(!error.mayHaveTakenEffect)
    #expect(server.requests.count == 1)
  }

  @Test(arguments: HostileAnswer.all)
  func `a create says besides whether it may have been carried out`(
    hostile: HostileAnswer
  ) async throws {
    let path = folder.file("a.txt")
    let (error, server) = try await failure(hostile) {
      _ = try await $0.createOnce(creation(path))
    }
    #expect(type(of: error) == hostile.error)
    #expect(error.mayHaveTakenEffect == hostile.leavesCreateOpen)
    #expect(error.message.contains("look before you send it again") == hostile.leavesCreateOpen)
    #expect(server.requests.count == 1)
  }
}
