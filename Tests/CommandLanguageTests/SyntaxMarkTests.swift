import CommandLanguage
import TestSupport
import Testing

@Suite("What the words of a text are")
struct SyntaxMarkTests {
  private static let registry = TestCommands().registry

  private func marks(_ text: String) -> (source: SourceText, marked: MarkedText) {
    let source = SourceText(text, name: "<prompt>")
    return (
      source,
      Parser.marks(of: source, registry: Self.registry, variables: ["k", "ks", "amount"])
    )
  }

  /// Each part with its role behind a colon; `?` says that something known begins so.
  private func describe(_ text: String) -> String {
    let (source, marked) = marks(text)
    return marked.marks.map { "\(source[$0.range]):\($0.role)\($0.isBegun ? "?" : "")" }
      .joined(separator: " ")
  }

  @Test(
    "each part has the role that the parser gives it",
    arguments: [
      Case("", ""), Case("  \n ", ""),
      Case("create a.csv --name Q3", "create:command a.csv:path --name:flag"),
      Case(">>>", ">>:foreignOperator >:foreignOperator"),
      Case("create docs/*.pdf", "create:command docs/*.pdf:glob"),
      Case("create report(1).pdf", "create:command report(1).pdf:path"),
      Case("k = create a.csv", "k:variable =:operator create:command a.csv:path"),
      Case("new = 1; print new", "new:variable =:operator 1:number print:command new:variable"),
      Case(
        "print later; later = 1", "print:command later:variable later:variable =:operator 1:number"),
      Case("wait k --timeout 1m30s", "wait:command k:variable --timeout:flag 1m30s:number"),
      Case(
        "wait ks[0] kn_81f3a2", "wait:command ks:variable [:bracket 0:number ]:bracket kn_81f3a2:id"
      ),
      Case("wait $k", "wait:command $k:variable"),
      Case("echo 5MB true x", "echo:command 5MB:number true:constant"),
      Case("echo 'a b' # why", "echo:command 'a b':text # why:comment"),
      Case("k.status", "k:variable status:field"),
      Case("k?.credits", "k:variable credits:field"),
      Case("_.status", "_:variable status:field"),
      Case("print amount * -2", "print:command amount:variable *:operator -2:number"),
      Case("print not true", "print:command not:operator true:constant"),
      Case("print 1 not in ks", "print:command 1:number not in:operator ks:variable"),
      Case("take \\\na", "take:command \\:operator"),
      Case("print a && b", "print:command a:unknownVariable? &&:foreignOperator"),
    ])
  func roles(_ row: Case) { #expect(describe(row.text) == row.expected) }

  @Test(
    "what is replaced in a text or a word is marked within it",
    arguments: [
      Case("take \"a $k b\"", "take:command \"a :text $k:variable  b\":text"),
      Case(
        "take \"${k.id}\"",
        "take:command \":text $:variable {:bracket k:variable .:plain id:field }:bracket \":text"),
      Case("create $k.csv", "create:command $k:variable csv:field"),
      Case("create a$k.csv", "create:command a:path $k:variable .csv:path"),
      Case("print '$k'", "print:command '$k':text"),
      Case("print \"\\$k\"", "print:command \"\\$k\":text"),
    ])
  func replacements(_ row: Case) { #expect(describe(row.text) == row.expected) }

  @Test(
    "a quote that is not closed is marked at its beginning",
    arguments: [
      Case("print \"abc", "print:command \":unclosedQuote abc:text"),
      Case("print 'abc", "print:command ':unclosedQuote abc:text"),
      Case("print \"", "print:command \":unclosedQuote"),
      Case("print \"a $k b", "print:command \":unclosedQuote a :text $k:variable  b:text"),
      Case("create Bob's.pdf", "create:command Bob's.pdf:path"),
    ])
  func unclosedQuotes(_ row: Case) { #expect(describe(row.text) == row.expected) }

  @Test(
    "what is nothing's is unknown, and begun where something known begins so",
    arguments: [
      Case("frobnicate", "frobnicate:unknownCommand"),
      Case("frobnicate a.csv", "frobnicate:unknownCommand"),
      Case("cre", "cre:unknownCommand?"),
      Case("k = cre", "k:variable =:operator cre:unknownCommand?"),
      Case("whil", "whil:unknownCommand?"), Case("amou", "amou:unknownCommand?"),
      Case("roun", "roun:unknownCommand?"),
      Case("print zz", "print:command zz:unknownVariable"),
      Case("print amou", "print:command amou:unknownVariable?"),
      Case("print tru", "print:command tru:unknownVariable?"),
      Case("print $tru", "print:command $tru:unknownVariable"),
      Case("print \"$zz\"", "print:command \":text $zz:unknownVariable \":text"),
      Case("print round(1)", "print:command round:function (:bracket 1:number ):bracket"),
      Case("print around(1)", "print:command around:unknownFunction (:bracket 1:number ):bracket"),
      Case("wait k --till", "wait:command k:variable --till:unknownFlag"),
      Case("wait k --ti", "wait:command k:variable --ti:unknownFlag?"),
      Case("frobnicate --any", "frobnicate:unknownCommand --any:flag"),
      Case("wait zz", "wait:command zz:unknownVariable?"),
      Case("source a.grid; print zz", "source:command a.grid:path print:command zz:variable"),
    ])
  func unknown(_ row: Case) { #expect(describe(row.text) == row.expected) }

  /// `¦` sets off a filter.
  @Test(
    "in a filter a bare name is a field of the item",
    arguments: [
      Case(
        "ks ¦ where status == \"a\"",
        "ks:variable |:operator where:filter status:field ==:operator \"a\":text"),
      Case(
        "ks ¦ where it.id == $k",
        "ks:variable |:operator where:filter it:variable id:field ==:operator $k:variable"),
      Case(
        "ks ¦ sort -a ¦ first 5",
        "ks:variable |:operator sort:filter -a:field |:operator first:filter 5:number"),
      Case("ks ¦ grep a", "ks:variable |:operator grep:unknownFilter"),
      Case("ks ¦ whe", "ks:variable |:operator whe:unknownFilter?"),
      Case("ks ¦ count; zz", "ks:variable |:operator count:filter zz:unknownCommand"),
    ])
  func filters(_ row: Case) {
    #expect(describe(row.text.replacing("¦", with: "|")) == row.expected)
  }

  @Test(
    "statements, definitions and their names",
    arguments: [
      Case(
        "if k == null { wait k } else { 1 }",
        "if:keyword k:variable ==:operator null:constant {:bracket wait:command k:variable }:bracket else:keyword {:bracket 1:number }:bracket"
      ),
      Case(
        "for x in ks { x }",
        "for:keyword x:variable in:keyword ks:variable {:bracket x:variable }:bracket"),
      Case(
        "def up p: path n = 2 { return $p }; up a.csv",
        "def:keyword up:command p:variable n:variable =:operator 2:number {:bracket return:keyword $p:variable }:bracket up:command a.csv:path"
      ),
      Case(
        "f(1); def f a { a }",
        "f:function (:bracket 1:number ):bracket def:keyword f:command a:variable {:bracket a:variable }:bracket"
      ),
      Case(
        "try { fail x } catch e { e.kind }",
        "try:keyword {:bracket fail:command }:bracket catch:keyword e:variable {:bracket e:variable kind:field }:bracket"
      ),
      Case(
        "expect error 404 { wait k }",
        "expect:keyword error:keyword 404:number {:bracket wait:command k:variable }:bracket"),
      Case("defer wait k", "defer:keyword wait:command k:variable"),
      Case("while true { break }", "while:keyword true:constant {:bracket break:keyword }:bracket"),
      Case(
        "x = {a: [1]}",
        "x:variable =:operator {:bracket a:field [:bracket 1:number ]:bracket }:bracket"),
      Case(
        "if true { 1 } # a\nelse { }",
        "if:keyword true:constant {:bracket 1:number }:bracket # a:comment else:keyword {:bracket }:bracket"
      ),
    ])
  func statements(_ row: Case) { #expect(describe(row.text) == row.expected) }

  @Test(
    "brackets in texts, words and comments are none, and one that closes nothing is unmatched",
    arguments: [
      Case("print (1", "print:command (:bracket 1:number"),
      Case("print 1)", "print:command 1:number ):unmatchedBracket"),
      Case("print (1]", "print:command (:bracket 1:number ]:unmatchedBracket"),
      Case("print \"(\" # )", "print:command \"(\":text # ):comment"),
      Case("}", "}:unmatchedBracket"),
      Case("print 1 2 (k \"a\")", "print:command 1:number (:bracket \"a\":text ):bracket"),
    ])
  func brackets(_ row: Case) { #expect(describe(row.text) == row.expected) }

  @Test(
    "an open call says what is still missing where an argument could begin",
    arguments: [
      Case("create ", "PATH… [--name TEXT] [--root]"), Case("create", "nothing"),
      Case("create a", "nothing"),
      Case("k = create a ", "[PATH…] [--name TEXT] [--root]"),
      Case("create --root ", "PATH… [--name TEXT]"), Case("create a --name ", "TEXT"),
      Case("create a --name=", "TEXT"), Case("wait k --until ", "ready|partial"),
      Case("x = (retrieve ", "K"), Case("(retrieve k ", ""),
      Case("create (files ", "[GLOB…]"), Case("again 2 retrieve ", "K"),
      Case("ks | first ", "[N]"), Case("print round(", "x, digits)"),
      Case("print round(1, ", "digits)"), Case("print round(len(", "x)"),
      Case("print round(1, 2", "nothing"), Case("print round(1)", "nothing"),
      Case("def f a b = 1 { a }; f ", "A [B]"), Case("def f a b = 1 { a }; f --a 1 ", "[B]"),
      Case("def f a b { a }; f(", "a, b)"), Case("create 'a ", "nothing"),
      Case("frobnicate ", "nothing"), Case("create a # ", "nothing"),
      Case("create a\n", "nothing"), Case("k ", "nothing"),
    ])
  func openCalls(_ row: Case) {
    let found = marks(row.text).marked.openCall?.missing.joined(separator: " ")
    #expect((found ?? "nothing") == row.expected)
  }
}

extension SyntaxMarkTests {
  /// Marks are in the order of the text, within it, and between characters, whatever the text.
  private func examine(_ text: String) {
    let (source, marked) = marks(text)
    var end = 0
    for mark in marked.marks {
      let isSound =
        end <= mark.range.lower && mark.range.lower < mark.range.upper
        && mark.range.upper <= source.end
      #expect(isSound, "\(text.debugDescription): \(mark)")
      guard isSound else { return }
      for offset in [mark.range.lower, mark.range.upper] where offset < source.end {
        #expect(source.utf8[offset] & 0xC0 != 0x80, "\(text.debugDescription): \(mark)")
      }
      end = mark.range.upper
    }
  }

  @Test("random bytes are marked soundly")
  func bytes() {
    var random = SeededGenerator(seed: 11)
    let likely = Array("\"'(){}[]$|#-=. \n\\kx1é".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Int.random(in: 0..<4, using: &random) == 0
          ? UInt8.random(in: 0...255, using: &random)
          : likely[Int.random(in: 0..<likely.count, using: &random)]
      }
      examine(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("each beginning of the examples is marked soundly")
  func prefixes() throws {
    for program in try Corpus.programs + ExampleFiles.names.map(ExampleFiles.text) {
      let scalars = Array(program.unicodeScalars)
      for count in 0...scalars.count {
        examine(String(String.UnicodeScalarView(scalars[..<count])))
      }
    }
  }

  @Test("what the parser goes back from is marked once")
  func recovery() {
    examine("print 1 2 (\"\n\" x\n y \"a\"\n k = (1")
    examine("{ ( [ \"\n" + String(repeating: "x \"y\" (\n", count: 600))
    examine(String(repeating: "print (1 2 \"é\n", count: 400))
  }
}
