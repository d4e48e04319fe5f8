import Synchronization
import Testing

@testable import DatagridAPI

/// The key that the tests use, and look for where it must not be.
let testKey = "sk-test-0123456789abcdef"

/// A client of that server.
func client(
  of server: RawServer, teamspace: String? = nil, timeouts: Timeouts = Timeouts()
) throws -> DatagridClient {
  try client(of: server.baseURL, teamspace: teamspace, timeouts: timeouts)
}

/// A client of that base URL.
func client(
  of baseURL: String, teamspace: String? = nil, timeouts: Timeouts = Timeouts()
) throws -> DatagridClient {
  let configuration = try ClientConfiguration(
    baseURL: baseURL, key: APIKey(testKey), teamspace: teamspace)
  return DatagridClient(configuration, timeouts: timeouts)
}

/// A knowledge made of files at these paths.
func creation(_ paths: String...) -> KnowledgeCreation {
  KnowledgeCreation(files: paths.map { FileUpload(path: $0) })
}

/// The error of that type that the work throws; anything else fails the test.
func thrown<E: Error, Value>(
  _ type: E.Type, by work: () async throws -> Value,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> E {
  try #require(
    await #expect(throws: type, sourceLocation: sourceLocation) { _ = try await work() },
    sourceLocation: sourceLocation)
}

/// Keeps what a create tells about its progress.
final class ProgressLog: Sendable {
  private let steps = Mutex<[UploadProgress]>([])

  var all: [UploadProgress] { steps.withLock { $0 } }

  func add(_ step: UploadProgress) {
    steps.withLock { $0.append(step) }
  }
}
