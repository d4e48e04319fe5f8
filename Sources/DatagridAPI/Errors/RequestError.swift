/// A request that was not sent, for what it asks makes no sense.
package enum RequestError: Error, Sendable, Hashable {
  /// The identifier is empty.
  case emptyIdentifier
  /// The identifier is `.` or `..`, which would lead to another endpoint.
  case dotIdentifier(String)
  /// A knowledge is to be made of no files.
  case noFiles
  /// A change of a knowledge changes nothing.
  case nothingToChange
  /// A change brings files and settles how a connection is followed, which the API refuses.
  case filesWithSync
  /// A search without a word to look for.
  case emptySearch
  /// A path that leads elsewhere than below the base URL, or nowhere; with what is wrong with it.
  case path(EndpointPath.Problem)
  /// A body where the method takes none.
  case unexpectedBody(HTTPMethod)
  /// A body that is JSON and a form at once.
  case twoBodies
  /// The parent is a page without an identifier.
  case emptyPage
  /// The identifier of the connection is empty.
  case emptyConnection
  /// The client was closed before.
  case closed

  /// One or two sentences for people: what is wrong, and what to do.
  package var message: String {
    switch self {
    case .emptyIdentifier: "The identifier is empty. Give the id of an object."
    case .dotIdentifier(let id): "\"\(id)\" is not an identifier. Give the id of an object."
    case .noFiles: "A knowledge is made of files. Give at least one."
    case .nothingToChange:
      "Nothing is to be changed. Give a name, a parent, a scope, files, or how it is synchronised."
    case .filesWithSync:
      "Files and synchronisation exclude each other. Change one, then the other."
    case .emptySearch: "There is nothing to search for. Give at least one word."
    case .path(let problem): problem.message
    case .unexpectedBody(let method): "A \(method.rawValue) request has no body. Leave it out."
    case .twoBodies: "A body is JSON or a form, and not both. Leave one of them out."
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
