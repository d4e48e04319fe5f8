import CommandLanguage
import DatagridAPI
import Ledger

/// The ledger, as one account sees it.
struct AccountLedger: Sendable {
  let ledger: Ledger
  let account: AccountDigest

  /// - Throws: ``LedgerError``; ``Failure`` of the kind `no_home` where there is no place for it.
  init(of account: Account) async throws {
    ledger =
      switch account.ledgerPlace {
      case .session: try await Ledger(path: nil)
      case .file(let path): try await Ledger(path: path)
      case .nowhere:
        throw Failure(
          "--once has no folder to remember in: neither HOME nor XDG_STATE_HOME is an absolute path",
          kind: "no_home", hint: "set one of them, or leave --once out")
      }
    self.account =
      if let name = account.ledgerName {
        try await ledger.account(Array(name.utf8))
      } else {
        try await ledger.account(account.configuration.identity)
      }
  }

  /// Whether it has a knowledge, by its id.
  ///
  /// - Throws: ``LedgerError``.
  @Sendable func knows(_ id: String) async throws -> Bool {
    try await ledger.knows(id, of: account)
  }

  /// What tells a creation from others.
  ///
  /// - Throws: ``Failure`` for a file that cannot be read; ``LedgerError``; `CancellationError`.
  func identify(_ creation: KnowledgeCreation) async throws -> IdentifiedCreation {
    var files: [(digest: FileDigest, name: String)] = []
    for file in creation.files {
      do {
        files.append((try await FileDigest.of(file.path), file.filename))
      } catch let error as FileDigestError {
        throw Failure(
          "\(file.path): \(error.message). Nothing was sent.", kind: "unreadable_file")
      }
    }
    let key = try LedgerKey(
      account: account, files: files, name: creation.name, page: creation.page)
    return IdentifiedCreation(creation: creation, key: key, stamps: files.map(\.digest.stamp))
  }
}

/// Where a ledger is kept.
package enum LedgerPlace: Sendable {
  /// In memory, for as long as the session lasts.
  case session
  /// In the file of that path.
  case file(String)
  /// There is no folder for it.
  case nowhere
}

/// A creation whose files have been read.
struct IdentifiedCreation: Sendable {
  let creation: KnowledgeCreation
  let key: LedgerKey
  /// The states of the files that were read.
  let stamps: [FileStamp]

  /// Whether the files are still those that were read.
  func isCurrent() async throws -> Bool {
    try await DiskWork.run { [creation, stamps] _ in
      zip(creation.files, stamps).allSatisfy { FileStamp(path: $0.path) == $1 }
    }
  }
}

extension Failure {
  /// The ledger cannot be used: what was made before is not known.
  init(_ error: LedgerError) {
    self.init(
      "what was made before cannot be looked up: \(error.message)", kind: "ledger_failed",
      hint: "without --once a file is sent whether it was made before or not")
  }
}
