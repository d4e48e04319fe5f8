internal import CEdit

/// The entries that Up and ^R recall, in libedit's own list.
///
/// It lives in memory alone: libedit's file format is rewritten whole by each session that ends, and
/// sessions lose each other's entries.
final class EditorHistory {
  let pointer: OpaquePointer

  /// More than anyone walks or searches through; libedit walks the list from its start on each key.
  private static let mostEntries: CInt = 10_000

  init() throws(EditorError) {
    guard let pointer = history_winit() else { throw .libeditUnavailable }
    self.pointer = pointer
    cedit_history_set_size(pointer, Self.mostEntries)
    cedit_history_set_unique(pointer, 1)
  }

  deinit { history_wend(pointer) }

  func enter(_ entry: String) {
    guard !entry.isEmpty else { return }
    cedit_history_enter(pointer, entry.wideCharacters)
  }
}
