import CommandLanguage
import DatagridAPI
import Ledger

/// What a ledger says was made before, as it is now.
///
/// A run of thousands that is gone on with asks for lists of a hundred, not for each: at 200 requests a
/// minute that is the difference between seconds and an hour.
struct MadeBefore {
  /// So many are asked for one by one: a list could be long, and these be far down in it.
  private static let fewIDs = 5

  let session: APISession
  let ledger: AccountLedger

  /// What is known of creations, by their places.
  struct Known {
    /// Those that were made before and still stand. It need not be all: whoever makes one asks again.
    var made: [Int: ObjectHandle] = [:]
    /// Those that were begun, and of which nobody knows how that ended.
    var begun: Set<Int> = []
  }

  /// - Throws: ``Failure``, `LedgerError`; `CancellationError`.
  func run(_ creations: [IdentifiedCreation]) async throws -> Known {
    var known = Known()
    var places: [String: [Int]] = [:]
    for (place, creation) in creations.enumerated() {
      try Task.checkCancellation()
      switch try await ledger.ledger.entry(creation.key)?.state {
      case .made(let id)?: places[id, default: []].append(place)
      case .begun?: known.begun.insert(place)
      case nil: continue
      }
    }
    guard places.count > Self.fewIDs else { return known }
    let pages = ObjectPages.knowledge(session, below: nil)
    // More pages than there are ids would be more requests than asking for each.
    for _ in 0..<places.count where !places.isEmpty {
      guard let page = try await pages.next() else { break }
      for handle in page {
        for place in places.removeValue(forKey: handle.id) ?? [] { known.made[place] = handle }
      }
    }
    return known
  }
}
