/// A request that was not sent, for what it asks makes no sense.
package enum RequestError: Error, Sendable, Hashable {
  /// The identifier is empty.
  case emptyIdentifier
  /// The identifier is `.` or `..`, which would lead to another endpoint.
  case dotIdentifier(String)
  /// A knowledge is to be made of no files.
  case noFiles
  /// The parent is a page without an identifier.
  case emptyPage
  /// The identifier of the connection is empty.
  case emptyConnection
  /// The client was closed before.
  case closed

  /// One or two sentences for people: what is wrong, and what to do.
  package var message: String {
    switch self {
    case .emptyIdentifier: "The identifier is empty. Give the id of a knowledge."
    case .dotIdentifier(let id): "\"\(id)\" is not an identifier. Give the id of a knowledge."
    case .noFiles: "A knowledge is made of files. Give at least one."
    case .emptyPage: "The identifier of the parent page is empty. Give it, or the root as parent."
    case .emptyConnection: "The identifier of the connection is empty. Give it."
    case .closed: "The connection to the API is closed already."
    }
  }
}

extension RequestError: CustomStringConvertible {
  /// The message.
  package var description: String { message }
}
