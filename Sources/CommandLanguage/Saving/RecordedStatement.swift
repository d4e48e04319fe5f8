/// A statement that the prompt ran, with what is needed to write it into a script: texts and ids, no
/// values.
struct RecordedStatement: Sendable {
  /// What became of it, as far as a script is concerned.
  enum Outcome: Sendable {
    /// It came to its end.
    case done
    /// It failed, or was interrupted.
    case failed
    /// It served the person alone.
    case personal
    /// It may hold a key, and is not kept.
    case secret
  }

  /// What sort of statement it is, by its first words.
  enum Form: Equatable, Sendable {
    case value
    case assignment(String)
    case definition(String)
    /// A `param`, and where its value is written.
    case parameter(String, value: SourceRange)
    /// Comments with no statement behind them.
    case remarks
    /// A loop, a condition, a `try`, a `defer`, …
    case other
  }

  var outcome: Outcome
  var form: Form
  /// As typed; empty where it is not written down anyhow.
  var text = ""
  /// The rows of comments above it.
  var remarks: [String] = []
  /// What in the text may have to be written otherwise, in the order of the text.
  var places: [Place] = []
  /// The variables of the session that it reads and the `def`s that it calls; `_` where that is read.
  var reads: Set<String> = []
  /// The variables of the session that it may have given a value.
  var assigned: [String] = []
  /// Names that are its own: those of a `def`'s parameters and variables.
  var ownNames: Set<String> = []
  /// Whether it may have changed `_`.
  var changesLast = false
  /// The objects that its variables hold behind it, or that it gave.
  var objects: [HeldObject] = []
  /// What it waited for, and what that came to.
  var settled: [Settled] = []
  /// What its command raised that had waited in vain, but to an end: the kind of the error.
  var raised: String?
  /// Whether it ran before the person came: it is written only where something else needs it.
  var isPreamble = false

  /// About how much memory it takes, in bytes.
  var size: Int {
    let parts = places.count + reads.count + assigned.count + objects.count + settled.count
    return text.utf8.count + remarks.reduce(0) { $0 + $1.utf8.count } + (parts + 1) * Self.partSize
  }

  /// A place, an id or a name with what Swift needs to hold it.
  private static let partSize = 128
}

extension RecordedStatement {
  /// A part of the text that may have to be written otherwise.
  struct Place: Sendable {
    /// In the statement's ``RecordedStatement/text``; with the quotes, without a `$`.
    let range: SourceRange
    let meaning: Meaning
  }

  /// What stands at a place.
  enum Meaning: Equatable, Sendable {
    /// A text that may be the id of an object, or hold ids.
    case text(String, Use)
    /// A file's path, and the same from the root.
    case file(String, whole: String)
    /// The path of a sourced file, from the root.
    case sourced(String)
    /// `_`, the last value that a statement gave.
    case last
    /// Nothing: the end of a filter that writes a file, and that may not replace one.
    case endOfSave
  }

  /// How the place of a text is read: it says how a variable is written there.
  enum Use: Equatable, Sendable {
    /// As an object of a kind, `k`; where errors are caught, one that there is not may be meant.
    case object(String, isCaught: Bool)
    /// As a text, `$k`.
    case word
    /// As whatever it is, `$k.id`.
    case any
    /// As a part of an expression, `k.id`; in a filter a bare name is a field of the item.
    case expression(inFilter: Bool)
  }

  /// An object that a variable holds, or that the statement gave.
  struct HeldObject: Equatable, Sendable {
    /// What the endpoints call it.
    let id: String
    /// The name of its kind.
    let kind: String
    /// The variable; nil where it is what the statement gave.
    let name: String?
    /// Its place in the list there; nil where there is no list.
    let index: Int?
  }

  /// What an operand was waited for, and what it came to.
  struct Settled: Equatable, Sendable {
    /// Where the operand stands; nil where it is not to be evaluated again.
    let operand: SourceRange?
    /// Whether it is a list, all of whose items came to the same.
    let isList: Bool
    /// Whether nothing else was waited for, so that `_` is it.
    let isAlone: Bool
    let field: String
    /// What the field then was, as a literal.
    let literal: String
  }
}
