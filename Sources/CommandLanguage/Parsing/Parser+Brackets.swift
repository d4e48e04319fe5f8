extension Parser {
  /// `"(" source ")"`
  mutating func parseParentheses() -> ExpressionSyntax {
    let start = position
    position += 1
    let source = bracketed(")", opened: start) { $0.parseSource() }
    raise()
    return source.map { .parentheses($0, range(from: start)) } ?? .missing(range(from: start))
  }

  /// `"[" [ expression { "," expression } [ "," ] ] "]"`
  mutating func parseList() -> ExpressionSyntax {
    let start = position
    position += 1
    let items = parseItems(until: "]", opened: start) { $0.parseExpression() }
    return .list(items, range(from: start))
  }

  /// `"{" [ field { "," field } [ "," ] ] "}"`
  mutating func parseRecord() -> ExpressionSyntax {
    let start = position
    position += 1
    let fields = parseItems(until: "}", opened: start) { $0.parseField() }
    return .record(fields, range(from: start))
  }

  /// `field = ( NAME | string ) ":" expression .`
  private mutating func parseField() -> (key: NameSyntax, value: ExpressionSyntax) {
    let errors = diagnostics.count
    let key = parseKey()
    skipBlanks()
    if !take(":"), diagnostics.count == errors {
      reportMissing("`:` must follow the name of a field")
    }
    skipBlanks()
    return (key, diagnostics.count == errors ? parseExpression() : .missing(here))
  }

  private mutating func parseKey() -> NameSyntax {
    if let name = takeName() {
      mark(.field, name.range)
      return name
    }
    guard isAt("\"") || isAt("'") else {
      reportMissing("a field `name: value` is missing here")
      return NameSyntax(text: "", range: here)
    }
    let text = parseText()
    guard case .text(let parts, let range) = text,
      let plain = WordSyntax(parts: parts, range: range).text
    else {
      report("the name of a field is fixed: nothing in it can be replaced", at: text.range)
      return NameSyntax(text: "", range: text.range)
    }
    return NameSyntax(text: plain, range: range)
  }

  /// Items with commas between them, a trailing one allowed, up to the closing bracket.
  ///
  /// - Parameter function: whose arguments they are.
  mutating func parseItems<Item>(
    until closing: StaticString, opened: Int, of function: NameSyntax? = nil,
    _ parse: (inout Parser) -> Item
  ) -> [Item] {
    var highest = 0
    let items = bracketed(closing, opened: opened, separator: ",") { parser in
      var items: [Item] = []
      while !parser.isAt(closing) {
        if parser.isAtEnd {
          if let function { parser.noteCall(of: function, behind: items.count) }
          break
        }
        items.append(parse(&parser))
        highest = max(highest, parser.height)
        parser.skipBlanks()
        guard parser.take(",") else { break }
        parser.skipBlanks()
      }
      return items
    }
    height = highest
    raise()
    return items ?? []
  }

  /// What stands between brackets, newlines as blanks; a missing closing bracket is reported.
  ///
  /// - Parameter separator: what could stand in the closing bracket's place, for the error.
  mutating func bracketed<Result>(
    _ closing: StaticString, opened: Int, separator: StaticString? = nil,
    _ body: (inout Parser) -> Result
  ) -> Result? {
    let errors = diagnostics.count
    mark(.bracket, SourceRange(opened, opened + 1))
    let result = nested { parser in
      parser.withNewlinesBlank(true) { parser in
        parser.skipBlanks()
        let result = body(&parser)
        parser.skipBlanks()
        return result
      }
    }
    if takeBracket(closing) { return result }
    if isAtEnd {
      reportUnclosed(
        "this bracket is not closed", at: SourceRange(opened, opened + 1),
        hint: "write `\(closing)` where it ends")
      return result
    }
    if diagnostics.count == errors {
      let row = source.rowNumber(of: opened)
      let isElsewhere = row != source.rowNumber(of: position)
      report(
        separator.map { "`\($0)` or `\(closing)` must stand here" }
          ?? "`\(closing)` must stand here",
        at: here,
        hint: isAtFilter
          ? Self.hintForFilter : isElsewhere ? "the bracket was opened in row \(row)" : nil)
    }
    recover(inBrackets: true)
    _ = takeBracket(closing)
    return result
  }

  private mutating func takeBracket(_ closing: StaticString) -> Bool {
    guard take(closing) else { return false }
    mark(.bracket, range(from: position - 1))
    return true
  }
}
