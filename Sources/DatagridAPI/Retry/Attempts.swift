/// How often a request was tried, and why it was not tried again.
package struct Attempts: Sendable, Hashable {
  /// Why a request is not tried again.
  package enum End: Sendable, Hashable {
    /// The same request would meet the same failure.
    case lasting
    /// It may have been carried out, and twice would not be the same as once.
    case unsettled
    /// It was repeated as often as it may be.
    case exhausted
    /// The server asks for a longer wait than ``RequestLimits/longestWait``.
    case waitTooLong(asked: Duration, allowed: Duration)
    /// The wait would end after ``RequestLimits/total``.
    case outOfTime(wait: Duration)
  }

  /// How often it was sent, or tried to be; at least once.
  package var count = 1
  /// Why that is all.
  package var end = End.lasting
  /// Whether what it may have created was looked for, and is not there.
  package var wasNotCreated = false

  /// What is worth saying of it, as sentences; empty for one try that explains itself.
  /// - Parameter mayHaveTakenEffect: whether the last of them may have been carried out.
  func sentences(mayHaveTakenEffect: Bool) -> String {
    var parts: [String] = []
    switch end {
    case .waitTooLong(let asked, let allowed):
      parts.append(
        "The server asks to wait \(ErrorText.seconds(asked)), and the limit is "
          + "\(ErrorText.seconds(allowed)).")
    case .outOfTime(let wait):
      let seconds = ErrorText.seconds(.seconds((wait / .seconds(1)).rounded(.up)))
      parts.append("The next try would come in \(seconds), after the time that it may take.")
    case .lasting, .unsettled, .exhausted: break
    }
    if count > 1 { parts.append("It was tried \(count) times.") }
    if wasNotCreated {
      parts.append("Nothing was created, as far as can be seen.")
    } else if mayHaveTakenEffect {
      parts.append(ErrorText.mayHaveTakenEffect)
    }
    return parts.joined(separator: " ")
  }
}

/// An error that can say how often its request was tried.
protocol AttemptCounting: Error {
  var attempts: Attempts { get set }
}

extension APIError: AttemptCounting {}
extension AnswerError: AttemptCounting {}
extension ConnectionError: AttemptCounting {}
