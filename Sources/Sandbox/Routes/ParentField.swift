/// The `parent` of a form, in the three ways in which clients send it.
enum ParentField {
  /// The text fields that it may come in.
  static let names: Set<String> = ["parent", "parent[type]", "parent[page_id]"]

  /// The parent that a form asks for: the root where it does not say.
  ///
  /// As `parent[type]` and `parent[page_id]`, or as one `parent` that holds JSON, be it a text or a
  /// part of type `application/json`.
  static func parent(in form: FormReception) throws(APIError) -> Knowledge.Parent {
    let type = try text(form, "parent[type]")
    let page = try text(form, "parent[page_id]")
    guard let json = form.text("parent"), !json.isEmpty else {
      guard type != nil || page != nil else { return .root }
      return try parent(type: type, page: page)
    }
    guard type == nil, page == nil else {
      throw .badRequest("parent was sent twice: as JSON and in brackets")
    }
    return try parent(json: json)
  }

  private static func parent(json: [UInt8]) throws(APIError) -> Knowledge.Parent {
    let members: [JSONValue.Member]
    switch JSONValue(parsing: json) {
    case .null?: return .root
    case .object(let found)?: members = found
    default: throw .badRequest("parent must be a JSON object")
    }
    var texts: [String: String] = [:]
    for member in members {
      guard ["type", "page_id"].contains(member.name) else {
        throw .unknownProperty("parent.\(member.name)")
      }
      guard case .string(let text) = member.value else {
        throw .badRequest("parent.\(member.name) must be a string")
      }
      texts[member.name] = text
    }
    return try parent(type: texts["type"], page: texts["page_id"])
  }

  /// The parent that a type and the identifier of a page name.
  static func parent(type: String?, page: String?) throws(APIError) -> Knowledge.Parent {
    switch type {
    case "root":
      guard page == nil else {
        throw .badRequest("parent.page_id should not exist when parent.type is root")
      }
      return .root
    case "page":
      guard let page, !page.isEmpty else {
        throw .badRequest("parent.page_id is required when parent.type is page")
      }
      return .page(id: page)
    default:
      throw .badRequest("parent.type must be one of the following values: page, root")
    }
  }

  private static func text(_ form: FormReception, _ name: String) throws(APIError) -> String? {
    guard let bytes = form.text(name) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .badRequest("\(name) is not valid UTF-8")
    }
    return text
  }
}
