import CommandLanguage
import DatagridAPI
import Synchronization

/// What the answers of a session have said of the rate limits, by endpoint.
final class RateLimits: Sendable {
  /// An endpoint with what its latest answer said.
  struct Entry {
    let endpoint: String
    let limit: RateLimit
  }

  private let entries = Mutex<[Entry]>([])

  /// In the order in which the endpoints first answered.
  var all: [Entry] { entries.withLock { $0 } }

  /// Takes what an answer of an endpoint says, if it says anything.
  func note(_ headers: HeaderFields, of endpoint: String) {
    guard let limit = RateLimit(headers) else { return }
    entries.withLock { entries in
      let entry = Entry(endpoint: endpoint, limit: limit)
      if let index = entries.firstIndex(where: { $0.endpoint == endpoint }) {
        entries[index] = entry
      } else {
        entries.append(entry)
      }
    }
  }
}
