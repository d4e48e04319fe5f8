internal import Synchronization

/// The creates of a client, and the knowledge that it knows: what no create may take for its own.
final class CreationRegister: Sendable {
  /// Tells creates apart.
  struct ID: Sendable, Hashable {
    fileprivate let number: UInt64
  }

  private struct Creation {
    let identity: CreationIdentity
    let began: LocalMoment
    /// Whether a ledger has it too.
    let isRecorded: Bool
    /// Whether it has ended without it being known what came of it.
    var isOpen = false
  }

  private struct Known {
    let since: LocalMoment
    /// Whether a create of this client made it that no ledger has.
    let isOwn: Bool
  }

  private struct State {
    var lastNumber: UInt64 = 0
    var creations: [ID: Creation] = [:]
    var known: [String: Known] = [:]
    var sweepLimit = CreationRegister.smallestSweep
  }

  /// At so many knowledges those are forgotten that no create under way could be mixed up with.
  private static let smallestSweep = 1024
  /// For so long before the first create under way they are kept: the time of a create is known to a few
  /// seconds by the server's clock.
  private static let memory = Duration.seconds(60)

  private let state = Mutex(State())

  /// Takes a create up that begins now.
  func begin(
    _ identity: CreationIdentity, isRecorded: Bool = false, at moment: LocalMoment
  ) -> ID {
    state.withLock { state in
      state.lastNumber += 1
      let id = ID(number: state.lastNumber)
      state.creations[id] = Creation(identity: identity, began: moment, isRecorded: isRecorded)
      return id
    }
  }

  /// A create has made that knowledge, or certainly none.
  func settle(_ id: ID, made knowledge: String?, at moment: LocalMoment) {
    state.withLock { state in
      let creation = state.creations.removeValue(forKey: id)
      guard let knowledge else { return }
      state.known[knowledge] = Known(since: moment, isOwn: creation?.isRecorded != true)
    }
  }

  /// A create has ended, and it is not known what it has made: its names settle nothing any more.
  func leaveOpen(_ id: ID) {
    state.withLock { $0.creations[id]?.isOpen = true }
  }

  /// Whether a create like this has ended without it being known what it has made.
  func isOpen(_ identity: CreationIdentity) -> Bool {
    state.withLock { state in
      state.creations.values.contains { $0.isOpen && $0.identity == identity }
    }
  }

  /// Whether another create, under way or open, could have made what this one seems to have.
  /// - Parameter isRecorded: whether a ledger has this one, and with it the word that no other which it
  ///   has could be.
  func hasRival(_ identity: CreationIdentity, except id: ID?, isRecorded: Bool = false) -> Bool {
    state.withLock { state in
      state.creations.contains { other, creation in
        other != id && !(isRecorded && creation.isRecorded)
          && creation.identity.isRival(of: identity)
      }
    }
  }

  /// Whether a knowledge has a name that another create under way, or an open one, can give.
  func isExplained(_ knowledge: Knowledge, except id: ID?) -> Bool {
    state.withLock { state in
      state.creations.contains { other, creation in
        other != id && creation.identity.sharesParent(with: knowledge)
          && creation.identity.sharesName(with: knowledge)
      }
    }
  }

  /// Takes what an answer names.
  func note(_ ids: [String], at moment: LocalMoment) {
    guard !ids.isEmpty else { return }
    state.withLock { state in
      for id in ids where state.known[id] == nil {
        state.known[id] = Known(since: moment, isOwn: false)
      }
      guard state.known.count >= state.sweepLimit else { return }
      let first = state.creations.values.lazy.filter { !$0.isOpen }.map(\.began)
        .min { $0.steady < $1.steady }
      let end = (first ?? moment).steady - Self.memory
      state.known = state.known.filter { $0.value.since.steady >= end }
      state.sweepLimit = max(Self.smallestSweep, state.known.count * 2)
    }
  }

  /// Whether a knowledge cannot be what a create made that began then: another create of this client made
  /// it, or it was there before.
  ///
  /// What a create made that a ledger has is the ledger's to say, which may have missed its end.
  /// What was first seen later may be: a list that is read at the same time shows it too.
  /// - Parameter began: nil for a create of an earlier session.
  func isKnown(_ id: String, before began: LocalMoment?) -> Bool {
    state.withLock { state in
      guard let known = state.known[id] else { return false }
      return known.isOwn || began.map { known.since.steady < $0.steady } ?? false
    }
  }
}

/// What an answer can hold that names knowledge.
protocol KnowledgeNaming {
  var knowledgeIDs: [String] { get }
}

extension Knowledge: KnowledgeNaming {
  var knowledgeIDs: [String] { [id] }
}

extension Page: KnowledgeNaming where Item == Knowledge {
  var knowledgeIDs: [String] { items.map(\.id) }
}
