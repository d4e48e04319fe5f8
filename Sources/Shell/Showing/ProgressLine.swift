import CommandLanguage
import LineEditing

/// The rows on standard error that say how far something has come.
///
/// At a terminal it is one row, or a few for uploads that run at the same time, which are drawn again
/// and again, also while nothing is reported, and taken away in the end. Elsewhere it is plain rows, few of
/// them, and which ones depends on what is reported and not on the time it takes: a run on simulated time
/// writes the same bytes each time.
struct ProgressLine {
  /// Beyond so many reports a second a person sees no difference.
  private static let shortestPause: Duration = .milliseconds(100)
  /// Columns that stay free at the end of a row: the terminal itself writes `^C` behind the last one, and a
  /// row that is full may or may not wrap.
  private static let margin = 3

  private let isTerminal: Bool
  private let columns: () -> Int
  private let now: () -> ContinuousClock.Instant
  /// Whether the session's time passes by itself, so that a wait grows longer between its reports.
  var isTimeReal = true
  /// How wide the rows are that stand on the terminal now; the cursor is behind the last of them.
  private var drawn: [Int] = []
  private var lastDrawn: ContinuousClock.Instant?
  /// What was reported last, and when.
  private var current: (progress: Progress, time: ContinuousClock.Instant)?
  private var rate = UploadRate()
  private var steps = ProgressSteps()

  /// - Parameter columns: how wide the terminal is now.
  init(
    isTerminal: Bool, columns: @escaping () -> Int,
    now: @escaping () -> ContinuousClock.Instant = { .now }
  ) {
    self.isTerminal = isTerminal
    self.columns = columns
    self.now = now
  }

  /// Whether there is something to draw again while nothing is reported.
  var isAlive: Bool { isTerminal && current != nil }

  /// The bytes to write for a report, or none.
  mutating func text(for progress: Progress?) -> String {
    guard let progress else { return end() }
    guard isTerminal else { return steps.row(for: progress) }
    let time = now()
    current = (progress, time)
    if let sent = progress.sent { rate.note(sent, at: time) }
    if let lastDrawn, lastDrawn.advanced(by: Self.shortestPause) > time { return "" }
    // What is over at once is not drawn at all: a flash tells nothing.
    if progress.maySoonBeOver, lastDrawn == nil {
      lastDrawn = time
      return ""
    }
    return draw(progress, since: .zero, at: time)
  }

  /// The bytes that show the last report as it is now, a while later, or none.
  mutating func beat() -> String {
    let time = now()
    guard isTerminal, let (progress, reported) = current else { return "" }
    if let lastDrawn, lastDrawn.advanced(by: Self.shortestPause) > time { return "" }
    return draw(progress, since: reported.duration(to: time), at: time)
  }

  private mutating func draw(
    _ progress: Progress, since age: Duration, at time: ContinuousClock.Instant
  ) -> String {
    lastDrawn = time
    let erasure = erasure()
    let words = ProgressWords(
      progress, rate: progress.total.flatMap { rate.words(for: $0, at: time) },
      age: isTimeReal ? age : .zero)
    let rows = words.rows(in: max(1, columns() - Self.margin))
    drawn = rows.map { DisplayText($0).columns }
    return (erasure.isEmpty ? "\r\u{1B}[K" : erasure) + rows.joined(separator: "\r\n")
  }

  /// The bytes that take the rows away, so that something else can be written.
  ///
  /// A terminal that has become narrower since wraps what stood there.
  mutating func erasure() -> String {
    if drawn.isEmpty { return "" }
    let width = max(1, columns())
    let height = drawn.reduce(0) { $0 + max(1, ($1 + width - 1) / width) }
    drawn = []
    return height == 1 ? "\r\u{1B}[K" : "\r\u{1B}[\(height - 1)A\u{1B}[J"
  }

  /// ``erasure()``, and nothing is drawn before the next report.
  mutating func pause() -> String {
    current = nil
    return erasure()
  }

  private mutating func end() -> String {
    let text = pause()
    lastDrawn = nil
    rate = UploadRate()
    steps = ProgressSteps()
    return text
  }
}

extension Progress {
  fileprivate var maySoonBeOver: Bool {
    switch self {
    case .upload, .uploads, .reading: true
    case .wait: false
    }
  }

  /// Of uploads, the bytes that have left.
  fileprivate var sent: Int64? {
    switch self {
    case .upload(_, let sent, _): sent
    case .uploads(let uploads): uploads.sent
    case .reading, .wait: nil
    }
  }

  /// Of uploads, all their bytes.
  fileprivate var total: Int64? {
    switch self {
    case .upload(_, _, let total): total
    case .uploads(let uploads): uploads.total
    case .reading, .wait: nil
    }
  }
}
