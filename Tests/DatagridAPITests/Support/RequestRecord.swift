import Synchronization

@testable import DatagridAPI

/// Keeps what a client asks to send.
final class RequestRecord: Sendable {
  private let requests = Mutex<[RequestDescription]>([])

  var all: [RequestDescription] { requests.withLock { $0 } }

  func admit(_ request: RequestDescription, leaving: Bool) -> Bool {
    requests.withLock { $0.append(request) }
    return leaving
  }
}

/// Keeps what a client says that it does, but for the time that it took.
final class EventRecord: Sendable {
  private let events = Mutex<[String]>([])

  var all: [String] { events.withLock { $0 } }

  func note(_ event: ClientEvent) {
    let text: String? =
      switch event {
      case .sending(let request, let number, let attempt):
        "\(number) \(request.method) \(request.path), try \(attempt)"
      case .received(let answer, let number): "\(number) \(answer.status)"
      case .failed(let error, let number): "\(number) \(type(of: error))"
      default: nil
      }
    if let text { events.withLock { $0.append(text) } }
  }
}
