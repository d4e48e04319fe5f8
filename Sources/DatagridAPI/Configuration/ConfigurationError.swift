/// A setting that the client cannot work with; the value itself is never shown.
package struct ConfigurationError: Error, Sendable, Hashable {
  /// The setting that is wrong.
  package enum Setting: Sendable, Hashable {
    /// The API key.
    case key
    /// The address below which all endpoints stand.
    case baseURL
    /// The teamspace that requests name.
    case teamspace
    /// The headers that every request has besides.
    case customHeaders

    /// The environment variable that sets it.
    package var variable: String {
      switch self {
      case .key: "DATAGRID_API_KEY"
      case .baseURL: "DATAGRID_BASE_URL"
      case .teamspace: "DATAGRID_TEAMSPACE_ID"
      case .customHeaders: "DATAGRID_CUSTOM_HEADERS"
      }
    }
  }

  /// What is wrong with it.
  package enum Problem: Sendable, Hashable {
    /// There is no text.
    case empty
    /// A space, a control character such as a line end, or a character beyond ASCII.
    case unprintable
    /// It cannot be read as an absolute address.
    case notAnAddress
    /// The scheme is neither `https` nor `http`.
    case wrongScheme
    /// `http` to a host that is not this machine: the key would travel readably.
    case notEncrypted
    /// A user name or a password before the host.
    case userInfo
    /// A query or a fragment.
    case query
    /// A line that is not `Name: value`, or that holds a control character.
    case notAHeader
    /// A header that this client writes itself, of that name.
    case reservedHeader(String)
  }

  /// The setting that is wrong.
  package let setting: Setting
  /// What is wrong with it.
  package let problem: Problem

  init(_ setting: Setting, _ problem: Problem) {
    self.setting = setting
    self.problem = problem
  }

  /// One or two sentences for people: where, what, and what to do.
  package var message: String {
    let name = setting.variable
    return switch problem {
    case .empty: "\(name) is empty."
    case .unprintable:
      "\(name) contains a space, a line end or another character that cannot be sent. "
        + "Copy the value again, without anything around it."
    case .notAnAddress:
      "\(name) is not an address. It looks like https://api.datagrid.com/v1."
    case .wrongScheme:
      "\(name) must begin with https://, or with http:// for this machine."
    case .notEncrypted:
      "\(name) would send the API key unencrypted: http:// is only for this machine "
        + "(localhost, 127.0.0.1, [::1]). Use https://."
    case .userInfo:
      "\(name) contains a user name or password. Remove all before the @; "
        + "the key is set in DATAGRID_API_KEY."
    case .notAHeader:
      "\(name) has a line that is no header. Each line is `Name: value`, without control characters."
    case .reservedHeader(let header):
      "\(name) sets \(header), which every request has already. Leave that line out."
    case .query:
      "\(name) contains a ? or a #. It must end with the path, as https://api.datagrid.com/v1 does."
    }
  }
}

extension ConfigurationError: CustomStringConvertible {
  /// The message.
  package var description: String { message }
}
