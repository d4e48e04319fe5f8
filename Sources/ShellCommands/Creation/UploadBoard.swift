import CommandLanguage
import DatagridAPI
import Synchronization

/// How far uploads are that run at the same time, put together from what each tells.
final class UploadBoard: Sendable {
  /// A terminal is not drawn more often in any case.
  private static let pause = Duration.milliseconds(50)

  private struct State {
    var running: [Int: Progress.Uploads.Running] = [:]
    var done = 0
    var sent: Int64 = 0
    var shown: ContinuousClock.Instant?
  }

  private let output: any Output
  private let count: Int
  private let total: Int64
  private let state = Mutex(State())

  /// - Parameters:
  ///   - count: how many uploads there are.
  ///   - total: their bytes.
  init(output: any Output, count: Int, total: Int64) {
    self.output = output
    self.count = count
    self.total = total
  }

  /// Takes what an upload tells; from any thread.
  func note(_ progress: UploadProgress, of place: Int, label: String) {
    let report = state.withLock { state -> Progress? in
      state.running[place] = .init(label: label, sent: progress.sent, total: progress.total)
      let now = ContinuousClock.now
      if let shown = state.shown, shown.advanced(by: Self.pause) > now { return nil }
      state.shown = now
      return self.report(state)
    }
    if let report { output.report(report) }
  }

  /// Takes the end of an upload of so many bytes, however it ended.
  func end(_ place: Int, size: Int64) {
    output.report(
      state.withLock { state in
        state.running[place] = nil
        state.done += 1
        state.sent += size
        return report(state)
      })
  }

  private func report(_ state: State) -> Progress {
    let running = state.running.sorted { $0.key < $1.key }.map(\.value)
    return .uploads(
      .init(
        running: running, done: state.done, count: count,
        sent: min(total, running.reduce(state.sent) { $0 + $1.sent }), total: total))
  }
}
