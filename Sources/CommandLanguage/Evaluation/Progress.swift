/// How far something that takes its time has come.
package enum Progress: Equatable, Sendable {
  /// A file, or several, on the way to the service: bytes handed to the network, and all there are.
  case upload(label: String, sent: Int64, total: Int64)
  /// Knowledge that is waited for: its state in a few words, such as `partial, 120 rows`, and for how
  /// long it has been waited for, by the session's clock.
  case wait(label: String, state: String, elapsed: Duration)
}
