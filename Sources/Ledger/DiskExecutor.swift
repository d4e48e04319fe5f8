internal import Dispatch

/// A thread for what waits for the disk, so that no task does.
final class DiskExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "gridsh.ledger")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
