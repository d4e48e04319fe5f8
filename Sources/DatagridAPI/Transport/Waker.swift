internal import CCurl

/// Ends the sleep of the thread that owns a multi handle.
///
/// `curl_multi_wakeup` is the one function on the handle that any thread may call, as long as the
/// handle lives. So a waker is kept under the lock of ``TransferLoop``, called under it, and taken
/// away under it before the handle is released.
struct Waker: @unchecked Sendable {
  private let multi: UnsafeMutableRawPointer

  init(_ multi: UnsafeMutableRawPointer) {
    self.multi = multi
  }

  func wake() {
    curl_multi_wakeup(multi)
  }
}
