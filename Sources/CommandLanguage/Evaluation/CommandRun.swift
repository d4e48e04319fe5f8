import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A command's task, whose every step runs on the thread that waits for it.
///
/// The thread has nothing else to do meanwhile, and two changes of thread for each command are saved.
/// What the task waits for comes from the ``IdleWork`` of that thread, or from elsewhere, a clock say,
/// which hands it back to here.
package final class CommandRun: TaskExecutor, @unchecked Sendable {
  private struct State {
    var jobs: [UnownedJob] = []
    var result: Result<Value, any Error>?
  }

  private let state = Mutex(State())
  private let idleWork: any IdleWork
  // A name that is only compared, never changed: what keeps the compiler from seeing that it is safe is
  // that it is a pointer on some systems.
  private let thread = pthread_self()

  /// - Parameter idleWork: what the current thread does while it waits.
  package init(_ idleWork: any IdleWork) { self.idleWork = idleWork }

  /// Takes a step of the task, or of one that it has started; from any thread.
  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // Nobody holds this for the task: once the step is there, the other thread may run the command to its
    // end and give all of this up, while this one still wakes it.
    let hold = Unmanaged.passRetained(self)
    defer { hold.release() }
    state.withLock { $0.jobs.append(job) }
    wake()
  }

  /// The waiting thread itself looks for news before it rests.
  private func wake() {
    if pthread_equal(thread, pthread_self()) == 0 { idleWork.wake() }
  }

  /// Runs the work to its end on this thread, which must be that of the initializer.
  ///
  /// - Parameter started: is given the way to cancel the work.
  package func run(
    _ work: @escaping @Sendable () async throws -> Value,
    started: (@escaping @Sendable () -> Void) -> Void
  ) throws -> Value {
    let task = Task.detached(executorPreference: self) {
      let result: Result<Value, any Error>
      do { result = .success(try await work()) } catch { result = .failure(error) }
      self.state.withLock { $0.result = result }
      self.wake()
    }
    started { task.cancel() }
    while true {
      let (job, result) = state.withLock { state in
        (state.jobs.isEmpty ? nil : state.jobs.removeFirst(), state.result)
      }
      if let job {
        job.runSynchronously(on: asUnownedTaskExecutor())
      } else if let result {
        return try result.get()
      } else {
        idleWork.rest()
      }
    }
  }
}
