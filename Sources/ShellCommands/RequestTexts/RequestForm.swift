import CommandLanguage
import DatagridAPI

/// A form in which a request is shown.
enum RequestForm: String, CaseIterable {
  case http, curl, python, javascript

  /// The request in this form; programs of the same bytes for the same request.
  ///
  /// - Throws: ``Failure`` of the kind `not_showable` for what the form has no way to write.
  func text(of request: RequestDescription) throws -> String {
    switch self {
    case .http: HTTPText.text(of: request)
    case .curl: try CurlText.text(of: request)
    case .python: PythonText.text(of: request)
    case .javascript: JavaScriptText.text(of: request)
    }
  }
}
