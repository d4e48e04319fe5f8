@testable import DatagridAPI

/// What the three errors that a request can end in have in common.
protocol RequestFailure: Error {
  var message: String { get }
  var mayHaveTakenEffect: Bool { get }
}

extension APIError: RequestFailure {}
extension AnswerError: RequestFailure {}
extension ConnectionError: RequestFailure {}
