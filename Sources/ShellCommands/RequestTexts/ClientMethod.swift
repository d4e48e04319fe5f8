/// A method of the official clients, which are generated alike for Python and JavaScript.
///
/// The names are those of the packages `datagrid_ai` 0.16.0 and `datagrid-ai`.
struct ClientMethod {
  /// The request's method.
  let method: String
  /// The segments of the path; `{}` is any, and an argument in the order of the path.
  let path: [Substring]
  /// How the clients call it: `knowledge.tables.list`.
  let name: String
  /// The arguments that it takes by name; a request with others has no such call.
  let arguments: Set<String>
  /// What its answer is called in the samples; nil where there is none.
  let answer: String?
  /// The field of the answer that the samples print.
  let printed: String

  private init(
    _ endpoint: String, _ name: String, _ arguments: Set<String> = [], answer: String?,
    prints printed: String = "id"
  ) {
    let parts = endpoint.split(separator: " ", maxSplits: 1)
    method = String(parts[0])
    path = parts[1].split(separator: "/")
    self.name = name
    self.arguments = arguments
    self.answer = answer
    self.printed = printed
  }

  private static let paging: Set<String> = ["after", "before", "limit"]

  static let all = [
    ClientMethod(
      "POST /knowledge/connect", "knowledge.connect", ["connection_id"],
      answer: "redirect_url_response", prints: "redirect_url"),
    ClientMethod(
      "POST /knowledge", "knowledge.create", ["files", "name", "parent"], answer: "knowledge"),
    ClientMethod("GET /knowledge/{}", "knowledge.retrieve", answer: "knowledge"),
    ClientMethod(
      "PATCH /knowledge/{}", "knowledge.update", ["files", "name", "parent", "scope", "sync"],
      answer: "knowledge"),
    ClientMethod(
      "GET /knowledge", "knowledge.list", paging.union(["parent"]), answer: "page", prints: "data"),
    ClientMethod("DELETE /knowledge/{}", "knowledge.delete", answer: nil),
    ClientMethod("POST /knowledge/{}/reindex", "knowledge.reindex", answer: nil),
    ClientMethod(
      "GET /tables", "knowledge.tables.list", paging.union(["knowledge_id"]), answer: "page",
      prints: "data"),
    ClientMethod("GET /tables/{}", "knowledge.tables.retrieve", answer: "table"),
    ClientMethod(
      "GET /tables/{}/records", "knowledge.tables.records.list", ["limit", "next"], answer: "page",
      prints: "data"),
    ClientMethod(
      "GET /search", "search.search", ["query", "knowledge_ids", "limit", "next", "record_types"],
      answer: "response", prints: "data"),
    ClientMethod(
      "GET /connections", "connections.list", paging.union(["connector_id"]), answer: "page",
      prints: "data"),
    ClientMethod("GET /connections/{}", "connections.retrieve", answer: "connection"),
    ClientMethod(
      "GET /pages", "pages.list", paging.union(["parent"]), answer: "page", prints: "data"),
    ClientMethod("POST /pages", "pages.create", ["name", "parent"], answer: "page"),
    ClientMethod("GET /pages/{}", "pages.retrieve", answer: "page"),
    ClientMethod("PATCH /pages/{}", "pages.update", ["name", "parent", "scope"], answer: "page"),
    ClientMethod("DELETE /pages/{}", "pages.delete", answer: nil),
    ClientMethod("GET /identity", "identity.retrieve", answer: "identity", prints: "user_id"),
    ClientMethod(
      "GET /organization/credits", "organization.credits.get", answer: "credits_report",
      prints: "remaining"),
  ]

  /// The arguments that stand for `{}`; nil for a path that is another one.
  func pathArguments(_ segments: [String]) -> [String]? {
    guard segments.count == path.count else { return nil }
    var arguments: [String] = []
    for (name, segment) in zip(path, segments) {
      if name == "{}" { arguments.append(segment) } else if name != segment { return nil }
    }
    return arguments
  }
}
