/// What the owner knows and the editor does not: the language, and what may stand at the cursor.
///
/// The closures are called on the thread that is in ``LineEditor/read(_:)``, which hears no
/// ``EditorEvent`` meanwhile: what takes longer than a person notices must bound its own time.
package struct EditorDelegate {
  /// Whether Enter should open another row instead of handing the text over.
  package var isIncomplete: (String) -> Bool

  /// The candidates for the place of the cursor, a UTF-8 offset into the text.
  package var complete: (_ text: String, _ cursor: Int) -> Completion

  package init(
    isIncomplete: @escaping (String) -> Bool = { _ in false },
    complete: @escaping (_ text: String, _ cursor: Int) -> Completion = { _, cursor in
      Completion(replacing: cursor..<cursor, candidates: [])
    }
  ) {
    self.isIncomplete = isIncomplete
    self.complete = complete
  }
}
