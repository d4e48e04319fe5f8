/// A field, as a program names it.
struct FieldName {
  let name: String
  /// Whether what misses it gives null.
  let isOptional: Bool
  /// What the documentation says of its owner's being null.
  let nullMeaning: String?
  let site: Site
}

/// Fields and items of values.
struct Members {
  let files: FileSystem

  /// `value.name`; null where that is missing and asked for with `?.`.
  ///
  func member(of value: Value, _ field: FieldName) throws -> Value {
    let (name, isOptional, site) = (field.name, field.isOptional, field.site)
    switch value {
    case .object(let handle):
      return try self.field(name, of: handle.record, value, isOptional, site)
    case .record(let record): return try self.field(name, of: record, value, isOptional, site)
    case .path(let path): return try self.field(name, of: describe(path), value, isOptional, site)
    case .null where isOptional: return .null
    case .null:
      throw Failure(
        "`\(base(of: site, before: name))` is null, so it has no field `\(name)`"
          + (field.nullMeaning.map { " (\($0))" } ?? ""), kind: "null_value",
        hint: "write `?.\(name)` to get null instead, and `??` for a value in its place",
        site: site)
    case .list:
      throw Failure(
        Self.fieldlessMessage(list: value.described), kind: "wrong_kind", hint: Self.listHint,
        site: site)
    default:
      throw Failure(
        Self.fieldlessMessage(value.described, kind: "a \(value.kindName)"), kind: "wrong_kind",
        hint: Self.fieldlessHint, site: site)
    }
  }

  /// The text of what the dot stands behind.
  private func base(of site: Site, before name: String) -> String {
    let whole = site.source[site.range]
    let base = whole.dropLast(name.count).reversed().drop { ".?".contains($0) }.reversed()
    return String(base).escapingControls()
  }

  private func field(
    _ name: String, of record: Record, _ owner: Value, _ isOptional: Bool, _ site: Site
  ) throws -> Value {
    if let value = record[name] { return value }
    if isOptional { return .null }
    throw Failure(
      "\(owner.described) has no field `\(name)`", kind: "missing_field",
      hint: Spelling.hint(for: name, among: record.keys)
        ?? "its fields are \(record.keys.joined(separator: ", ").escapingControls())",
      site: site)
  }

  /// The fields of a path: `.name .stem .ext .dir .size .exists`.
  private func describe(_ path: String) -> Record {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let dot = name.dropFirst().lastIndex(of: ".")
    var bare = path[...]
    while bare.hasSuffix("/"), bare != "/" { bare.removeLast() }
    let folder = bare.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : bare[..<$0] } ?? "."
    let status = files.status(path)
    let values: [Value] = [
      .text(name), .text(dot.map { String(name[..<$0]) } ?? name),
      .text(dot.map { String(name[name.index(after: $0)...]) } ?? ""), .path(String(folder)),
      status.map { .size($0.size) } ?? .null, .boolean(status != nil),
    ]
    return Record(zip(Self.pathFields, values).map { ($0.name, $1) })
  }

  /// `value[index]`: an item from 0, or from the end where negative; a record's field by its name.
  func item(of value: Value, _ index: Value, _ site: Site) throws -> Value {
    switch (value, index) {
    case (.list(let values), .range(let lower, let upper)):
      return .list(Array(values[slice(lower, upper, of: values.count)]))
    case (.text(let text), .range(let lower, let upper)):
      let slice = slice(lower, upper, of: text.count)
      return .text(String(text.dropFirst(slice.lowerBound).prefix(slice.count)))
    case (.range(let first, let last), .range(let lower, let upper)):
      let slice = slice(lower, upper, of: Int(Value.count(from: first, to: last) ?? .max))
      if slice.isEmpty { return .range(1, 0) }
      return .range(first + Int64(slice.lowerBound), first + Int64(slice.upperBound - 1))
    case (.list(let values), _):
      return values[try position(index, in: values.count, value, site)]
    case (.text(let text), _):
      let characters = Array(text)
      return .text(String(characters[try position(index, in: characters.count, value, site)]))
    case (.range(let lower, let upper), _):
      let count = Value.count(from: lower, to: upper) ?? .max
      return .integer(lower + Int64(try position(index, in: Int(count), value, site)))
    case (.record(let record), .text(let key)):
      return try self.field(key, of: record, value, false, site)
    case (.object(let handle), .text(let key)):
      return try self.field(key, of: handle.record, value, false, site)
    default:
      throw Failure(
        "\(value.described) cannot be indexed by \(index.described)", kind: "wrong_kind",
        hint: Self.indexHint, site: site)
    }
  }

  private func position(_ index: Value, in count: Int, _ owner: Value, _ site: Site) throws -> Int {
    let number: Int64? =
      switch index {
      case .integer(let number): number
      case .number(let number): Int64(exactly: number)
      default: nil
      }
    guard let number else {
      throw Failure(
        Self.indexMessage(given: index.described), kind: "wrong_kind", site: site)
    }
    let position = number < 0 ? number &+ Int64(count) : number
    guard position >= 0, position < count else {
      throw Failure(
        Self.missingItemMessage(number, of: owner), kind: "out_of_range",
        hint: Self.missingItemHint(count: Int64(count)), site: site)
    }
    return Int(position)
  }

  /// The places from one to the other, both included, negative ones counted from the end; what lies
  /// beyond the ends is left out, and a slice that runs backwards is empty.
  private func slice(_ lower: Int64, _ upper: Int64, of count: Int) -> Range<Int> {
    func place(_ index: Int64) -> Int64 { index < 0 ? index + Int64(count) : index }
    let first = max(place(lower), 0)
    let end = min(place(upper), Int64(count) - 1) + 1
    return first < end ? Int(first)..<Int(end) : 0..<0
  }
}

// MARK: What the check and the evaluator say

extension Members {
  /// The fields of a path, in the order in which they are made.
  static let pathFields = [
    FieldSpec("name", "The last part: `q3.csv`."),
    FieldSpec("stem", "The name without its extension: `q3`."),
    FieldSpec("ext", "The extension without its dot: `csv`."),
    FieldSpec("dir", "The folder, a path."),
    FieldSpec("size", "How large the file is; null where there is none."),
    FieldSpec("exists", "Whether there is such a file."),
  ]

  static let listHint = "its items have: `[0]` is the first, `for x in …` goes through all"
  static let fieldlessHint =
    "to go on with text behind a variable, put it in double quotes: \"$name.csv\""
  static let indexHint = "lists and texts are indexed by whole numbers, records by texts"

  static func fieldlessMessage(list: String) -> String { "\(list) has no fields" }

  static func fieldlessMessage(_ value: String, kind: String) -> String {
    "\(value) is \(kind) and has no fields"
  }

  static func indexMessage(given: String) -> String {
    "an index must be a whole number, but is \(given)"
  }

  static func missingItemMessage(_ number: Int64, of owner: Value) -> String {
    "\(owner.described) has no item \(number)"
  }

  static func missingItemHint(count: Int64) -> String {
    count == 0 ? "it is empty" : "its items are 0 to \(count - 1)"
  }
}

extension FieldSpec {
  /// The fields of a path.
  package static var ofPath: [FieldSpec] { Members.pathFields }
  /// The fields of what `catch` gives.
  package static var ofError: [FieldSpec] { Failure.fields }
}
