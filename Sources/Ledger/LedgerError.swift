/// Why the ledger cannot be used; never with a path's contents, a name or a key in it.
package struct LedgerError: Error, Sendable, Equatable {
  /// What programs want to tell apart.
  package enum Kind: Sendable {
    /// The file was written by a later version of this program.
    case newer
    /// Another process has held the file for longer than one waits for it.
    case busy
    /// All else: no permission, a full disk, a file that is no database.
    case failed
  }

  /// What went wrong, without a full stop.
  package let message: String
  /// What it is for programs.
  package let kind: Kind

  init(_ message: String, kind: Kind) {
    self.message = message
    self.kind = kind
  }
}

extension LedgerError: CustomStringConvertible {
  /// The message.
  package var description: String { message }
}
