/// Tells answers that hold what was asked for from all others.
struct AnswerReader {
  let configuration: ClientConfiguration

  /// Reads an answer of success.
  /// - Throws: ``APIError`` for an answer that says no, ``AnswerError`` for one that is not the API's.
  func read<Body: Sendable>(
    _ raw: RawAnswer, as read: (JSON) throws(AnswerError.Problem) -> Body
  ) throws -> Answer<Body> {
    switch raw.status {
    case 200..<300: break
    case 300..<400: throw error(.redirect(to: raw.headers["location"].nonblank), in: raw)
    default: throw apiError(raw)
    }
    let body: Body
    do throws(AnswerError.Problem) {
      body = try read(json(raw.body))
    } catch {
      throw self.error(error, in: raw)
    }
    return Answer(body: body, began: raw.began, status: raw.status, headers: raw.headers)
  }

  private func json(_ bytes: [UInt8]) throws(AnswerError.Problem) -> JSON {
    do throws(JSONError) {
      return try JSON.parse(bytes)
    } catch {
      guard !WebPage.isOne(bytes) else { throw .html }
      switch error.problem {
      case .empty: throw .empty
      case .cut: throw .cut
      case .tooLarge: throw .tooLarge
      case .tooDeep: throw .notJSON("its values are nested too deeply")
      case .notUTF8: throw .notJSON("it is not UTF-8")
      case .numberTooLarge: throw .notJSON("it holds a number that is too large")
      case .malformed: throw .notJSON(error.detail)
      }
    }
  }

  private func apiError(_ raw: RawAnswer) -> APIError {
    APIError(
      status: raw.status,
      headers: raw.headers,
      body: ErrorBody(raw.body, withoutKey: configuration.key),
      retryAfter: RetryAfter.read(raw.headers),
      mayHaveTakenEffect: raw.mayHaveTakenEffect && raw.status >= 500)
  }

  /// The texts of a problem quote the body, and servers quote what they got.
  private func error(_ problem: AnswerError.Problem, in raw: RawAnswer) -> AnswerError {
    let clean: AnswerError.Problem =
      switch problem {
      case .notJSON(let detail): .notJSON(configuration.key.removed(from: detail))
      case .wrongShape(let found, let expected):
        .wrongShape(found: configuration.key.removed(from: found), expected: expected)
      case .empty, .html, .cut, .tooLarge, .headersTooLarge, .notHTTP, .redirect: problem
      }
    // 303 is how a server leads on from what it has done; the other redirections do nothing.
    let wasDone = raw.status < 300 || raw.status == 303
    return AnswerError(
      problem: clean, host: configuration.host, status: raw.status,
      requestID: raw.headers.requestID,
      mayHaveTakenEffect: raw.mayHaveTakenEffect && wasDone)
  }
}
