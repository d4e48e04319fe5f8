import CommandLanguage
import Testing

@Suite("Words")
struct WordTests {
  @Test(
    "a word ends at a blank, `;`, `|` or a closing bracket that it did not open",
    arguments: [
      Case("take docs/*.pdf", "(take [docs/*.pdf])"),
      Case("take ~/q3.csv", "(take [~/q3.csv])"),
      Case("take report(1).pdf", "(take [report(1).pdf])"),
      Case("take a=b.csv", "(take [a=b.csv])"),
      Case("take Bob's.pdf", "(take [Bob's.pdf])"),
      Case("take a\"b", "(take [a\"b])"),
      Case("take https://x.org/?a=1&b=2#top", "(take [https://x.org/?a=1&b=2#top])"),
      Case("take a{b;c", "(take [a{b]); c", "a bracket does not hide a `;`"),
      Case("x = (take a[1])", "(= x (take [a[1]]))"),
      Case("x = (take a)", "(= x (take [a]))"),
      Case("take -x", "(take [-x])"), Case("take -", "(take [-])"),
      Case("take 2024-01-01", "(take [2024-01-01])"), Case("take é.pdf", "(take [é.pdf])"),
      Case("take if", "(take [if])", "keywords are words too"),
      Case("take a#b # c", "(take [a#b])", "`#` opens a comment at the start of a token only"),
    ])
  func ends(_ row: Case) { expectTree(row) }

  @Test(
    "a backslash makes a blank, a bracket, a quote or a sign of the shell mean itself",
    arguments: [
      Case(#"take my\ file.pdf"#, "(take [my‹ ›file.pdf])"),
      Case(#"take \(x\)"#, "(take [‹(›x‹)›])"), Case(#"take \"a\'"#, "(take [‹\"›a‹'›])"),
      Case(#"take \$n"#, "(take [‹$›n])"), Case(#"take \*.pdf"#, "(take [‹*›.pdf])"),
      Case(#"take a\;b\|c"#, "(take [a‹;›b‹|›c])"), Case(##"take \#1"##, "(take [‹#›1])"),
      Case(#"take \&\<\>\`"#, "(take [‹&<>`›])"), Case(#"take \\"#, "(take [‹\\›])"),
      Case(#"take \~/x"#, "(take [‹~›/x])"),
      Case(#"take C:\docs\new.pdf"#, #"(take [C:\docs\new.pdf])"#, "before a letter it is itself"),
    ])
  func escapes(_ row: Case) { expectTree(row) }

  @Test(
    "$name in a longer word is replaced and ends with the name",
    arguments: [
      Case("take out/$stem.csv", "(take [out/${stem}.csv])"),
      Case("take $a-$b.csv", "(take [${a}-${b}.csv])"),
      Case("take x${a + 1}y", "(take [x${(+ a 1)}y])"),
      Case("take ${a}", "(take a)"), Case("take ${ a }.pdf", "(take [${a}.pdf])"),
      Case("take $a.b-c", "(take [${a}.b-c])"), Case("take a$", "(take [a$])"),
      Case("take $", "(take [$])"), Case("take $5", "(take [$5])"),
      Case("take a$(b)", "(take [a$(b)])"),
      Case(#"take x${"a b"}"#, #"(take [x${"a b"}])"#, "a blank in a replacement is no end"),
    ])
  func replacements(_ row: Case) { expectTree(row) }

  @Test(
    "$name with a path as a whole argument is a value",
    arguments: [
      Case("take $k", "(take k)"), Case("take $k.status", "(take k.status)"),
      Case("take $k?.credits?.consumed", "(take k?.credits?.consumed)"),
      Case("take $ks[0].name", "(take ks[0].name)"), Case("take $stem.csv", "(take stem.csv)"),
      Case("take (take a).x", "(take (take [a]).x)"), Case("take ($k)", "(take k)"),
      Case("take $k;take $k", "(take k); (take k)"), Case("x = (take $k)", "(= x (take k))"),
      Case("echo --tag $k.id $k", "(echo --tag k.id k)"),
    ])
  func values(_ row: Case) { expectTree(row) }

  @Test("a value with an index cannot go on as a word")
  func indexThenText() {
    expectDiagnostics(
      """
      take $n[0]x
                ^ error: a variable with an index must be the whole argument, but more follows → put it all in double quotes, with `${…}` for what is replaced
      """, after: "n = [1]")
  }

  @Test(
    "text behind a variable that is a whole argument is taken for a field, and the error says so")
  func textBehindVariable() throws {
    let failure = try Session().failure(of: "stem = \"q3\"; take $stem.csv")
    #expect(failure.message == "\"q3\" is a text and has no fields")
    #expect(
      failure.hint == "to go on with text behind a variable, put it in double quotes: \"$name.csv\""
    )
  }

  @Test(
    "the operators of other shells name the way to say it here",
    arguments: [
      Case("take a & take b", "`&`: write `;`: what can run at once does so within a command"),
      Case(
        "take a && take b",
        "`&&`: write `;`: a failing command ends the line by itself; in a condition write `and`"),
      Case(
        "take a || take b",
        "`||`: write `or` in a condition; a failing command ends the line by itself"),
      Case(
        "take a > f.txt",
        "`>`: `| save FILE` writes a file; compare with `>` between two values"
      ),
      Case(
        "take a >f.txt",
        "`>`: `| save FILE` writes a file; compare with `>` between two values"
      ),
      Case(
        "take a >> f.txt",
        "`>>`: `| save FILE` writes a file anew; `gridsh … >> FILE` goes on with one"),
      Case("take < f.txt", "`<`: name the file as an argument"),
      Case("take $(date)", "`$(`: write `(…)`"), Case("take `date`", "```: write `(…)`"),
      Case("x = $(date)", "`$(`: write `(…)`"), Case("x = `date`", "```: write `(…)`"),
      Case(
        "if true && false { }",
        "`&&`: write `;`: a failing command ends the line by itself; in a condition write `and`"),
      Case(
        "take --tag > f",
        "`>`: `| save FILE` writes a file; compare with `>` between two values"
      ),
    ])
  func foreignOperators(_ row: Case) {
    let source = SourceText(row.text, name: "test.grid")
    let found = Parser.parse(source, registry: TestCommands().registry).diagnostics
    #expect(found.count == 1)
    let hint = found.first?.hint ?? "nothing"
    #expect("`\(found.first.map { source[$0.range] } ?? "")`: \(hint)" == row.expected)
    #expect(found.first?.message.hasSuffix("is not an operator of this language") == true)
  }

  @Test("a blank stands between a command and its arguments")
  func blankBehindName() {
    expectDiagnostics(
      """
      take/tmp/x
          ^ error: a blank must follow `take`
      print(1 + 2)
      """)
  }
}
