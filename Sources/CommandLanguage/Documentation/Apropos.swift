/// Finds what speaks of something, by the words of its name, its summary and all that help says of it.
package enum Apropos {
  /// Something that speaks of what was asked for.
  package struct Hit: Equatable, Sendable {
    package let name: String
    /// What it is, in a word.
    package let kind: String
    package let summary: String
  }

  /// All that speaks of every word of a text, or, where nothing does, of some of them; best first, of
  /// equals in the order of help.
  package static func hits(for text: String, _ registry: Registry) -> [Hit] {
    let ofAll = hits(for: text, registry, from: Weight.example)
    return ofAll.isEmpty
      ? hits(for: text, registry, from: Weight.parameter, needsAll: false) : ofAll
  }

  /// - Parameters:
  ///   - weight: of the lightest text in which a word counts.
  ///   - needsAll: whether each word must be found.
  private static func hits(
    for text: String, _ registry: Registry, from weight: Int, needsAll: Bool = true
  ) -> [Hit] {
    let asked = words(of: text).map(stem)
    guard !asked.isEmpty else { return [] }
    return HelpSubject.all(registry).compactMap { subject -> (hit: Hit, score: Int)? in
      let fields = fields(of: subject).filter { $0.weight >= weight }
      var score = subject.names.contains(text.lowercased()) ? wholeName : 0
      for word in asked {
        let found = fields.map { Self.score(of: word, in: $0.words) * $0.weight }.reduce(0, +)
        if found == 0, needsAll { return nil }
        score += found
      }
      if score == 0 { return nil }
      let name = subject.names.first ?? ""
      return (Hit(name: name, kind: subject.kind.word, summary: subject.summary), score)
    }
    // A sort of the standard library may change the order of equals; with their places it does not.
    .enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
    .map(\.element.hit)
  }

  /// More than these nobody reads in a hint.
  private static let mostInHint = 3

  /// What to look at where no page has a name; nil where nothing is about it either.
  ///
  /// A mention is no hint: `at` and `all` stand in half of the pages.
  static func hint(for text: String, _ registry: Registry) -> String? {
    let hits = hits(for: text, registry, from: Weight.summary)
    if hits.isEmpty { return nil }
    let names = hits.prefix(mostInHint).map { "`\($0.name)`" }.joined(separator: ", ")
    let hasMore = Self.hits(for: text, registry).count > mostInHint
    let rest = hasMore ? "; `apropos` finds more" : ""
    return "look at \(names)\(rest)"
  }

  /// What a word is worth by where it stands: more than by all that is said behind.
  private enum Weight {
    static let name = 16
    static let summary = 8
    static let parameter = 4
    static let discussion = 2
    static let example = 1
  }

  /// The texts of a subject, each with what a word in it is worth.
  private static func fields(of subject: HelpSubject) -> [(words: [String], weight: Int)] {
    let parameters = subject.parameters.map { "\($0.name) \($0.help)" }
    let examples = subject.examples.map { "\($0.input) \($0.explanation)" }
    let elsewhere = ReservedWords.elsewhere.filter { subject.names.contains($0.value) }.keys
    return [
      (subject.names + elsewhere, Weight.name), ([subject.summary], Weight.summary),
      (parameters, Weight.parameter),
      ([subject.discussion, subject.advice], Weight.discussion), (examples, Weight.example),
    ].map { texts, weight in (texts.flatMap(words).map(stem), weight) }
  }

  /// 2 where a word is among others, 1 where one begins with it, else 0.
  private static func score(of word: String, in words: [String]) -> Int {
    if words.contains(word) { return 2 }
    let isLong = word.count >= shortestPart
    return isLong && words.contains { $0.hasPrefix(word) } ? 1 : 0
  }

  /// More than all that words can be worth: whoever writes a name means that.
  private static let wholeName = 1_000

  /// Fewer letters begin half of all words.
  private static let shortestPart = 3

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The endings of English that change nothing of what a text is about, longer ones first.
  private static let endings = ["ing", "ies", "ed", "es", "s"]

  /// A word without its ending: `uploads`, `uploaded` and `uploading` are one.
  private static func stem(_ word: String) -> String {
    for ending in endings where word.hasSuffix(ending) && word.count - ending.count >= shortestPart
    {
      return String(word.dropLast(ending.count))
    }
    return word
  }
}
