import CommandLanguage
import DatagridAPI
import Ledger

/// Looks at all files before the first byte leaves, and names all that is wrong at once.
struct FileCheck: Sendable {
  /// The largest file of any published plan: 300 MB, a megabyte read as 2²⁰ bytes, the larger of its
  /// two meanings, so that nothing is doubted here which the service takes.
  private static let largestPublished: Int64 = 300 << 20
  /// More than so many nobody reads; the rest is counted.
  private static let mostNamed = 20

  /// What to do about a size that the service has refused before.
  static let planHint = "split it; a plan that has changed since is known to the next session"

  let files: [FileUpload]
  let isStrict: Bool
  /// A size that the service has refused in this session, in bytes, if it has.
  let refusedSize: Int64?
  let output: any Output

  /// The sizes of the files, in bytes.
  ///
  /// - Throws: ``Failure`` that names all files which cannot be sent; `CancellationError`.
  func run() async throws -> [Int64] {
    let found = try await DiskWork.run { [files] isCancelled in
      try FileExamination(of: files, isCancelled: isCancelled)
    }
    var problems = found.faults.map { (kind: "unreadable_file", text: $0.message) }
    for (file, size) in zip(files, found.sizes) {
      if let refusedSize, size >= refusedSize {
        problems.append(
          (
            "payload_too_large",
            "\(file.path): has \(Self.text(size)), and the service has refused \(Self.text(refusedSize))"
          ))
      }
    }
    let isRefused = !problems.isEmpty
    let doubts = doubts(found)
    if isStrict { problems += doubts }
    if let first = problems.first {
      throw Failure(
        Self.list(problems.map(\.text)) + ". Nothing was sent.", kind: first.kind,
        hint: !found.faults.isEmpty
          ? Self.missingHint(found.faults)
          : isRefused ? Self.planHint : "without --strict these are warnings")
    }
    if !doubts.isEmpty { output.notice("warning: " + Self.list(doubts.map(\.text))) }
    if !found.repetitions.isEmpty {
      output.notice("note: given more than once: " + Self.list(found.repetitions, by: ", "))
    }
    return found.sizes
  }

  /// What to do where files are not there; nil where something else is wrong.
  private static func missingHint(_ faults: [FileError.Fault]) -> String? {
    faults.contains { $0.problem == .missing } ? "`files *` lists what is here" : nil
  }

  /// What the service may refuse.
  private func doubts(_ found: FileExamination) -> [(kind: String, text: String)] {
    let large = zip(files, found.sizes).filter { $1 > Self.largestPublished }.map { file, size in
      (
        kind: "payload_too_large",
        text: "\(file.path): has \(Self.text(size)), and no published plan takes more than 300MB"
      )
    }
    guard !found.unlisted.isEmpty else { return large }
    let paths = Self.list(found.unlisted, by: ", ")
    let types = "pdf, json, csv, text, png, jpeg, excel, google sheets, docx, pptx"
    return large + [("unlisted_type", "\(paths): of no type that the API's page names (\(types))")]
  }

  private static func text(_ size: Int64) -> String { Value.size(size).text }

  static func list(_ texts: [String], by separator: String = "; ") -> String {
    let rest = texts.count - mostNamed
    return texts.prefix(mostNamed).joined(separator: separator)
      + (rest > 0 ? "\(separator)and \(rest) more" : "")
  }
}
