/// What the parser or the checker has to say about a place in a text.
package struct Diagnostic: Equatable, Sendable {
  /// Whether the program can run all the same.
  package enum Severity: Sendable {
    /// The program cannot run.
    case error
    /// The program runs; the reader may have meant something else.
    case note
  }

  /// Whether the program can run all the same.
  package var severity: Severity
  /// What is wrong, as "X must be Y, but is Z" where that fits.
  package var message: String
  /// The part of a text that is meant: the caret's place.
  package var site: Site
  /// What to do about it; shown beside the caret.
  package var hint: String?
  /// True exactly when some text, appended, removes the error: the prompt then reads on.
  ///
  /// Only the parser gives such errors. The text is taken to end between two tokens.
  package var isIncomplete: Bool

  /// Says something about a place; an error, unless it says otherwise.
  package init(
    _ message: String, at site: Site, hint: String? = nil, isIncomplete: Bool = false,
    severity: Severity = .error
  ) {
    self.message = message
    self.site = site
    self.hint = hint
    self.isIncomplete = isIncomplete
    self.severity = severity
  }

  /// The part of its text that is meant.
  package var range: SourceRange { site.range }
}

extension Collection<Diagnostic> {
  /// Whether something here keeps the program from running.
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// Whether the text is only cut off: there are errors, and all of them say so.
  package var isIncomplete: Bool {
    hasErrors && allSatisfy { $0.isIncomplete || $0.severity == .note }
  }

  /// The same in the order of the program's text, that of a sourced file in its place; what stands
  /// at one place keeps its order.
  var inOrderOfText: [Diagnostic] {
    map { (offsets: $0.site.offsets, diagnostic: $0) }.enumerated()
      .sorted { left, right in
        left.element.offsets == right.element.offsets
          ? left.offset < right.offset
          : left.element.offsets.lexicographicallyPrecedes(right.element.offsets)
      }
      .map(\.element.diagnostic)
  }
}
