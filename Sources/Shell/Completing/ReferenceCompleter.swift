import CommandLanguage
import LineEditing

/// Completes what names an API object: a variable that holds one, or an id.
struct ReferenceCompleter {
  let known: KnownValues
  let parameter: ParameterSpec
  let kind: String
  /// The objects that the session and the account know.
  let objects: (ObjectListing.Query) -> ObjectListing

  /// What may be meant: variables first, then ids; where neither begins like that, objects whose names
  /// do.
  ///
  /// - Parameter text: what was typed, without quotes and backslashes.
  func completion(over range: Range<Int>, typed: String, meaning text: String) -> Completion {
    let spelling = WordSpelling(of: typed)
    let listing = objects(
      .init(kind: kind, typed: text, knowledge: kind == Self.parent ? nil : knowledgeAtHand))
    let note = listing.isOffline ? "(offline)" : nil
    let variables = known.variables
    let references = ReferenceWord(variables: variables.map(\.name))
    for matches in Matching.allCases {
      let named = spelling.style == .bare && !isText ? variables.filter(isTaken) : []
      let candidates =
        named.filter { matches.begins($0.name, with: text) }.map {
          (meaning: $0.name, candidate: Candidate($0.name, summary: $0.value?.hint ?? ""))
        }
        + listing.objects.filter { matches.begins($0.id, with: text) }.map {
          (meaning: $0.id, candidate: candidate(for: $0, spelling, references))
        }
      if candidates.isEmpty { continue }
      let shared = Completion.commonPrefix(of: candidates.map(\.meaning))
      return Completion(
        replacing: range, candidates: candidates.map(\.candidate),
        shared: spelling.spell(shared, isWhole: false), note: note)
    }
    let called = text.isEmpty ? [] : listing.objects.filter { isCalled($0, text) }
    return Completion(
      replacing: range, candidates: called.map { candidate(for: $0, spelling, references) },
      // What names have in common says nothing of what is to be inserted.
      shared: typed, note: note)
  }

  private func candidate(
    for object: ObjectSummary, _ spelling: WordSpelling, _ references: ReferenceWord
  ) -> Candidate {
    let isWord =
      spelling.style == .bare && object.id.utf8.allSatisfy(\.isPlain) && !object.id.hasPrefix("-")
      && (isText || references.isID(object.id))
    let quoting = spelling.style == .bare ? WordSpelling(of: "\"") : spelling
    return Candidate(
      isWord ? object.id : quoting.spell(object.id), label: object.id, summary: object.hint)
  }

  /// Whether any word is an id, since none is a variable.
  private var isText: Bool { parameter.kind == .text }

  private func isCalled(_ object: ObjectSummary, _ text: String) -> Bool {
    object.name.map { Matching.anyCase.begins($0, with: text) } ?? false
  }

  /// Whether the parameter takes a variable's value: an object, or a list with one.
  private func isTaken(_ variable: (name: String, value: KnownValue?)) -> Bool {
    let kinds = [kind, parameter.otherObject].compactMap(\.self)
    return variable.value?.isObject(of: kinds) ?? false
  }

  /// The id of the one knowledge that variables hold; nil where there are several.
  private var knowledgeAtHand: String? {
    let ids = Set(
      known.interpreter.variables.compactMap { variable -> String? in
        guard case .object(let handle) = variable.value, handle.kind.name == Self.parent else {
          return nil
        }
        return handle.id
      })
    return ids.count == 1 ? ids.first : nil
  }

  /// The kind of what other objects belong to.
  private static let parent = "knowledge"
}

/// How the beginning of a word is looked for: as it was typed, else whatever its case.
enum Matching: CaseIterable {
  case exact, anyCase

  func begins(_ text: String, with typed: String) -> Bool {
    switch self {
    case .exact: text.utf8.starts(with: typed.utf8)
    case .anyCase: text.lowercased().hasPrefix(typed.lowercased())
    }
  }
}

extension UInt8 {
  /// Whether it stands in words without meaning anything.
  fileprivate var isPlain: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
      true
    default: self == UInt8(ascii: "-")
    }
  }
}

extension ObjectSummary {
  /// What a list says of it.
  fileprivate var hint: String { [name, status].compactMap(\.self).joined(separator: ", ") }
}
