/// The rows in which candidates are listed below a line.
struct CandidateList {
  private let candidates: [Candidate]
  private let note: DisplayText?
  private let dimsSummaries: Bool

  /// - Parameters:
  ///   - note: what is said in a row of its own below them.
  ///   - dimsSummaries: whether what is said of a candidate looks less than its label.
  init(_ candidates: [Candidate], note: String? = nil, dimsSummaries: Bool = false) {
    self.candidates = candidates
    self.note = note.map { DisplayText($0) }
    self.dimsSummaries = dimsSummaries
  }

  /// Up to this many, a candidate has a row of its own with its summary; more would push what is
  /// being edited off an ordinary screen.
  static let mostWithSummaries = 20

  /// Fewer columns than these say nothing of a summary.
  private static let narrowestSummary = 12

  private static let gap = 2

  /// The list for a screen.
  ///
  /// - Parameters:
  ///   - width: the columns of the screen. The last one stays free: what is written there wraps on
  ///     some terminals.
  ///   - limit: the most rows, at least 2. What does not fit is counted in the last one.
  func rows(width: Int, limit: Int) -> [String] {
    let usable = max(1, width - 1)
    let last = note.map { [$0.cut(to: usable).text] } ?? []
    let limit = max(1, limit - last.count)
    // A label has a column at least, so that no more can be in sight.
    let labels = candidates.prefix(usable * limit + 1).map { DisplayText($0.label) }
    let rows = summaryRows(labels, usable, limit) ?? columnRows(labels, usable, limit)
    let missing = candidates.count - rows.reduce(0) { $0 + $1.candidates }
    let more = missing == 0 ? [] : [DisplayText("… and \(missing) more").cut(to: usable).text]
    return rows.map(\.text) + more + last
  }

  private typealias Row = (text: String, candidates: Int)

  /// One candidate a row, or nil when summaries are missing, too many or too cramped.
  private func summaryRows(_ labels: [DisplayText], _ usable: Int, _ limit: Int) -> [Row]? {
    guard candidates.count <= Self.mostWithSummaries else { return nil }
    let summaries = candidates.map { DisplayText($0.summary) }
    guard summaries.contains(where: { $0.columns > 0 }) else { return nil }
    let labelWidth = labels.reduce(0) { max($0, $1.columns) }
    let room = usable - labelWidth - Self.gap
    guard room >= Self.narrowestSummary else { return nil }
    let rows: [Row] = zip(labels, summaries).map { label, summary in
      guard summary.columns > 0 else { return (label.text, 1) }
      return (label.padded(to: labelWidth + Self.gap) + dimmed(summary.cut(to: room).text), 1)
    }
    return rows.count > limit ? Array(rows.prefix(max(1, limit - 1))) : rows
  }

  /// As ECMA-48 8.3.117 has it: faint, and normal intensity again.
  private func dimmed(_ text: String) -> String {
    dimsSummaries ? "\u{1B}[2m\(text)\u{1B}[22m" : text
  }

  /// Labels in columns, read downwards as people read lists of names; the first ones where not all fit.
  private func columnRows(_ all: [DisplayText], _ usable: Int, _ limit: Int) -> [Row] {
    var labels = all.map { $0.cut(to: usable) }
    let columnWidth = labels.reduce(0) { max($0, $1.columns) } + Self.gap
    let columns = max(1, (usable + Self.gap) / columnWidth)
    if labels.count > columns * limit { labels = Array(labels.prefix(columns * max(1, limit - 1))) }
    let rows = (labels.count + columns - 1) / columns
    return (0..<rows).map { row in
      let cells = stride(from: row, to: labels.count, by: rows).map { labels[$0] }
      let padded = cells.dropLast().map { $0.padded(to: columnWidth) }
      return (padded.joined() + (cells.last?.text ?? ""), cells.count)
    }
  }
}
