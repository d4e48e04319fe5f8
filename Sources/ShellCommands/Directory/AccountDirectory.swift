import CommandLanguage
import Synchronization

/// What the account has of each kind, as it was asked for while somebody typed.
///
/// It belongs to one account: ``forget()`` makes room for another one's.
final class AccountDirectory: Sendable {
  /// How long a person who pressed Tab waits for a list without noticing that they wait.
  static let patience = Duration.milliseconds(300)
  /// How long a list is taken for what the account has: a person who names several things in a row asks
  /// once, and what another one makes meanwhile is there soon.
  static let lifetime = Duration.seconds(30)
  /// How long nobody asks again after a failure: so that the next Tab is quick, and a service that comes
  /// back is found.
  static let failureLifetime = Duration.seconds(5)
  /// Pages of a list at most, of 100 objects each: people name what is new, and requests for more would
  /// take the places of their work below the rate limit.
  static let pageLimit = 5

  /// What there is of a kind, and below what.
  struct Shelf: Hashable {
    let kind: String
    /// The knowledge that the objects belong to; nil for all of the kind.
    let knowledge: String?
  }

  private struct Entry {
    let listing: ObjectListing
    let fetched: ContinuousClock.Instant

    var isFresh: Bool {
      let lifetime = listing.isOffline ? failureLifetime : AccountDirectory.lifetime
      return ContinuousClock.now - fetched < lifetime
    }
  }

  private let entries = Mutex<[Shelf: Entry]>([:])

  /// What was fetched lately; nil where that is too long ago.
  func listing(of shelf: Shelf) -> ObjectListing? {
    entries.withLock { $0[shelf] }.flatMap { $0.isFresh ? $0.listing : nil }
  }

  /// Keeps what came; what came before a failure is better than nothing.
  func keep(_ listing: ObjectListing, of shelf: Shelf) {
    entries.withLock { entries in
      var listing = listing
      if listing.isOffline, listing.objects.isEmpty {
        listing.objects = entries[shelf]?.listing.objects ?? []
      }
      entries[shelf] = Entry(listing: listing, fetched: .now)
    }
  }

  /// Forgets all, as of another account.
  func forget() { entries.withLock { $0 = [:] } }
}
