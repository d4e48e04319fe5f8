/// How far something that takes its time has come.
package enum Progress: Equatable, Sendable {
  /// A file, or several, on the way to the service: bytes handed to the network, and all there are.
  case upload(label: String, sent: Int64, total: Int64)
  /// Uploads of which several run at the same time.
  case uploads(Uploads)
  /// Files that are read before anything is sent.
  case reading(done: Int, count: Int)
  /// Knowledge that is waited for: its state in a few words, such as `partial, 120 rows`, and for how
  /// long it has been waited for, by the session's clock.
  case wait(label: String, state: String, elapsed: Duration)

  /// Uploads that belong together.
  package struct Uploads: Equatable, Sendable {
    /// One that is under way.
    package struct Running: Equatable, Sendable {
      package let label: String
      package let sent: Int64
      package let total: Int64

      package init(label: String, sent: Int64, total: Int64) {
        self.label = label
        self.sent = sent
        self.total = total
      }
    }

    /// Those under way, in their order.
    package var running: [Running]
    /// How many have come to their end, and how many there are.
    package var done: Int
    package var count: Int
    /// The bytes that all of them have handed to the network, and all there are.
    package var sent: Int64
    package var total: Int64

    package init(running: [Running], done: Int, count: Int, sent: Int64, total: Int64) {
      self.running = running
      self.done = done
      self.count = count
      self.sent = sent
      self.total = total
    }
  }
}
