import Shell
import ShellCommands

extension Service {
  /// The Datagrid API, with the accounts of the environment and of the profiles.
  static func datagrid(environment: [String: String]) -> Service {
    let ledger =
      StateFolder.path(environment).map { LedgerPlace.file($0 + "/ledger.sqlite") } ?? .nowhere
    let accounts = Accounts(environment, ledgerPlace: ledger)
    return Service(
      version: APISession.version,
      account: accounts.meant,
      secrets: { accounts.keys },
      parseJSON: APISession.parseJSON,
      commands: { surroundings, output, destination in
        let transfers = TransferWork()
        let session = APISession(
          surroundings, output: output, transfers: transfers, accounts: accounts
        ) {
          switch try destination() {
          case .account(let profile): try accounts.account(profile: profile)
          case .sandbox(let url, let key, let isKept):
            // Its port, and its key unless one is set, are new in each session; its state is not.
            try Account(url: url, key: key).remembering(
              in: isKept ? ledger : .session, as: "sandbox")
          }
        }
        return Commands(
          registry: .gridsh(session), profile: { session.profileName }, idleWork: transfers,
          objects: { session.objects($0) }, close: { session.close() })
      })
  }
}
