import CommandLanguage
import DatagridAPI

/// A request as a program for the official Python client, in the manner of the API's samples.
enum PythonText {
  static func text(of request: RequestDescription) -> String {
    let call = ClientCall(request)
    var rows = ["import os"]
    if !call.files.isEmpty { rows.append("from pathlib import Path") }
    rows += ["from datagrid_ai import Datagrid", "", "client = Datagrid("]
    rows.append(
      "    api_key=os.environ.get(\"DATAGRID_API_KEY\"),  # This is the default and can be omitted")
    if !request.hasDefaultBaseURL { rows.append("    base_url=\(quoted(request.baseURL)),") }
    if let teamspace = request.teamspace { rows.append("    teamspace=\(quoted(teamspace)),") }
    rows.append(")")
    return (rows + self.rows(of: call)).joined(separator: "\n")
  }

  private static func rows(of call: ClientCall) -> [String] {
    switch call {
    case .method(let method, let path, let arguments):
      let call = "client.\(method.name)("
      let given =
        path.map(quoted) + arguments.map { "\($0.name)=\(CodeLanguage.python.literal($0.value))" }
      let start = method.answer.map { "\($0) = " } ?? ""
      let end = method.answer.map { ["print(\($0).\(method.printed))"] } ?? []
      if given.isEmpty { return ["\(start)\(call))"] + end }
      return ["\(start)\(call)"] + given.map { "    \($0)," } + [")"] + end
    case .raw(let request):
      return raw(request) + ["print(answer)"]
    }
  }

  /// A call by method and path.
  private static func raw(_ request: RequestDescription) -> [String] {
    var given = [quoted(request.path), "cast_to=object"]
    switch request.body {
    case .none: break
    case .json(let value):
      given.append("body=\(CodeLanguage.python.literal(CodeArgument(value)))")
    case .form(let parts):
      given.append("body=\(CodeLanguage.python.literal(.record(parts.texts)))")
      // Without files the client would write another type of body.
      given.append("files=[\(parts.files.map(pair).joined(separator: ", "))]")
      given.append("options={\"headers\": {\"Content-Type\": \"multipart/form-data\"}}")
    }
    return ["answer = client.\(request.method.lowercased())("] + given.map { "    \($0)," } + [")"]
  }

  private static func pair(_ name: String, _ file: RequestDescription.File) -> String {
    "(\(quoted(name)), \(CodeLanguage.python.literal(.file(file))))"
  }

  private static func quoted(_ text: String) -> String { CodeLanguage.python.quoted(text) }
}
