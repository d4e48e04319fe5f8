import CommandLanguage
import LineEditing

/// What a terminal shows of a report.
struct ProgressWords {
  private let progress: Progress
  /// How fast uploads go, and how long they will take; nil while nobody can tell.
  private let rate: String?
  /// How long ago it was reported.
  private let age: Duration

  init(_ progress: Progress, rate: String? = nil, age: Duration = .zero) {
    self.progress = progress
    self.rate = rate
    self.age = age
  }

  /// No row is wider than `columns`.
  func rows(in columns: Int) -> [String] {
    switch progress {
    case .upload(let label, let sent, let total):
      [Self.fit("uploading \(label)", upload(sent, total), in: columns)]
    case .uploads(let uploads): UploadRows(uploads, rate: rate).rows(in: columns)
    case .reading(let done, let count):
      [Self.fit("reading files", ": \(done) of \(count)", in: columns)]
    case .wait(let label, let state, let elapsed):
      [Self.fit("waiting for \(label)", ": \(state), \(Self.text(of: elapsed + age))", in: columns)]
    }
  }

  private func upload(_ sent: Int64, _ total: Int64) -> String {
    if total > 0, sent >= total { return ": \(Readable.size(total)) sent, waiting for the answer" }
    return Self.amount(sent, total) + (rate.map { ", \($0)" } ?? "")
  }

  /// `: 1.0 of 4.2 MB (23 %)`.
  static func amount(_ sent: Int64, _ total: Int64) -> String {
    let percent = total > 0 ? Int(Double(sent) / Double(total) * 100) : 100
    return ": \(Readable.size(sent, of: total)) (\(percent) %)"
  }

  /// Whole seconds: what is drawn once a second shows no less.
  private static func text(of elapsed: Duration) -> String {
    Readable.duration(.seconds(elapsed.components.seconds))
  }

  /// The front is cut where both do not fit, since what changes stands behind; where no letter of it has room
  /// it is left out, and the sign between them with it.
  static func fit(_ front: String, _ back: String, in columns: Int) -> String {
    let shown = DisplayText(back)
    let room = columns - shown.columns
    if room < 2 { return DisplayText(String(back.trimmingPrefix(": "))).cut(to: columns).text }
    return DisplayText(front).cut(to: room).text + shown.text
  }
}
