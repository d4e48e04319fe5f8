/// Why a file cannot be learned, as sentences that say what is wrong and what to do.
struct FileProblem: Error, Equatable, CustomStringConvertible {
  /// The sentences; the file is named by whoever shows them.
  let description: String

  init(_ description: String) {
    self.description = description
  }

  static let empty = FileProblem("the file is empty. Upload a file with content.")
}
