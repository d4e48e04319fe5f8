import CommandLanguage
import LineEditing

/// The rows of a terminal for uploads that run at the same time: a bar for each, and words for all.
struct UploadRows {
  /// More uploads than this are counted in the last row and have none of their own.
  private static let mostRows = 4
  /// Below so many columns a bar would leave no room for the name.
  private static let narrow = 50
  private static let barWidth = 20

  private let uploads: Progress.Uploads
  private let rate: String?

  /// - Parameter rate: how fast they go, and how long all of them will take; nil while nobody can tell.
  init(_ uploads: Progress.Uploads, rate: String? = nil) {
    self.uploads = uploads
    self.rate = rate
  }

  /// No row is wider than `columns`; the last is that for all.
  func rows(in columns: Int) -> [String] {
    let shown = uploads.running.prefix(Self.mostRows)
    return shown.map { upload in
      row(upload.label, upload.sent, upload.total, in: columns)
    } + [total(in: columns)]
  }

  private func total(in columns: Int) -> String {
    let hidden = uploads.running.count - Self.mostRows
    let more = hidden > 0 ? ", \(hidden) more under way" : ""
    return ProgressWords.fit(
      "\(uploads.done) of \(uploads.count) files\(more)",
      ProgressWords.amount(uploads.sent, uploads.total) + (rate.map { ", \($0)" } ?? ""),
      in: columns)
  }

  /// A name, cut or filled up so that the bars stand below one another, and how far it is.
  private func row(_ label: String, _ sent: Int64, _ total: Int64, in columns: Int) -> String {
    let done = total > 0 ? min(1, Double(sent) / Double(total)) : 1
    let percent = String(Int(done * 100))
    var back = String(repeating: " ", count: 4 - min(3, percent.count)) + percent + " %"
    if columns >= Self.narrow {
      let filled = Int(done * Double(Self.barWidth))
      let bar =
        String(repeating: "#", count: filled)
        + String(repeating: "-", count: Self.barWidth - filled)
      back = "  [\(bar)]\(back)  \(Readable.size(total))"
    }
    // The size is of no fixed width: the bars begin where the longest would leave them.
    let room = columns >= Self.narrow ? columns - Self.backWidth : columns - back.count
    let front = DisplayText(label).cut(to: max(0, room))
    let blanks = String(repeating: " ", count: max(0, room - front.columns))
    return DisplayText(front.text + blanks + back).cut(to: columns).text
  }

  /// Two blanks, the bar in its brackets, the percentage, and a size of up to seven characters.
  private static let backWidth = 2 + barWidth + 2 + 6 + 2 + 7
}
