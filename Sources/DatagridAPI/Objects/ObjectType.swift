/// What an object of the API says that it is, and what people call one.
struct ObjectType: Sendable {
  /// The value of its member `object`.
  let name: String
  /// With its article, for messages.
  let phrase: String

  static let knowledge = ObjectType(name: "knowledge", phrase: "a knowledge")
  static let table = ObjectType(name: "table", phrase: "a table")
  static let record = ObjectType(name: "record", phrase: "a record of a table")
  static let connection = ObjectType(name: "connection", phrase: "a connection")
  static let page = ObjectType(name: "page", phrase: "a page")
  static let searchResult = ObjectType(name: "search_result_item", phrase: "a search result")
  static let identity = ObjectType(name: "identity", phrase: "an identity")
  static let credits = ObjectType(name: "credits", phrase: "a report of credits")

  /// So much of what a server calls something is quoted.
  private static let longestName = 100

  /// The object that a value is; one that does not say its type is taken for this one.
  /// - Throws: ``AnswerError.Problem`` when it is no object, or says that it is of another type.
  func read(_ value: JSON) throws(AnswerError.Problem) -> JSONObject {
    guard case .object(let object) = value else {
      throw .wrongShape(found: value.kindName, expected: phrase)
    }
    if let type = object["object"], type.text != name {
      let found =
        type.text.map { "an object of type \"\($0.prefix(Self.longestName))\"" }
        ?? "an object of no known type"
      throw .wrongShape(found: found, expected: phrase)
    }
    return object
  }

  /// The object that a value is, with its identifier.
  /// - Throws: ``AnswerError.Problem`` also where there is no identifier.
  func readWithID(_ value: JSON) throws(AnswerError.Problem) -> (JSONObject, String) {
    let object = try read(value)
    guard let id = object["id"]?.text.nonempty else {
      throw .wrongShape(found: "an object without an id", expected: phrase)
    }
    return (object, id)
  }
}
