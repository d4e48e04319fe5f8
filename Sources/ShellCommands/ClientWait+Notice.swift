import CommandLanguage
import DatagridAPI

extension ClientWait {
  /// Shorter waits pass unnoticed: the first repetition comes after half a second at most.
  private static let shortestTold = Duration.milliseconds(750)

  /// What a person is told of it: why, how long, and how to end it; nil where it is not worth a row.
  var notice: String? {
    guard duration >= Self.shortestTold else { return nil }
    let seconds = (duration / .seconds(1)).rounded(.up)
    let time = Value.duration(Int64(seconds) * 1_000_000_000).text
    switch cause {
    case .failure(let error, let number, let most):
      return "\(Self.summary(error)); trying again in \(time), \(number) of \(most); Ctrl-C ends it"
    case .rateLimit(let endpoint):
      return "\(endpoint) has had as many requests as it takes in 60 s; going on in \(time); "
        + "Ctrl-C ends it"
    }
  }

  private static func summary(_ error: any Error) -> String {
    switch error {
    case let error as APIError:
      "the service answered \(error.status)\(error.code.map { " (\($0))" } ?? "")"
    case let error as ConnectionError: error.summary
    case let error as AnswerError:
      "the answer of \(error.host) \(error.problem == .tooSlow ? "came too slowly" : "broke off")"
    default: "the request failed"
    }
  }
}

extension ConnectionError {
  fileprivate var summary: String {
    switch problem {
    case .unknownHost: "the host \(host) was not found"
    case .refused: "\(host) refused the connection"
    case .unreachable: "\(host) cannot be reached"
    case .lost: "the connection to \(host) was lost"
    case .connectTimeout: "\(host) did not take the connection"
    case .silence: "\(host) was silent for too long"
    case .proxy, .proxyRefusal, .tls, .certificate, .certificateDates, .certificateName,
      .certificateFile, .other:
      "the request to \(host) failed"
    }
  }
}
