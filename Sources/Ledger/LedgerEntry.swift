/// What the ledger says of a creation.
package struct LedgerEntry: Sendable, Equatable {
  /// How it stands.
  package enum State: Sendable, Equatable {
    /// It is under way, or was broken off: it may have been made after that time by the service's
    /// clock, in milliseconds since 1970.
    case begun(since: Int64)
    /// The knowledge of that id was made.
    case made(id: String)
  }

  let since: Int64
  /// The process that is at it, if one is or was.
  let owner: Int64?
  let id: String?

  /// How it stands.
  package var state: State { id.map { .made(id: $0) } ?? .begun(since: since) }
}

/// The answer to who wants to make a knowledge.
package enum LedgerClaim: Sendable, Equatable {
  /// It was made before.
  case made(id: String)
  /// Somebody is making it right now, or another one that could be taken for it: ask again.
  ///
  /// `elsewhere` is whether that is another process.
  case busy(elsewhere: Bool)
  /// Another one that could be taken for it was begun at that time, and broken off: the asker has
  /// claimed that one, has to end the claim, and asks again.
  case unsettled(LedgerKey, since: Int64)
  /// It is for the asker to make, and to say how that ended.
  ///
  /// `since` is nil when it was never begun. Else an earlier attempt was broken off, at that time or
  /// later by the service's clock, in milliseconds since 1970: look whether it was made before it is
  /// made again.
  case mine(since: Int64?)
}
