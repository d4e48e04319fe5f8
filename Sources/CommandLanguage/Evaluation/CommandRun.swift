import Dispatch
import Synchronization

/// A command's task, whose every step runs on the thread that waits for it.
///
/// The thread has nothing else to do meanwhile, and two changes of thread for each command are saved.
/// What the task waits for, a transfer or a clock, happens elsewhere and hands it back to here.
final class CommandRun: TaskExecutor {
  private struct State {
    var jobs: [UnownedJob] = []
    var result: Result<Value, any Error>?
  }

  private let state = Mutex(State())
  /// Signalled for each job, and for the result.
  private let news = DispatchSemaphore(value: 0)

  /// Takes a step of the task, or of one that it has started; from any thread.
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    state.withLock { $0.jobs.append(job) }
    news.signal()
  }

  /// Runs the work to its end on this thread.
  ///
  /// - Parameter started: is given the way to cancel the work.
  func run(
    _ work: @escaping @Sendable () async throws -> Value,
    started: (@escaping @Sendable () -> Void) -> Void
  ) throws -> Value {
    let task = Task.detached(executorPreference: self) {
      let result: Result<Value, any Error>
      do { result = .success(try await work()) } catch { result = .failure(error) }
      self.state.withLock { $0.result = result }
      self.news.signal()
    }
    started { task.cancel() }
    while true {
      news.wait()
      let (job, result) = state.withLock { state in
        (state.jobs.isEmpty ? nil : state.jobs.removeFirst(), state.result)
      }
      if let job {
        job.runSynchronously(on: asUnownedTaskExecutor())
      } else if let result {
        return try result.get()
      }
    }
  }
}
