/// Tells answers that hold what was asked for from all others.
struct AnswerReader {
  /// How many values and names the JSON of an answer may hold: a thousand records of five hundred
  /// fields. A value of two bytes takes a hundred times as much memory once it is read.
  static let maximumValues = 1 << 20

  let configuration: ClientConfiguration

  /// Reads an answer of success; one without a body is null.
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
      guard !raw.isEncoded else { throw .encoded }
      // No content is what a delete answers; whoever wants an object does not take null for it.
      body = try read(raw.body.isEmpty ? .null : json(raw.body))
    } catch {
      throw self.error(raw.body.isEmpty ? .empty : error, in: raw)
    }
    return Answer(body: body, began: raw.began, status: raw.status, headers: raw.headers)
  }

  private func json(_ bytes: [UInt8]) throws(AnswerError.Problem) -> JSON {
    guard JSONText.holdsAtMost(AnswerReader.maximumValues, values: bytes) else {
      throw .tooManyValues
    }
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
      body: ErrorBody(isReadable(raw) ? raw.body : [], withoutKey: configuration.key),
      retryAfter: RetryAfter.read(raw.headers),
      mayHaveTakenEffect: raw.mayHaveTakenEffect && (raw.status >= 500 || raw.status == 408))
  }

  private func isReadable(_ raw: RawAnswer) -> Bool {
    !raw.isEncoded && JSONText.holdsAtMost(AnswerReader.maximumValues, values: raw.body)
  }

  /// The texts of a problem quote the body, and servers quote what they got.
  private func error(_ problem: AnswerError.Problem, in raw: RawAnswer) -> AnswerError {
    let clean: AnswerError.Problem =
      switch problem {
      case .notJSON(let detail): .notJSON(configuration.key.removed(from: detail))
      case .wrongShape(let found, let expected):
        .wrongShape(found: configuration.key.removed(from: found), expected: expected)
      case .empty, .html, .cut, .encoded, .tooLarge, .tooManyValues, .headersTooLarge, .tooSlow,
        .notHTTP, .redirect:
        problem
      }
    // 303 is how a server leads on from what it has done; the other redirections do nothing.
    let wasDone = raw.status < 300 || raw.status == 303
    return AnswerError(
      problem: clean, host: configuration.host, status: raw.status,
      requestID: raw.headers.requestID,
      mayHaveTakenEffect: raw.mayHaveTakenEffect && wasDone)
  }
}
