/// Sends requests, each once: repeating them is for those above to decide.
///
/// All transfers share one thread and its connections, which are kept for the next request; libcurl
/// starts with the first request.
final class Transport: Sendable {
  private let configuration: ClientConfiguration
  private let timeouts: Timeouts
  private let loop: TransferLoop

  /// - Parameter wakeCaller: tells the caller that it must take a ``turn()``; without it the transport has
  ///   a thread of its own.
  init(
    _ configuration: ClientConfiguration, timeouts: Timeouts,
    wakeCaller: (@Sendable () -> Void)?
  ) {
    self.configuration = configuration
    self.timeouts = timeouts
    loop = TransferLoop(wakeCaller: wakeCaller)
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

  /// Moves transfers on, as ``TransferLoop/turn()`` does.
  func turn() -> Bool { loop.turn() }

  /// Ends the present turn; from any thread.
  func wake() { loop.wake() }

  /// Ends all transfers and the thread; later requests throw ``RequestError/closed``.
  func close() { loop.close() }
}
