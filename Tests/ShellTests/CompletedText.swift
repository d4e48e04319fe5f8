import CommandLanguage
import LineEditing
import Shell
import TestSupport

/// A text in which `‸` marks the cursor.
///
/// A bar there would be taken for the one that sets off a filter.
struct CompletedText {
  let text: String
  let cursor: Int

  init(_ marked: String) {
    let parts = marked.split(separator: "‸", omittingEmptySubsequences: false)
    text = parts.joined()
    cursor = parts[0].utf8.count
  }

  /// What the text becomes with each of the candidates.
  func outcomes(_ completion: Completion) -> [String] {
    completion.candidates.map { replacing(completion.replacing, with: $0.text) }
  }

  /// What it becomes with what all candidates have in common.
  func shared(_ completion: Completion) -> String {
    replacing(completion.replacing, with: completion.shared)
  }

  private func replacing(_ range: Range<Int>, with replacement: String) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + replacement
      + String(decoding: bytes[range.upperBound...], as: UTF8.self)
  }
}

extension TranscriptSession {
  /// What the marked text becomes with each candidate.
  func completions(
    _ marked: String, objects: @escaping (ObjectListing.Query) -> ObjectListing = { _ in .init() }
  ) -> [String] {
    let text = CompletedText(marked)
    return text.outcomes(
      Completer(interpreter, objects: objects).complete(text.text, at: text.cursor))
  }
}
