import CommandLanguage
import DatagridAPI

extension Setting {
  /// The settings of this product, in the order in which `set` lists them.
  static let gridsh: [Setting] =
    [.progress.forPerson, .timeout, .retries, .maxWait, .trace.forPerson] + Setting.session

  /// Whether uploads and waits say how far they are.
  static let progress = Setting.toggle(
    "progress", "Whether uploads and waits say on standard error how far they are.",
    initially: true)

  /// How long a request may take in all.
  static let timeout = Setting.limit(
    "timeout",
    "How long a request may take with its repetitions, once its turn below the rate limit has come; "
      + "else only silence ends one.")

  /// What is said on standard error of each request and its answer.
  static let trace = Setting.choice(
    "trace",
    "What standard error shows of requests: with `on` all but the key, with `info` a row for each.",
    TraceLevel.allCases.map(\.rawValue))

  /// How often a request is repeated.
  static let retries = Setting.count(
    "retries",
    "How often a request that failed is sent again, where that may help and does no harm.",
    // Twenty repetitions last about two and a half minutes; whoever wants more writes a loop.
    upTo: 20, initially: 2)

  /// How long one wait may be that the service asks for.
  static let maxWait = Setting.limit(
    "max-wait", "The longest wait that the service may ask for; beyond it a request ends at once.",
    initially: .duration(120_000_000_000))
}

extension RequestLimits {
  /// Those of a request that is sent once or not at all.
  static var none: RequestLimits {
    var limits = RequestLimits()
    limits.retries = 0
    limits.longestWait = .zero
    return limits
  }

  /// The limits that the user has set.
  init(_ settings: Settings) {
    self.init()
    if case .integer(let number) = settings[.retries] { retries = Int(number) }
    longestWait = Duration(settings[.maxWait])
    total = Duration(settings[.timeout])
  }
}

extension Duration {
  /// The time that a limit allows; nil where it is off.
  init?(_ limit: Value) {
    guard case .duration(let nanoseconds) = limit else { return nil }
    self = .nanoseconds(nanoseconds)
  }

  /// The same in nanoseconds, as values of the language count.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
