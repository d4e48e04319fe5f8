extension Parser {
  /// `source = ( command | expression ) { "|" filter } .`
  mutating func parseSource() -> SourceSyntax {
    let head = parseHead()
    skipBlanks()
    guard isAtFilter else { return head }
    var source = head
    var filters: [CommandSyntax] = []
    var highest = height
    let outer = piped
    defer { piped = outer }
    while isAtFilter {
      position += 1
      mark(.operator, range(from: position - 1))
      skipBlanksAndNewlines()
      piped = source
      guard let filter = parseFilter() else { break }
      filters.append(filter)
      source = .pipeline(head, filters)
      highest = max(highest, height)
      height = filters.count
      raise(over: highest)
      skipBlanks()
    }
    return source
  }

  /// What to do about a filter where only an expression is read.
  static let hintForFilter = "what is filtered stands in parentheses here: `(… | count)`"

  /// Whether a filter is set off here.
  var isAtFilter: Bool { isAt("|") && !isAt("||") }

  /// `filter = NAME { argument } .`
  private mutating func parseFilter() -> CommandSyntax? {
    offer(.filter)
    guard let name = takeName() else {
      reportMissing(
        "a filter must follow `|`",
        hint: "filters are \(Filter.all.map(\.spec.name).joined(separator: ", "))")
      return nil
    }
    markFilter(name)
    if !isAtBlank, !isAtCommandEnd, !isAt("(") {
      report("a blank must follow `\(name.text)`", at: here)
    }
    // What a misspelt name was meant for says how its arguments are written.
    let filter =
      Filter.named(name.text)
      ?? Spelling.nearest(to: name.text, among: Filter.all.map(\.spec.name)).flatMap(Filter.named)
    let arguments = parseArguments(of: filter?.spec)
    let upper = arguments.last?.range.upper ?? name.range.upper
    return CommandSyntax(
      name: name, arguments: arguments, range: SourceRange(name.range.lower, upper))
  }
}
