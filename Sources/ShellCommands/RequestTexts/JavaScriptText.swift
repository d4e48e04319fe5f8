import CommandLanguage
import DatagridAPI

/// A request as a program for the official JavaScript client, in the manner of the API's samples.
enum JavaScriptText {
  static func text(of request: RequestDescription) -> String {
    let call = ClientCall(request)
    let files = call.files
    var rows: [String] = []
    if !files.isEmpty { rows.append("import fs from 'fs';") }
    let needsName = files.contains { !$0.keepsName }
    rows.append("import Datagrid\(needsName ? ", { toFile }" : "") from 'datagrid-ai';")
    rows += ["", "const client = new Datagrid({"]
    rows.append(
      "  apiKey: process.env['DATAGRID_API_KEY'], // This is the default and can be omitted")
    if !request.hasDefaultBaseURL { rows.append("  baseURL: \(quoted(request.baseURL)),") }
    if let teamspace = request.teamspace { rows.append("  teamspace: \(quoted(teamspace)),") }
    rows += ["});", ""]
    return (rows + self.rows(of: call)).joined(separator: "\n")
  }

  private static func rows(of call: ClientCall) -> [String] {
    switch call {
    case .method(let method, let path, let arguments):
      let answer = method.answer?.camelCased
      var rows = arguments.map { argument in
        "  \(argument.name): \(CodeLanguage.javascript.literal(argument.value)),"
      }
      let start = "\(answer.map { "const \($0) = " } ?? "")await client.\(method.name)("
      let end = answer.map { ["", "console.log(\($0).\(method.printed));"] } ?? []
      let positional = path.map(quoted).joined(separator: ", ")
      if rows.isEmpty { return ["\(start)\(positional));"] + end }
      rows.insert("\(start)\(positional)\(positional.isEmpty ? "" : ", "){", at: 0)
      return rows + ["});"] + end
    case .raw(let request): return raw(request)
    }
  }

  /// A call by method and path.
  private static func raw(_ request: RequestDescription) -> [String] {
    var rows: [String] = []
    var options = ""
    switch request.body {
    case .none: break
    case .json(let value):
      options = ", { body: \(CodeLanguage.javascript.literal(CodeArgument(value))) }"
    case .form(let parts):
      rows.append("const form = new FormData();")
      for part in parts {
        switch part {
        case .text(let name, let value):
          rows.append("form.append(\(quoted(name)), \(quoted(value)));")
        case .file(let name, let file):
          let blob =
            "await fs.openAsBlob(\(quoted(file.path)), { type: \(quoted(file.mediaType)) })"
          rows.append("form.append(\(quoted(name)), \(blob), \(quoted(file.filename)));")
        }
      }
      rows.append("")
      options = ", { body: form }"
    }
    let call = "client.\(request.method.lowercased())(\(quoted(request.path))\(options))"
    return rows + ["const answer = await \(call);", "", "console.log(answer);"]
  }

  private static func quoted(_ text: String) -> String { CodeLanguage.javascript.quoted(text) }
}

extension String {
  /// `redirect_url_response` as JavaScript has it: `redirectURLResponse`, as in the API's samples.
  fileprivate var camelCased: String {
    let words = split(separator: "_").map(String.init)
    return words.dropFirst().reduce(words.first ?? "") { name, word in
      name + (word == "url" ? "URL" : word.prefix(1).uppercased() + word.dropFirst())
    }
  }
}
