/// The rows in which candidates are listed below a line.
struct CandidateList {
  private let candidates: [(label: DisplayText, summary: DisplayText)]

  init(_ candidates: [Candidate]) {
    self.candidates = candidates.map { (DisplayText($0.label), DisplayText($0.summary)) }
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
    let all = summaryRows(usable) ?? columnRows(usable)
    guard all.count > limit else { return all.map(\.text) }
    let shown = all.prefix(max(1, limit - 1))
    let missing = candidates.count - shown.reduce(0) { $0 + $1.candidates }
    return shown.map(\.text) + [DisplayText("… and \(missing) more").cut(to: usable).text]
  }

  private typealias Row = (text: String, candidates: Int)

  /// One candidate a row, or nil when summaries are missing, too many or too cramped.
  private func summaryRows(_ usable: Int) -> [Row]? {
    guard candidates.count <= Self.mostWithSummaries,
      candidates.contains(where: { $0.summary.columns > 0 })
    else { return nil }
    let labelWidth = candidates.reduce(0) { max($0, $1.label.columns) }
    let room = usable - labelWidth - Self.gap
    guard room >= Self.narrowestSummary else { return nil }
    return candidates.map { label, summary in
      guard summary.columns > 0 else { return (label.text, 1) }
      return (label.padded(to: labelWidth + Self.gap) + summary.cut(to: room).text, 1)
    }
  }

  /// Labels in columns, read downwards as people read lists of names.
  private func columnRows(_ usable: Int) -> [Row] {
    let labels = candidates.map { $0.label.cut(to: usable) }
    let columnWidth = labels.reduce(0) { max($0, $1.columns) } + Self.gap
    let columns = max(1, (usable + Self.gap) / columnWidth)
    let rows = (labels.count + columns - 1) / columns
    return (0..<rows).map { row in
      let cells = stride(from: row, to: labels.count, by: rows).map { labels[$0] }
      let padded = cells.dropLast().map { $0.padded(to: columnWidth) }
      return (padded.joined() + (cells.last?.text ?? ""), cells.count)
    }
  }
}
