/// What the owner knows and the editor does not: the language, and what may stand at the cursor.
///
/// The closures are called on the thread that is in ``LineEditor/read(_:)``, which hears no
/// ``EditorEvent`` meanwhile: what takes longer than a person notices must bound its own time.
package struct EditorDelegate {
  /// Whether Enter should open another row instead of handing the text over.
  package var isIncomplete: (String) -> Bool

  /// Whether a text that is incomplete ends where blanks count: its next row is not indented.
  package var isVerbatim: (String) -> Bool

  /// The candidates for the place of the cursor, a UTF-8 offset into the text.
  package var complete: (_ text: String, _ cursor: Int) -> Completion

  package init(
    isIncomplete: @escaping (String) -> Bool = { _ in false },
    isVerbatim: @escaping (String) -> Bool = { _ in false },
    complete: @escaping (_ text: String, _ cursor: Int) -> Completion = { _, cursor in
      Completion(replacing: cursor..<cursor, candidates: [])
    }
  ) {
    self.isIncomplete = isIncomplete
    self.isVerbatim = isVerbatim
    self.complete = complete
  }
}
