/// Where requests go, and as whom.
package struct ClientConfiguration: Sendable {
  /// The address that is used when `DATAGRID_BASE_URL` is not set.
  package static let defaultBaseURL = "https://api.datagrid.com/v1"

  /// The key that goes to the base URL's origin and nowhere else.
  package let key: APIKey
  /// The teamspace that requests name, or nil for the key's own.
  package let teamspace: String?
  /// A file of certificates to trust instead of the system's, or nil.
  package let certificateFile: String?
  /// What every request says besides.
  package let customHeaders: CustomHeaders
  let base: BaseURL
  /// The proxy that requests may go through; never one for this machine.
  private(set) var proxy: ProxyName?

  /// The address below which all endpoints stand, without a slash at its end.
  package var baseURL: String { base.text }

  /// The host, with its port where that is not the usual one, for messages.
  package var host: String { base.host }

  /// The bytes that tell this account from all others.
  ///
  /// They hold the key, and are for a salted hash alone: whatever else is kept of them is a secret
  /// told.
  package var identity: [UInt8] {
    // None of the three can hold a NUL.
    Array([baseURL, teamspace ?? "", key.text].joined(separator: "\0").utf8)
  }

  /// Checks and combines the settings.
  /// - Parameters:
  ///   - baseURL: `https`, or `http` on this machine; a slash at its end is fine.
  ///   - teamspace: an identifier; empty is the same as none.
  ///   - certificateFile: a PEM file of certificate authorities; empty is the same as none.
  ///   - customHeaders: what every request says besides.
  /// - Throws: ``ConfigurationError``, which names the setting and doesn't show its value.
  package init(
    baseURL: String, key: APIKey, teamspace: String? = nil, certificateFile: String? = nil,
    customHeaders: CustomHeaders = .none
  ) throws(ConfigurationError) {
    base = try BaseURL(baseURL)
    self.key = key
    self.teamspace = teamspace.nonempty
    self.certificateFile = certificateFile.nonempty
    self.customHeaders = customHeaders
    if let teamspace = self.teamspace, !HeaderText.isVisibleASCII(teamspace) {
      throw ConfigurationError(.teamspace, .unprintable)
    }
  }

  /// Reads the settings from an environment; a variable that is empty counts as not set.
  ///
  /// `DATAGRID_API_KEY`, `DATAGRID_BASE_URL`, `DATAGRID_TEAMSPACE_ID` and `DATAGRID_CUSTOM_HEADERS`
  /// are those of the official clients, `CURL_CA_BUNDLE` and `SSL_CERT_FILE`, in this order, those of
  /// the curl program: libcurl itself reads neither.
  /// - Returns: nil when there is no key.
  /// - Throws: ``ConfigurationError``, which names the variable and doesn't show its value.
  package static func fromEnvironment(
    _ environment: [String: String]
  ) throws(ConfigurationError) -> ClientConfiguration? {
    guard let key = environment["DATAGRID_API_KEY"].nonempty else { return nil }
    var configuration = try ClientConfiguration(
      baseURL: environment["DATAGRID_BASE_URL"].nonempty ?? defaultBaseURL,
      key: APIKey(key),
      teamspace: environment["DATAGRID_TEAMSPACE_ID"],
      certificateFile: environment["CURL_CA_BUNDLE"].nonempty ?? environment["SSL_CERT_FILE"],
      customHeaders: CustomHeaders(environment["DATAGRID_CUSTOM_HEADERS"] ?? ""))
    if !configuration.base.isLoopback { configuration.proxy = ProxyName(environment) }
    return configuration
  }
}

extension String? {
  /// The text, or nil when there is none or it is empty.
  var nonempty: String? { self?.isEmpty == false ? self : nil }
}
