internal import CCurl

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension Transfer {
  /// What came of the transfer, whose handle libcurl has let go with that code.
  func outcome(_ code: CURLcode) -> Result<RawAnswer, any Error> {
    if let fault = readers.lazy.compactMap(\.fault).first {
      return .failure(FileError(faults: [fault]))
    }
    // An answer that says no says it in its header: what became of its body matters little.
    if answer.hasHeader, let status = answer.status, code == CURLE_OK || status >= 300 {
      return .success(
        RawAnswer(
          status: status, headers: headers, body: answer.body, began: began,
          mayHaveTakenEffect: mayHaveTakenEffect))
    }
    if let problem = answer.excess ?? brokenAnswer(code) { return .failure(answerError(problem)) }
    return .failure(connectionError(connectionProblem(code), code))
  }

  /// What came of a transfer that was given up because nothing moved any more.
  func outcomeOfSilence() -> Result<RawAnswer, any Error> {
    if answer.hasHeader, answer.status ?? 0 >= 300 { return outcome(CURLE_OPERATION_TIMEDOUT) }
    return .failure(connectionError(.silence(request.silence), CURLE_OK))
  }

  /// Servers quote what they got, the key included.
  private var headers: HeaderFields { answer.headers.mapValues(configuration.key.removed) }

  private var mayHaveTakenEffect: Bool { request.changesServer && wholeBodyWasSent }

  private func answerError(_ problem: AnswerError.Problem) -> AnswerError {
    AnswerError(
      problem: problem, host: configuration.host, status: answer.status,
      requestID: headers.requestID, mayHaveTakenEffect: mayHaveTakenEffect)
  }

  private func connectionError(
    _ problem: ConnectionError.Problem, _ code: CURLcode
  ) -> ConnectionError {
    // After an end that came from this side, libcurl's words would speak of callbacks.
    let isOwnEnd = code == CURLE_OK || code == CURLE_ABORTED_BY_CALLBACK
    return ConnectionError(
      problem: problem, host: configuration.host,
      detail: isOwnEnd ? "" : configuration.key.removed(from: easy.explanation(of: code)),
      mayHaveTakenEffect: mayHaveTakenEffect)
  }

  private func brokenAnswer(_ code: CURLcode) -> AnswerError.Problem? {
    switch code {
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: .notHTTP
    // libcurl gives up a header line of 100 KiB with this code.
    case CURLE_OUT_OF_MEMORY where requestWasBegun: .headersTooLarge
    case CURLE_PARTIAL_FILE: .cut
    // A chunked body that ends early or is not chunked at all.
    case CURLE_RECV_ERROR where answer.hasHeader: .cut
    default: nil
    }
  }

  private func connectionProblem(_ code: CURLcode) -> ConnectionError.Problem {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unknownHost
    case CURLE_COULDNT_CONNECT: easy.systemError == ECONNREFUSED ? .refused : .unreachable
    case CURLE_OPERATION_TIMEDOUT: .connectTimeout(timeouts.connect)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR: .certificate
    case CURLE_SSL_CACERT_BADFILE: .certificateFile
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED: .tls
    // The last: a kept connection was lost, and the request must not be sent again (`willSend`).
    case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_ABORTED_BY_CALLBACK: .lost
    default: .other
    }
  }
}
