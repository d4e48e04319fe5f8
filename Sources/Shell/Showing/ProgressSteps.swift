import CommandLanguage
import LineEditing

/// The rows on what is no terminal, which stay: one for each larger step of what is reported.
struct ProgressSteps {
  /// Smaller uploads are over before anybody wonders.
  private static let smallestUpload: Int64 = 8 << 20
  /// So many uploads are worth a row however small they are.
  private static let manyUploads = 100
  /// A row for each quarter of an upload.
  private static let uploadSteps: Int64 = 4

  /// A wait has a row after so long: each pause is as long as all before it.
  private var nextRow = Duration.zero
  private var lastStep: Int64 = 0

  /// The row for a report, with its newline, or nothing.
  mutating func row(for progress: Progress) -> String {
    switch progress {
    case .upload(let label, let sent, let total):
      guard total >= Self.smallestUpload else { return "" }
      let step = sent * Self.uploadSteps / total
      guard step > lastStep else { return "" }
      lastStep = step
      return "uploading \(DisplayText(label).text): \(step * 100 / Self.uploadSteps) % of "
        + "\(Self.megabytes(total)) MB\n"
    case .uploads(let uploads): return row(for: uploads)
    case .reading: return ""
    case .wait(let label, let state, let elapsed):
      guard elapsed >= nextRow else { return "" }
      nextRow = elapsed * 2
      return DisplayText("waiting for \(label): \(state), \(elapsed.components.seconds) s").text
        + "\n"
    }
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

  private static func megabytes(_ bytes: Int64) -> String {
    let tenths = bytes / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
