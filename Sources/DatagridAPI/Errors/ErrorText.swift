/// Wording that several errors share.
enum ErrorText {
  static let mayHaveTakenEffect =
    "The server may have carried it out all the same: look before you send it again."

  /// A length of time in seconds, with a fraction only where there is one.
  static func seconds(_ duration: Duration) -> String {
    let milliseconds = duration / .milliseconds(1)
    let seconds = (milliseconds / 1000)
    return seconds == seconds.rounded() ? "\(Int64(seconds)) s" : "\(seconds) s"
  }

  /// The text as a sentence: without space around it, with a full stop unless it ends in a mark.
  static func sentence(_ text: String) -> String {
    guard let last = text.last else { return "" }
    return ".!?…:".contains(last) ? text : text + "."
  }

  /// Those sentences that there are, one behind the other.
  static func joined(_ sentences: String...) -> String {
    sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
