/// The client of the Datagrid Knowledge API.
///
/// Requests may run at the same time, and share their connections. Each is sent once: a request that
/// failed is not repeated here.
package final class DatagridClient: Sendable {
  /// The largest body of an answer that is read, in bytes: 16 MiB.
  package static let maximumAnswerBytes = JSON.maximumBytes

  /// Where requests go, and as whom.
  package let configuration: ClientConfiguration
  let timeouts: Timeouts
  private let transport: Transport

  /// Costs nothing: libcurl and its thread start with the first request.
  package convenience init(_ configuration: ClientConfiguration) {
    self.init(configuration, timeouts: Timeouts())
  }

  init(_ configuration: ClientConfiguration, timeouts: Timeouts) {
    self.configuration = configuration
    self.timeouts = timeouts
    transport = Transport(configuration, timeouts: timeouts)
  }

  deinit { transport.close() }

  /// Ends all requests with `CancellationError` and closes the connections.
  ///
  /// Call it before the process exits. It takes a millisecond or two, and at most a quarter of a
  /// second. Later requests throw ``RequestError/closed``; closing twice is no fault.
  package func close() {
    transport.close()
  }

  /// Sends a request once, and reads its answer as the object that it should be.
  func send<Body: Sendable>(
    _ request: Request, reading read: (JSON) throws(AnswerError.Problem) -> Body
  ) async throws -> Answer<Body> {
    let raw = try await transport.send(request)
    let reader = AnswerReader(configuration: configuration)
    return try reader.read(raw, as: read)
  }
}
