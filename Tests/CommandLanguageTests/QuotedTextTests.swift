import CommandLanguage
import Testing

@Suite("Quoted texts")
struct QuotedTextTests {
  @Test(
    "\"…\" has escapes and replacements, '…' is raw",
    arguments: [
      Case(#""plain""#, "plain"), Case(#""""#, ""), Case("''", ""),
      Case(#""a\tb""#, "a\tb"), Case(#""a\nb""#, "a\nb"), Case(#""a\rb""#, "a\rb"),
      Case(#""\"quoted\"""#, #""quoted""#), Case(#""back\\slash""#, #"back\slash"#),
      Case(#""\$n""#, "$n"), Case(#""\u{1F600}\u{41}""#, "😀A"),
      Case(#"'a\tb $n ${n} "x"'"#, #"a\tb $n ${n} "x""#),
      Case(#"'C:\'"#, #"C:\"#, "a backslash before the closing ' is itself"),
      Case(#""$n items""#, "7 items"), Case(#""$n.csv""#, "7.csv", "$name ends with the name"),
      Case(#""${n}th""#, "7th"), Case(#""${n + 1}""#, "8"),
      Case(#""${r.name}/${items[0]}""#, "Ada/1"),
      Case(#""${"in ${n} out"}""#, "in 7 out", "texts within replacements within texts"),
      Case(#""100$ and $5 and $ ""#, "100$ and $5 and $ ", "$ before anything else is itself"),
      Case(#""$(date) `date`""#, "$(date) `date`", "other shells' replacements are text"),
      Case(#""it's""#, "it's"), Case(#"'say "hi"'"#, #"say "hi""#),
      Case("\"two\nrows\"", "two\nrows", "a text may span rows"),
      Case("\"one\\\nrow\"", "onerow", "a backslash joins rows"),
      Case("\"one\\\r\nrow\"", "onerow", "a backslash joins rows that end with CR LF"),
      Case(#""${r} ${items}""#, #"{"name":"Ada"} [1,2]"#, "lists and records are JSON in a text"),
      Case(#""${null} ${true} ${90s} ${1KiB}""#, "null true 1m30s 1KiB"),
    ])
  func texts(_ row: Case) throws {
    try expectValue(row, after: "n = 7; r = {name: \"Ada\"}; items = [1, 2]")
  }

  @Test(
    "a text that is written in quotes reads back",
    arguments: [
      "", "it's \"q\"", "\"\u{301}", "$n ${n} $\u{308}", "\\ \\n", "a\n\t\u{1B}\u{202E}", "名前 😀",
    ])
  func writing(text: String) throws {
    let session = Session()
    try session.run("x = \(QuotedText.quoted(text))")
    let value = try #require(session.interpreter.variables.first).value
    #expect(Array(value.text.utf8) == Array(text.utf8))
  }

  @Test("an API object is its id in a text")
  func objects() throws {
    #expect(try Session().run(#"k = create a.csv; print "<$k>""#) == ["<kn_1>"])
  }

  @Test("what is wrong in a text is shown where it stands")
  func errors() {
    expectDiagnostics(
      #"""
      print "a\qb"
              ^^ error: `\q` is no escape → escapes are \n \t \r \" \\ \$ \u{…}; in '…' a backslash is itself
      print "\é"
             ^^ error: `\é` is no escape → escapes are \n \t \r \" \\ \$ \u{…}; in '…' a backslash is itself
      print "\u{110000}"
             ^^^^^^^^^^ error: this is not the number of a character → write `\u{1F600}`
      print "\u{D800}"
             ^^^^^^^^ error: this is not the number of a character → write `\u{1F600}`
      print "\u{}"
             ^^^^ error: this is not the number of a character → write `\u{1F600}`
      print "\u41"
             ^^ error: this is not the number of a character → write `\u{1F600}`
      print "$kk ${nn}"
              ^^ error: no variable `kk` → `vars` lists the variables
                   ^^ error: no variable `nn` → `vars` lists the variables
      print "${1 2}"
                 ^ error: `}` must stand here
      print "${}"
               ^ error: a value is missing here
      """#)
  }

  @Test("a quote that is not closed is incomplete")
  func openQuotes() {
    expectDiagnostics(
      """
      print "abc
            ^ incomplete: this quote is not closed → write `"` where the text ends
      """)
    expectDiagnostics(
      """
      print 'abc
            ^ incomplete: this quote is not closed → write `'` where the text ends
      """)
  }

  @Test("a quoted text or a value in parentheses is a whole argument")
  func wholeArguments() {
    expectDiagnostics(
      #"""
      take "a"b
              ^ error: a quoted text must be the whole argument, but more follows → put it all in double quotes, with `${…}` for what is replaced
      take (1)x
              ^ error: a value in parentheses must be the whole argument, but more follows → put it all in double quotes, with `${…}` for what is replaced
      """#)
  }
}
