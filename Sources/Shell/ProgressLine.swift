import CommandLanguage
import LineEditing

/// The rows on standard error that say how far something has come.
///
/// At a terminal it is one row, or a few for uploads that run at the same time, which are drawn again
/// and again and taken away in the end. Elsewhere it is plain rows, few of them, and which ones depends
/// on what is reported and not on the time it takes: a run on simulated time writes the same bytes each
/// time.
struct ProgressLine {
  /// Beyond so many reports a second a person sees no difference.
  private static let shortestPause: Duration = .milliseconds(100)
  /// Smaller uploads are over before anybody wonders.
  private static let smallestUpload: Int64 = 8 << 20
  /// So many uploads are worth a row however small they are.
  private static let manyUploads = 100
  /// A row for each quarter of an upload, where rows stay.
  private static let uploadSteps: Int64 = 4

  /// Rows that stay are not cut.
  private static let anyWidth = 10_000

  private let isTerminal: Bool
  private let columns: () -> Int
  private let now: () -> ContinuousClock.Instant
  /// How many rows stand on the terminal now; the cursor is in the last of them.
  private var drawnRows = 0
  private var lastDrawn: ContinuousClock.Instant?
  /// Where rows stay, a wait has one after so long: each pause is as long as all before it.
  private var nextRow = Duration.zero
  private var lastStep: Int64 = 0

  /// - Parameter columns: how wide the terminal is now.
  init(
    isTerminal: Bool, columns: @escaping () -> Int,
    now: @escaping () -> ContinuousClock.Instant = { .now }
  ) {
    self.isTerminal = isTerminal
    self.columns = columns
    self.now = now
  }

  /// The bytes to write for a report, or none.
  mutating func text(for progress: Progress?) -> String {
    guard let progress else { return end() }
    guard isTerminal else { return row(for: progress) }
    let time = now()
    if let lastDrawn, lastDrawn.advanced(by: Self.shortestPause) > time { return "" }
    // What is over at once is not drawn at all: a flash tells nothing.
    if progress.maySoonBeOver, lastDrawn == nil {
      lastDrawn = time
      return ""
    }
    lastDrawn = time
    let erasure = erasure()
    let width = max(1, columns() - 1)
    let rows =
      if case .uploads(let uploads) = progress {
        UploadRows(uploads).rows(in: width)
      } else {
        [Self.words(for: progress, in: width)]
      }
    drawnRows = rows.count
    return (erasure.isEmpty ? "\r\u{1B}[K" : erasure) + rows.joined(separator: "\r\n")
  }

  /// The bytes that take the rows away, so that something else can be written.
  mutating func erasure() -> String {
    defer { drawnRows = 0 }
    return switch drawnRows {
    case 0: ""
    case 1: "\r\u{1B}[K"
    default: "\r\u{1B}[\(drawnRows - 1)A\u{1B}[J"
    }
  }

  private mutating func end() -> String {
    let text = erasure()
    lastDrawn = nil
    nextRow = .zero
    lastStep = 0
    return text
  }

  private mutating func row(for progress: Progress) -> String {
    if case .upload(let label, let sent, let total) = progress {
      guard total >= Self.smallestUpload else { return "" }
      let step = sent * Self.uploadSteps / total
      guard step > lastStep else { return "" }
      lastStep = step
      return "uploading \(DisplayText(label).text): \(step * 100 / Self.uploadSteps) % of "
        + "\(Self.megabytes(total)) MB\n"
    }
    if case .uploads(let uploads) = progress { return row(for: uploads) }
    guard case .wait(_, _, let elapsed) = progress, elapsed >= nextRow else { return "" }
    nextRow = elapsed * 2
    return Self.words(for: progress, in: Self.anyWidth) + "\n"
  }

  /// What has come to its end counts, and not how far the others are, which depends on the time.
  private mutating func row(for uploads: Progress.Uploads) -> String {
    guard uploads.total >= Self.smallestUpload || uploads.count >= Self.manyUploads,
      uploads.count >= Self.uploadSteps
    else { return "" }
    let step = Int64(uploads.done) * Self.uploadSteps / Int64(uploads.count)
    guard step > lastStep else { return "" }
    lastStep = step
    return "uploaded \(uploads.done) of \(uploads.count) files\n"
  }

  private static func words(for progress: Progress, in columns: Int) -> String {
    switch progress {
    case .upload(let label, let sent, let total):
      let percent = total > 0 ? sent * 100 / total : 100
      return fit(
        "uploading \(label)", ": \(megabytes(sent)) of \(megabytes(total)) MB (\(percent) %)",
        in: columns)
    case .uploads(let uploads):
      return UploadRows(uploads).rows(in: columns).last ?? ""
    case .reading(let done, let count):
      return fit("reading files", ": \(done) of \(count)", in: columns)
    case .wait(let label, let state, let elapsed):
      return fit(
        "waiting for \(label)", ": \(state), \(elapsed.components.seconds) s", in: columns)
    }
  }

  /// The front is cut where both do not fit: what changes stands behind.
  static func fit(_ front: String, _ back: String, in columns: Int) -> String {
    let back = DisplayText(back).cut(to: columns)
    return DisplayText(front).cut(to: max(0, columns - back.columns)).text + back.text
  }

  static func megabytes(_ bytes: Int64) -> String {
    let tenths = bytes / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension Progress {
  fileprivate var maySoonBeOver: Bool {
    switch self {
    case .upload, .uploads, .reading: true
    case .wait: false
    }
  }
}
