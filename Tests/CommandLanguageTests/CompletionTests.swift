import CommandLanguage
import Testing

@Suite("Completion")
struct CompletionTests {
  /// `|` is the cursor, and `¦` sets off a filter; expected is what could stand there, and the part before the cursor that it
  /// would replace.
  @Test(
    "the cursor's place says what could stand there and what it replaces",
    arguments: [
      Case("|", "a statement for ``"), Case("wa|", "a statement for `wa`"),
      Case("k = 1; cr|", "a statement for `cr`"),
      Case("k = 1\nwa|", "a statement for `wa`"), Case("if true { wa|", "a statement for `wa`"),
      Case("if true { 1; |", "a statement for ``"), Case("wait k;|", "a statement for ``"),
      Case("k = |", "a source for ``"), Case("k = cre|", "a source for `cre`"),
      Case("x = (wa|", "a source for `wa`"),
      Case("for f in fi|", "a source for `fi`"), Case("print (|", "a source for ``"),
      Case("print k|", "an expression for `k`"), Case("print |", "an expression for ``"),
      Case("print 1 + k|", "an expression for `k`"), Case("if k|", "an expression for `k`"),
      Case("print [1, k|", "an expression for `k`"), Case("print len(k|", "an expression for `k`"),
      Case("print k[ind|", "an expression for `ind`"), Case("print {a: k|", "nothing"),
      Case("x = 1 + |", "an expression for ``"), Case("print \"${k|", "an expression for `k`"),
      Case("print $k|", "a variable for `k`"), Case("take $k|", "a variable for `k`"),
      Case("take $|", "a variable for ``"),
      Case("print $|", "a variable for ``"), Case("take a$k|", "a variable for `k`"),
      Case("print \"$k|", "a variable for `k`"),
      Case("print k.|", "a field of k for ``"), Case("print k.st|", "a field of k for `st`"),
      Case("print k.credits?.con|", "a field of k.credits for `con`"),
      Case("take $k.st|", "a field of k for `st`"),
      Case("take $k.|", "a field of k for ``"), Case("take --tag $k.st|", "a field of k for `st`"),
      Case("print (wait k).st|", "a field of (wait [k]) for `st`"),
      Case("k.st|", "a field of k for `st`"),
      Case("wait |", "operand 0 of wait for ``"), Case("wait k|", "operand 0 of wait for `k`"),
      Case("wait k |", "operand 1 of wait for ``"),
      Case("create docs/re|", "operand 0 of create for `docs/re`"),
      Case("create my\\ fi|", "operand 0 of create for `my\\ fi`"),
      Case("create \"my fi|", "operand 0 of create for `\"my fi`"),
      Case("source |", "operand 0 of source for ``"),
      Case("source lib/co|", "operand 0 of source for `lib/co`"),
      Case("if true { source \"a|", "operand 0 of source for `\"a`"),
      Case("x = (create a|", "operand 0 of create for `a`"),
      Case("wait -|", "operand 0 of wait for `-`"),
      Case("wait k --|", "a flag of wait for `--`"),
      Case("wait k --ti|", "a flag of wait for `--ti`"),
      Case("wait k --until |", "a value of --until for ``"),
      Case("wait k --until re|", "a value of --until for `re`"),
      Case("wait k --until=re|", "a value of --until for `re`"),
      Case("wait k --until=|", "a value of --until for ``"),
      Case("create a --root |", "operand 1 of create for ``"),
      Case("again 2 |", "operand 1 of again for ``"),
      Case("again 2 wa|", "operand 1 of again for `wa`"),
      Case("again 2 wait |", "operand 0 of wait for ``"),
      Case("again 2 wait k --ti|", "a flag of wait for `--ti`"),
      Case("x ¦ |", "a filter for ``"), Case("x ¦ wh|", "a filter for `wh`"),
      Case("x ¦ where |", "an expression for ``"), Case("x ¦ where na|", "an expression for `na`"),
      Case("x ¦ where a == n|", "an expression for `n`"),
      Case("x ¦ where it.|", "a field of it for ``"),
      Case("x ¦ sort -na|", "operand 0 of sort for `-na`"),
      Case("x ¦ select a |", "operand 1 of select for ``"),
      Case("x ¦ save f --|", "a flag of save for `--`"),
      Case("wait k ¦ first |", "operand 0 of first for ``"),
      Case("x ¦ count |", "operand 0 of count for ``"),
      Case("print 1 |", "nothing"), Case("k |", "nothing"), Case("x = 1 |", "nothing"),
      Case("if true { } |", "nothing"),
      Case("print 'abc|", "nothing"), Case("# wa|", "nothing"), Case("unknown a|", "nothing"),
    ])
  func marked(_ row: Case) {
    let text = row.text.prefix { $0 != "|" }.map { $0 == "¦" ? "|" : $0 }
    let source = SourceText(String(text), name: "<prompt>")
    let request = Parser.completion(atEndOf: source, registry: TestCommands().registry)
    let found = request.map { "\(describe($0.want)) for `\(source[$0.range])`" }
    #expect((found ?? "nothing") == row.expected)
    if let request { #expect(request.range.upper == source.end) }
  }

  private func describe(_ want: CompletionRequest.Want) -> String {
    switch want {
    case .statement: "a statement"
    case .source: "a source"
    case .expression: "an expression"
    case .variable: "a variable"
    case .field(let base): "a field of \(Sketch.draw(base))"
    case .argument(let spec, let place): "operand \(place) of \(spec.name)"
    case .flag(let spec): "a flag of \(spec.name)"
    case .kind: "a kind"
    case .value(let parameter): "a value of \(parameter.spelling)"
    case .filter: "a filter"
    }
  }
}
