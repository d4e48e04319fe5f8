/// What the owner knows and the editor does not: the language, what may stand at the cursor, and what
/// was typed before.
///
/// The closures are called on the thread that is in ``LineEditor/read(_:prefilled:)``, which hears no
/// ``EditorEvent`` meanwhile: what takes longer than a person notices must bound its own time.
package struct EditorDelegate {
  /// Whether Enter should open another row instead of handing the text over.
  package var isIncomplete: (String) -> Bool = { _ in false }

  /// The blanks with which a row begins: `before` are the rows above it, `first` is the character that
  /// follows the blanks, if one is known. Nil where blanks count, as within a quoted text.
  package var indentation: (_ before: String, _ first: Character?) -> String? = { _, _ in "  " }

  /// The candidates for the place of the cursor, a UTF-8 offset into the text.
  package var complete: (_ text: String, _ cursor: Int) -> Completion = { _, cursor in
    Completion(replacing: cursor..<cursor, candidates: [])
  }

  /// Whether lists of candidates may have colours, where the terminal has some.
  package var hasColour: () -> Bool = { true }

  /// What is drawn over the text; asked for after each key, with a UTF-8 offset for the cursor, and
  /// without one when the text is drawn as it is to stay.
  package var paint: (_ text: String, _ cursor: Int?) -> LinePaint = { _, _ in LinePaint() }

  /// What is inserted for a text that is pasted: a transcript without its prompts, say.
  package var pasted: (String) -> String = { $0 }

  /// The statements that Up goes through, oldest first; asked for when a line first needs them.
  package var entries: () -> [String] = { [] }

  /// All that was ever typed, in all sessions, oldest first; asked for when a search begins.
  package var history: () -> [String] = { [] }

  /// What is to be printed above the line, rows that end in newlines; asked for at
  /// ``EditorEvent/notice``.
  package var notices: () -> String = { "" }

  /// Has the person edit a text elsewhere, in `$EDITOR`; nil where nothing came of it.
  ///
  /// The terminal is in its ordinary modes meanwhile, and what was printed there stays: why nothing
  /// came of it, say.
  package var edit: (String) -> String? = { _ in nil }

  package init() {}
}
