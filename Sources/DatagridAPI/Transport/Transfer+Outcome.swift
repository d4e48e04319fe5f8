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
    // In its words about a proxy libcurl quotes the address with the password.
    if let problem = proxyProblem(code) { return .failure(connectionError(problem, CURLE_OK)) }
    if let problem = answer.excess ?? brokenAnswer(code) { return .failure(answerError(problem)) }
    return .failure(connectionError(connectionProblem(code), code))
  }

  /// What came of a transfer that was given up because nothing moved any more, or too little.
  func outcomeOfDelay() -> Result<RawAnswer, any Error> {
    if answer.hasHeader, answer.status ?? 0 >= 300 { return outcome(CURLE_OPERATION_TIMEDOUT) }
    if isTooSlow { return .failure(answerError(.tooSlow)) }
    return .failure(connectionError(.silence(request.silence), CURLE_OK))
  }

  /// Servers quote what they got, the key included.
  private var headers: HeaderFields { answer.headers.mapValues(configuration.key.removed) }

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
    // libcurl is content with a header that breaks off, and with a protocol that it did not ask for.
    case CURLE_OK: answer.status == 101 ? .notHTTP : .cut
    case CURLE_BAD_CONTENT_ENCODING: .encoded
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: .notHTTP
    // libcurl gives up a header line of 100 KiB with this code.
    case CURLE_OUT_OF_MEMORY where requestWasBegun: .headersTooLarge
    case CURLE_PARTIAL_FILE: .cut
    // A chunked body that ends early or is not chunked at all.
    case CURLE_RECV_ERROR where answer.hasHeader: .cut
    default: nil
    }
  }

  /// nil for what is not the proxy's doing.
  private func proxyProblem(_ code: CURLcode) -> ConnectionError.Problem? {
    guard code != CURLE_OK, let proxy = configuration.proxy else { return nil }
    if easy.proxyStatus >= 300 { return .proxyRefusal(proxy, status: easy.proxyStatus) }
    switch code {
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: return .proxy(proxy)
    case _ where easy.explanation(of: code).hasPrefix("Unsupported proxy"): return .proxy(proxy)
    case CURLE_COULDNT_CONNECT where proxy.isNamed(in: easy.explanation(of: code)):
      return .proxy(proxy)
    default: return nil
    }
  }

  private func connectionProblem(_ code: CURLcode) -> ConnectionError.Problem {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: .unknownHost
    case CURLE_COULDNT_CONNECT: connectProblem
    case CURLE_OPERATION_TIMEDOUT: .connectTimeout(timeouts.connect)
    case CURLE_PEER_FAILED_VERIFICATION: certificateProblem
    case CURLE_SSL_ISSUER_ERROR: .certificate
    case CURLE_SSL_CACERT_BADFILE: .certificateFile
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED: .tls
    // The last: a kept connection was lost, and the request must not be sent again (`willSend`).
    case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_ABORTED_BY_CALLBACK: .lost
    default: .other
    }
  }

  private var connectProblem: ConnectionError.Problem {
    switch easy.systemError {
    case ECONNREFUSED: .refused
    // A server that accepted and hung up before libcurl had looked.
    case ECONNRESET: .lost
    default: .unreachable
    }
  }

  /// OpenSSL's verdict on the chain of certificates tells more than libcurl's code.
  private var certificateProblem: ConnectionError.Problem {
    switch easy.certificateVerdict {
    // No fault in the chain (X509_V_OK, or libcurl's 1 for "not asked yet"): the name is the fault.
    case 0, 1: .certificateName
    // X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED.
    case 9, 10: .certificateDates
    default: .certificate
    }
  }
}
