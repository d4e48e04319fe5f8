internal import CCurl

/// The transfers under way on one multi handle, and those that wait for them.
///
/// Belongs to the thread that takes the turns.
final class TransferTable {
  private struct Entry {
    let transfer: Transfer
    let continuation: CheckedContinuation<RawAnswer, any Error>
  }

  private let multi: UnsafeMutableRawPointer
  private let sockets = OpenSockets()
  private var entries: [Submission.ID: Entry] = [:]

  /// Starts libcurl, if nobody has yet; nil when it cannot be started.
  init?() {
    guard CurlLibrary.isReady, let multi = curl_multi_init() else { return nil }
    self.multi = multi
  }

  var waker: Waker { Waker(multi) }

  /// How many requests have come to their end so far.
  private(set) var ended = 0

  /// True when no transfer is under way.
  var isIdle: Bool { entries.isEmpty }

  func start(_ submission: Submission) {
    do throws(EasyHandle.SetupError) {
      let transfer = try Transfer(submission, sockets: sockets)
      try add(transfer)
      entries[submission.id] = Entry(transfer: transfer, continuation: submission.continuation)
    } catch {
      ended += 1
      submission.continuation.resume(
        throwing: ConnectionError(
          problem: .other, host: submission.configuration.host,
          detail: String(cString: curl_easy_strerror(error.code)), mayHaveTakenEffect: false))
    }
  }

  private func add(_ transfer: Transfer) throws(EasyHandle.SetupError) {
    guard curl_multi_add_handle(multi, transfer.easy.pointer) == CURLM_OK else {
      throw EasyHandle.SetupError(code: CURLE_FAILED_INIT)
    }
  }

  func cancel(_ id: Submission.ID) {
    finish(id) { _ in .failure(CancellationError()) }
  }

  /// Moves what can be moved, and ends what is done or silent for too long.
  func perform() {
    var running: Int32 = 0
    let result = curl_multi_perform(multi, &running)
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      // The message is gone with the handle that it is about.
      let (kind, handle, code) = (
        message.pointee.msg, message.pointee.easy_handle, message.pointee.data.result
      )
      guard kind == CURLMSG_DONE, let handle,
        let transfer = Transfer.from(ccurl_get_private(handle)), !goesToNewConnection(transfer)
      else { continue }
      finish(transfer.id) { $0.outcome(code) }
    }
    let now = ContinuousClock.now
    for (id, entry) in entries where entry.transfer.deadline.map({ $0 <= now }) == true {
      finish(id) { $0.outcomeOfDelay() }
    }
    if result != CURLM_OK { failAll(result) }
  }

  /// Sends a request that met a stale connection on a new one: true when that is so.
  private func goesToNewConnection(_ transfer: Transfer) -> Bool {
    guard transfer.metStaleConnection else { return false }
    curl_multi_remove_handle(multi, transfer.easy.pointer)
    do throws(EasyHandle.SetupError) {
      try transfer.beginAnew()
      try add(transfer)
      return true
    } catch {
      return false
    }
  }

  /// Sleeps until there is something to do, the next deadline has come, or a waker is called.
  func wait(atMost longest: Duration) {
    let deadline = entries.values.compactMap(\.transfer.deadline).min()
    let duration = deadline.map { min(longest, max(.zero, ContinuousClock.now.duration(to: $0))) }
    // Rounded up: a sleep that ends before the deadline would be followed by one of no length.
    let milliseconds = ((duration ?? longest) / .milliseconds(1)).rounded(.up)
    let result = curl_multi_poll(multi, nil, 0, Int32(milliseconds), nil)
    if result != CURLM_OK { failAll(result) }
  }

  /// Ends all transfers and releases the handle, with which nothing may be done afterwards.
  func close() {
    for id in Array(entries.keys) { cancel(id) }
    curl_multi_cleanup(multi)
  }

  private func finish(
    _ id: Submission.ID, with outcome: (Transfer) -> Result<RawAnswer, any Error>
  ) {
    guard let entry = entries.removeValue(forKey: id) else { return }
    ended += 1
    let result = outcome(entry.transfer)
    curl_multi_remove_handle(multi, entry.transfer.easy.pointer)
    entry.continuation.resume(with: result)
  }

  /// Without its multi handle no transfer can go on, and a loop that tried would never sleep.
  private func failAll(_ code: CURLMcode) {
    let detail = String(cString: curl_multi_strerror(code))
    for id in Array(entries.keys) {
      finish(id) { transfer in
        .failure(
          ConnectionError(
            problem: .other, host: transfer.configuration.host, detail: detail,
            mayHaveTakenEffect: transfer.mayHaveTakenEffect))
      }
    }
  }
}
