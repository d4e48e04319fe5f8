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
  /// How what has been learned becomes visible.
  package var pace = Pace.real
  /// How many requests each endpoint takes in 60 s of `now`, by template and method; `nil` for any
  /// number, and for answers without the headers that tell it.
  package var rateLimit: Int? = RateLimiter.publishedLimit
  /// The credits that the organisation has to begin with; a hundred learned rows cost one.
  package var credits: Int64 = Plan.pro.credits
  /// The most bytes that the state may take: the database, the uploads, and bodies on their way in.
  package var stateCap: Int64 = SandboxConfiguration.defaultStateCap
  /// The time, in milliseconds since 1970 (UTC), which stamps objects and answers, and by which the
  /// rate limit and the pace are reckoned.
  package var now: @Sendable () -> Int64 = SandboxConfiguration.systemTime

  /// 8 GiB: a dozen files of the largest size (300 MiB), each with its rows, which take about as much
  /// again; and less than what a home directory can miss without being noticed.
  package static let defaultStateCap: Int64 = 8 << 30

  /// How many rows are published at once after the first one, which is published alone.
  var rowsPerPublication = 10_000
  /// Is called on the ingestion thread before each publication and after each end; it may block,
  /// which holds the ingestion exactly there.
  var ingestionStep: @Sendable (IngestionStep) -> Void = { _ in }

  /// Makes a configuration on the Pro plan, in real time.
  package init(
    port: UInt16 = 0, storage: Storage = .ephemeral, key: String? = nil, seed: UInt64? = nil
  ) {
    self.port = port
    self.storage = storage
    self.key = key
    self.seed = seed
  }

  /// Takes the caps and the credits of a plan.
  package mutating func use(_ plan: Plan) {
    perFileCap = plan.perFileCap
    credits = plan.credits
  }

  /// The system's time in milliseconds since 1970.
  private static func systemTime() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
