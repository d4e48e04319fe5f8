/// A request to which no answer came, for the way to the server failed.
package struct ConnectionError: Error, Sendable, Hashable {
  /// Where the way ended.
  package enum Problem: Sendable, Hashable {
    /// The name of the host leads to no address.
    case unknownHost
    /// Nothing listens at the address.
    case refused
    /// The address cannot be reached.
    case unreachable
    /// No encrypted connection could be agreed on.
    case tls
    /// The server's certificate is not one to trust.
    case certificate
    /// The server's certificate, or one that it rests on, is expired or not valid yet.
    case certificateDates
    /// The server's certificate is made out to another host.
    case certificateName
    /// The file of certificate authorities that was named cannot be used.
    case certificateFile
    /// The proxy that the environment names cannot be used.
    case proxy(ProxyName)
    /// The proxy gives no way to the server, and says so with this status.
    case proxyRefusal(ProxyName, status: Int)
    /// The connection ended before the answer.
    case lost
    /// No connection within this time.
    case connectTimeout(Duration)
    /// No byte went or came for this time.
    case silence(Duration)
    /// Anything else; `detail` says what.
    case other
  }

  /// Where the way ended.
  package let problem: Problem
  /// The host that the request was for.
  package let host: String
  /// libcurl's own words, or empty; they may quote what came from outside.
  package let detail: String
  /// True when the request would change something on the server and the whole of it, the body
  /// included, had gone out: whether it was carried out cannot be known from here.
  package let mayHaveTakenEffect: Bool
  /// How often it was tried.
  package var attempts = Attempts()

  /// One or two sentences for people: what happened, and what to do.
  package var message: String {
    ErrorText.joined(cause, attempts.sentences(mayHaveTakenEffect: mayHaveTakenEffect))
  }

  private var cause: String {
    switch problem {
    case .unknownHost:
      "The host \(host) was not found\(because). Check DATAGRID_BASE_URL and the network."
    case .refused:
      "\(host) refused the connection: nothing listens there. Check DATAGRID_BASE_URL."
    case .unreachable: "\(host) cannot be reached\(because). Check the network."
    case .tls: "No encrypted connection to \(host) could be made\(because)."
    case .certificate:
      "The certificate of \(host) is not to be trusted\(because). "
        + "CURL_CA_BUNDLE or SSL_CERT_FILE can name a file of authorities to trust."
    case .certificateDates:
      "The certificate of \(host) is not valid now\(because). "
        + "Check the clock of this machine; if it is right, the server needs a new certificate."
    case .certificateName:
      "The certificate of \(host) is made out to another host\(because). "
        + "Check DATAGRID_BASE_URL, and whether a proxy stands between."
    case .certificateFile:
      "The file of certificate authorities cannot be used\(because). "
        + "Check CURL_CA_BUNDLE and SSL_CERT_FILE."
    case .proxy(let proxy):
      "The proxy \(proxy.text) cannot be reached. Check \(proxy.variable), or name \(host) in no_proxy."
    case .proxyRefusal(let proxy, status: 407):
      "The proxy \(proxy.text) asks for a user name and a password (407). "
        + "Set \(proxy.variable) to http://USER:PASSWORD@\(proxy.text)."
    case .proxyRefusal(let proxy, let status):
      "The proxy \(proxy.text) gives no way to \(host) (\(status)). "
        + "Check \(proxy.variable), or name \(host) in no_proxy."
    case .lost: "The connection to \(host) was lost before the answer\(because)."
    case .connectTimeout(let limit):
      "\(host) did not take the connection within \(ErrorText.seconds(limit)). Try again."
    case .silence(let limit):
      "\(host) was silent for \(ErrorText.seconds(limit)), so the request was given up."
    case .other: "The request to \(host) failed\(because)."
    }
  }

  private var because: String { detail.isEmpty ? "" : " (\(detail))" }
}

extension ConnectionError: CustomStringConvertible {
  /// The message.
  package var description: String { message }
}
