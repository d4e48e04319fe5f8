/// Sends requests, each once: repeating them is for those above to decide.
///
/// All transfers share one thread and its connections, which are kept for the next request; the thread
/// and libcurl start with the first request.
final class Transport: Sendable {
  private let configuration: ClientConfiguration
  private let timeouts: Timeouts
  private let loop = TransferLoop()

  init(_ configuration: ClientConfiguration, timeouts: Timeouts) {
    self.configuration = configuration
    self.timeouts = timeouts
  }

  deinit { loop.close() }

  /// Sends a request and waits for its answer, whatever the status.
  ///
  /// Cancellation ends the transfer at once, in whatever state it is.
  /// - Throws: ``ConnectionError``, ``AnswerError`` for an answer whose header or size is wrong,
  ///   ``FileError`` for a file that changed, ``RequestError/closed``, and `CancellationError`.
  func send(_ request: Request) async throws -> RawAnswer {
    try Task.checkCancellation()
    let id = loop.nextID()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        loop.submit(
          Submission(
            id: id, request: request, configuration: configuration, timeouts: timeouts,
            began: .now, continuation: continuation))
        // The handler below may have run before there was anything to cancel.
        if Task.isCancelled { loop.cancel(id) }
      }
    } onCancel: {
      loop.cancel(id)
    }
  }

  /// Ends all transfers and the thread; later requests throw ``RequestError/closed``.
  func close() { loop.close() }
}
