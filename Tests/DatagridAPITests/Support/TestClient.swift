import Synchronization
import Testing

@testable import DatagridAPI

/// The key that the tests use, and look for where it must not be.
let testKey = "sk-test-0123456789abcdef"

/// A client of that server, which repeats nothing unless its surroundings say so.
func client(
  of server: RawServer, teamspace: String? = nil, timeouts: Timeouts = Timeouts(),
  in context: ClientContext = .test
) throws -> DatagridClient {
  try client(of: server.baseURL, teamspace: teamspace, timeouts: timeouts, in: context)
}

/// A client of that base URL.
func client(
  of baseURL: String, teamspace: String? = nil, timeouts: Timeouts = Timeouts(),
  in context: ClientContext = .test
) throws -> DatagridClient {
  let configuration = try ClientConfiguration(
    baseURL: baseURL, key: APIKey(testKey), teamspace: teamspace)
  return DatagridClient(configuration, in: context, timeouts: timeouts)
}

extension ClientContext {
  /// No time passes, and nothing is repeated.
  static let test = ClientContext(
    now: { .zero }, sleep: { try await Task.sleep(for: $0) }, random: { 0 },
    limits: {
      var limits = RequestLimits()
      limits.retries = 0
      return limits
    })
}

/// A knowledge made of files at these paths.
func creation(_ paths: String...) -> KnowledgeCreation {
  KnowledgeCreation(files: paths.map { FileUpload(path: $0) })
}

extension DatagridClient {
  /// Sends a create once, and looks for nothing.
  func createOnce(_ creation: KnowledgeCreation) async throws -> Answer<Knowledge> {
    try await sendOnce(try request(creation), reading: Knowledge.init)
  }
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
