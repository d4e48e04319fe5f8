/// A create whose answer was lost, and of which looking did not settle what came of it.
package struct AmbiguousCreation: Error, Sendable {
  /// Why looking settled nothing.
  package enum Obstacle: Sendable {
    /// Several could be it.
    case several
    /// Others have its name.
    case nameInUse
    /// Another create of this client, under way or undecided itself, may have made it.
    case createdElsewhere
    /// New ones have other names, and the server chose the name.
    case otherName
    /// It is not said when it was made, so it may be an older one.
    case undated
    /// There are more new ones than are looked through.
    case tooMany
    /// Looking failed.
    case searchFailed(any Error)
  }

  /// What was to be made: its name, or its files.
  package let label: String
  /// The name to look for; where the server chooses one, what it begins with.
  package let name: String
  /// The identifiers of those that could be it; empty where none was seen.
  package let candidates: [String]
  /// Why looking settled nothing.
  package let obstacle: Obstacle
  /// What became of the answer.
  package let cause: any Error

  /// What happened, for people: that it may be there, and why nobody can tell.
  package var message: String {
    "\(label) may have been created: its answer was lost (\(LostAnswer.phrase(cause))), and "
      + "\(obstacle.reason(candidates))."
  }
}

extension AmbiguousCreation.Obstacle {
  /// Why nobody can tell which of those identifiers it is, as a half-sentence.
  package func reason(_ candidates: [String]) -> String {
    let all = candidates.joined(separator: ", ")
    return switch self {
    case .several: "each of \(all) could be it"
    case .nameInUse: "\(all) could be it, but others have its name too"
    case .createdElsewhere: "\(all) could be it, but another create of that name may have made it"
    case .otherName: "\(all) could be it under a name that the server chose"
    case .undated: "\(all) could be it, but when it was made is not known"
    case .tooMany: "more knowledge has been made since than can be looked through"
    case .searchFailed(let error): "looking for it failed: \(LostAnswer.phrase(error))"
    }
  }
}

extension AmbiguousCreation: CustomStringConvertible {
  /// The message.
  package var description: String { message }
}

/// Wording for an answer that did not come, or not whole.
enum LostAnswer {
  static func phrase(_ error: any Error) -> String {
    switch error {
    case let error as APIError: "the server answered \(error.status)"
    case let error as AnswerError: "what \(error.host) answered cannot be read"
    case let error as ConnectionError:
      if case .silence(let limit) = error.problem {
        "\(error.host) was silent for \(ErrorText.seconds(limit))"
      } else {
        "the connection to \(error.host) failed"
      }
    default: "\(error)"
    }
  }
}
