#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a sandbox server is started with: its port, its state, its key and its limits.
package struct SandboxConfiguration: Sendable {
  /// Where a sandbox keeps its state.
  package enum Storage: Sendable, Equatable {
    /// A private temporary directory, removed when the server stops.
    case ephemeral
    /// A directory of the user's, created with mode 0700 if it is missing, and kept.
    case directory(String)
  }

  /// The port on 127.0.0.1 that is listened on; 0 lets the system choose a free one.
  package var port: UInt16
  /// Where files and rows are kept.
  package var storage: Storage
  /// The only key that is accepted; `nil` lets the server make one at random.
  package var key: String?
  /// The seed of the identifiers, for runs that can be repeated; `nil` draws them at random.
  package var seed: UInt64?
  /// The largest file accepted, in bytes: each file of a request counts for itself.
  package var perFileCap: Int64 = Plan.pro.perFileCap
  /// The time, in milliseconds since 1970 (UTC), which stamps objects and answers.
  package var now: @Sendable () -> Int64 = SandboxConfiguration.systemTime

  /// How many rows are published at once after the first one, which is published alone.
  var rowsPerPublication = 10_000
  /// Is called on the ingestion thread before each publication and after each end; it may block,
  /// which holds the ingestion exactly there.
  var ingestionStep: @Sendable (IngestionStep) -> Void = { _ in }

  /// Makes a configuration on the Pro plan and the system's time.
  package init(
    port: UInt16 = 0, storage: Storage = .ephemeral, key: String? = nil, seed: UInt64? = nil
  ) {
    self.port = port
    self.storage = storage
    self.key = key
    self.seed = seed
  }

  /// The system's time in milliseconds since 1970.
  private static func systemTime() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
