import CommandLanguage
import DatagridAPI

extension Command {
  static func request(_ session: APISession) -> Command {
    Command(
      "request",
      summary: "Sends a request to any endpoint and gives the JSON of its answer.",
      discussion: """
        PATH stands below DATAGRID_BASE_URL; the key goes nowhere else. It is percent-encoded where \
        it must be, and may have a query of its own. `--json` takes a value, as `--json ({a: 1})`, or \
        its text; `--form` and `--file` make a form. An answer without a body is null. A POST or PATCH \
        whose answer is lost is not sent again: it may have been carried out.
        """,
      parameters: Parameter.choice("METHOD", HTTPMethod.allCases.map(\.rawValue), "What to do."),
      Parameter.text("PATH", "The endpoint, such as /knowledge."),
      Parameter.text("query", "A field of the query: NAME=VALUE.").flag().repeated(),
      Parameter.any("json", "The body: a value, or a text that is JSON.").flag().optional(
        "no such body"),
      Parameter.text("form", "A field of a form: NAME=VALUE.").flag().repeated(),
      Parameter.text("file", "A file of a form: NAME=PATH.").flag().repeated(),
      examples: [
        Example(
          "print (request GET /pages --query limit=1).data[0].name", "Asks for one page.",
          prints: "Sales"),
        Example(
          "p = request POST /pages --json ({name: \"Drafts\"}); print p.name",
          "Makes a page, for which there is no command.", prints: "Drafts"),
      ],
      result: .value, needsAPI: true
    ) { _, method, path, query, json, form, files in
      var request = AnyRequest(HTTPMethod(rawValue: method) ?? .get, path)
      request.query = try query.map { try Self.field($0, of: "--query", "VALUE") }
      request.json = try json.map(Self.body)
      request.fields = try form.map { try Self.field($0, of: "--form", "VALUE") }
      request.files = try files.map {
        let file = try Self.field($0, of: "--file", "PATH")
        return (file.name, FileUpload(path: file.value))
      }
      let answer = try await session.send { [request] in try await $0.send(request) }
      return Value(json: answer.body)
    }
  }

  private static func field(_ text: String, of flag: String, _ value: String) throws -> (
    name: String, value: String
  ) {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty else {
      throw Failure(
        "\(flag) must be NAME=\(value), but is \(Value.text(text).described)",
        kind: "wrong_argument")
    }
    return (String(halves[0]), String(halves[1]))
  }

  /// A text is JSON already; of any other value it is made.
  private static func body(_ value: Value) throws -> JSON {
    let text = if case .text(let text) = value { text } else { value.json }
    do throws(JSONError) {
      return try JSON.parse(Array(text.utf8))
    } catch {
      throw Failure(
        "--json must be a value or a text that is JSON, but is \(value.described)",
        kind: "wrong_argument", hint: "a record stands in parentheses: `--json ({name: \"x\"})`")
    }
  }
}
