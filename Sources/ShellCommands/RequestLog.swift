import CommandLanguage
import DatagridAPI
import Synchronization

/// What the session asked for last, and what it is only to say that it would ask for.
final class RequestLog: Sendable {
  private struct State {
    var last: RequestDescription?
    /// The requests of each preview that is under way, the outermost first; none while requests leave.
    var previews: [[RequestDescription]] = []
  }

  private let state = Mutex(State())

  /// The last request that was sent; nil before the first.
  var last: RequestDescription? { state.withLock { $0.last } }

  /// Whether requests are only to be looked at: then nobody need agree to what they would do.
  var isPreviewing: Bool { state.withLock { !$0.previews.isEmpty } }

  /// Forgets what was sent, as of another account.
  func forget() { state.withLock { $0.last = nil } }

  /// Notes a request; false while one is only to be looked at.
  func admits(_ request: RequestDescription) -> Bool {
    state.withLock { state in
      guard let innermost = state.previews.indices.last else {
        state.last = request
        return true
      }
      state.previews[innermost].append(request)
      return false
    }
  }

  /// Runs a command without letting a request leave.
  ///
  /// Commands run one after the other, so that whatever asks meanwhile belongs to this one.
  /// - Returns: the requests that it would have sent, up to the first whose answer it needs.
  /// - Throws: what ended the command before it asked for anything.
  func preview(_ run: () throws -> Value) throws -> [RequestDescription] {
    begin()
    let result = Result { try run() }
    return try end(result)
  }

  /// ``preview(_:)`` for the run of a command that talks to the world.
  func preview(_ run: @Sendable () async throws -> Value) async throws -> [RequestDescription] {
    begin()
    let result: Result<Value, any Error>
    do { result = .success(try await run()) } catch { result = .failure(error) }
    return try end(result)
  }

  private func begin() { state.withLock { $0.previews.append([]) } }

  private func end(_ result: Result<Value, any Error>) throws -> [RequestDescription] {
    let requests = state.withLock { state in
      let requests = state.previews.popLast() ?? []
      // `--dry-run` of a command that `show` is given: both show what it would send.
      if let outer = state.previews.indices.last { state.previews[outer] += requests }
      return requests
    }
    do {
      _ = try result.get()
    } catch let failure as Failure {
      // Without answers a command fails, unless it failed before it could ask.
      if requests.isEmpty { throw failure }
    }
    return requests
  }
}
