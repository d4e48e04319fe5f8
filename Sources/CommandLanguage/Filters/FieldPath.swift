/// A field of an item, or one within another: `status`, `row_counts.total`, `credits?.consumed`.
package struct FieldPath: Sendable {
  struct Step: Sendable {
    let name: String
    /// Whether null stands for what is missing, and for all fields of null.
    let isOptional: Bool
  }

  /// The path as it is written, without a `-`.
  let text: String
  /// The fields on the way to the last one; empty where the text can only be a name as a whole.
  let steps: [Step]
  let isDescending: Bool

  /// Reads a path, with `-` before it for descending where that is allowed.
  init(_ text: String, allowsOrder: Bool) {
    isDescending = allowsOrder && text.hasPrefix("-")
    let path = isDescending ? String(text.dropFirst()) : text
    self.text = path.hasPrefix("?.") ? String(path.dropFirst(2)) : path
    steps = Self.steps(of: path)
  }

  /// Whether it can be written as a bare word.
  var isWord: Bool { !steps.isEmpty }

  private static func steps(of path: String) -> [Step] {
    var steps: [Step] = []
    var rest = path[...]
    var isOptional = false
    if rest.hasPrefix("?.") {
      isOptional = true
      rest = rest.dropFirst(2)
    }
    while true {
      let name = rest.prefix { $0.utf8.allSatisfy(\.isNameByte) }
      guard name.utf8.first?.isNameStart == true else { return [] }
      steps.append(Step(name: String(name), isOptional: isOptional))
      rest = rest.dropFirst(name.count)
      if rest.isEmpty { return steps }
      isOptional = rest.hasPrefix("?.")
      guard isOptional || rest.hasPrefix(".") else { return [] }
      rest = rest.dropFirst(isOptional ? 2 : 1)
    }
  }

  /// The field of an item: that of this very name, else the one at the end of the path.
  ///
  /// - Throws: ``Failure`` for what is missing on the way, which says what is null and why.
  func value(of item: Value, _ context: FilterContext) throws -> Value {
    let fields = item.record
    if let value = fields?[text] { return value }
    guard isWord else { throw missing(text, of: item, among: fields?.keys ?? [], context) }
    var value = item
    for (place, step) in steps.enumerated() {
      if value == .null, !step.isOptional, place > 0 { throw isNull(item, at: place, context) }
      value = try context.interpreter.members.member(
        of: value,
        FieldName(
          name: step.name, isOptional: step.isOptional, nullMeaning: nil, site: context.site))
    }
    return value
  }

  private func missing(
    _ name: String, of item: Value, among names: [String], _ context: FilterContext
  ) -> Failure {
    Failure(
      "\(item.described) has no field `\(name.escapingControls())`", kind: "missing_field",
      hint: Spelling.hint(for: name, among: names), site: context.site)
  }

  /// A field that is null, with what the documentation says of that.
  private func isNull(_ item: Value, at place: Int, _ context: FilterContext) -> Failure {
    let owner = steps[..<place].map(\.name)
    let meaning = item.kind?.field(at: owner)?.nullMeaning.map { " (\($0))" } ?? ""
    let name = steps[place].name
    return Failure(
      "`\(owner.joined(separator: "."))` of \(item.described) is null, so it has no field `\(name)`"
        + meaning, kind: "null_value", hint: "write `?.\(name)` to get null instead",
      site: context.site)
  }
}

extension Value {
  /// The fields of a record or an API object.
  fileprivate var record: Record? {
    switch self {
    case .record(let record): record
    case .object(let handle): handle.record
    default: nil
    }
  }

  fileprivate var kind: ObjectKind? {
    if case .object(let handle) = self { handle.kind } else { nil }
  }
}

extension ObjectKind {
  /// The documented field at a path; nil where there is none.
  func field(at path: some Collection<String>) -> FieldSpec? {
    var found: FieldSpec?
    var fields = fields
    for name in path {
      guard let field = fields.first(where: { $0.name == name }) else { return nil }
      (found, fields) = (field, field.fields)
    }
    return found
  }
}

extension FieldSpec {
  /// What is documented of its being null, such as "What it cost; null while a run is on."
  var nullMeaning: String? { summary.contains("null") ? summary : nil }
}
