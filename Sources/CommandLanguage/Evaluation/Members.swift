/// Fields and items of values.
struct Members {
  let files: FileSystem

  /// `value.name`; null where that is missing and asked for with `?.`.
  ///
  /// - Parameter nullMeaning: what the documentation says of the value's being null.
  func member(
    of value: Value, _ name: String, isOptional: Bool, nullMeaning: String?, _ site: Site
  ) throws -> Value {
    switch value {
    case .object(let handle): return try field(name, of: handle.record, value, isOptional, site)
    case .record(let record): return try field(name, of: record, value, isOptional, site)
    case .path(let path): return try field(name, of: describe(path), value, isOptional, site)
    case .null where isOptional: return .null
    case .null:
      throw Failure(
        "`\(base(of: site, before: name))` is null, so it has no field `\(name)`"
          + (nullMeaning.map { " (\($0))" } ?? ""), kind: "null_value",
        hint: "write `?.\(name)` to get null instead, and `??` for a value in its place",
        site: site)
    case .list:
      throw Failure(
        "\(value.described) has no fields", kind: "wrong_kind",
        hint: "its items have: `[0]` is the first, `for x in …` goes through all", site: site)
    default:
      throw Failure(
        "\(value.described) is a \(value.kindName) and has no fields", kind: "wrong_kind",
        hint: "to go on with text behind a variable, put it in double quotes: \"$name.csv\"",
        site: site)
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
    return Record([
      ("name", .text(name)),
      ("stem", .text(dot.map { String(name[..<$0]) } ?? name)),
      ("ext", .text(dot.map { String(name[name.index(after: $0)...]) } ?? "")),
      ("dir", .path(String(folder))),
      ("size", status.map { .size($0.size) } ?? .null),
      ("exists", .boolean(status != nil)),
    ])
  }

  /// `value[index]`: an item from 0, or from the end where negative; a record's field by its name.
  func item(of value: Value, _ index: Value, _ site: Site) throws -> Value {
    switch (value, index) {
    case (.list, .range), (.text, .range):
      throw Failure("slices are not in this version yet", kind: "not_available", site: site)
    case (.list(let values), _):
      return values[try position(index, in: values.count, value, site)]
    case (.text(let text), _):
      let characters = Array(text)
      return .text(String(characters[try position(index, in: characters.count, value, site)]))
    case (.range(let lower, let upper), _):
      let count = Value.count(from: lower, to: upper) ?? .max
      return .integer(lower + Int64(try position(index, in: Int(count), value, site)))
    case (.record(let record), .text(let key)):
      return try field(key, of: record, value, false, site)
    case (.object(let handle), .text(let key)):
      return try field(key, of: handle.record, value, false, site)
    default:
      throw Failure(
        "\(value.described) cannot be indexed by \(index.described)", kind: "wrong_kind",
        hint: "lists and texts are indexed by whole numbers, records by texts", site: site)
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
        "an index must be a whole number, but is \(index.described)", kind: "wrong_kind",
        site: site)
    }
    let position = number < 0 ? number &+ Int64(count) : number
    guard position >= 0, position < count else {
      throw Failure(
        "\(owner.described) has no item \(number)", kind: "out_of_range",
        hint: count == 0 ? "it is empty" : "its items are 0 to \(count - 1)", site: site)
    }
    return Int(position)
  }
}
