import TestSupport
import Testing

@Suite("Completion of fields")
struct FieldCompletionTests {
  @Test(
    "fields are found at any depth, of what is there and of what is documented",
    arguments: [
      ("k.row_counts.to‸", ["total"]), ("print k?.credits?.con‸", ["consumed"]),
      ("print k.last_error.me‸", ["message"]), ("ks[0].na‸", ["name"]), ("ks[-1].na‸", ["name"]),
      ("ks[--9223372036854775808].na‸", []),
      ("ks[0..0][0].na‸", ["name"]), ("print (retrieve k).st‸", ["status"]),
      ("(create orders.csv).row_counts.f‸", ["failed"]),
      ("(create *.csv --each).st‸", []), ("(create *.csv --each)[0].st‸", ["status"]),
      ("(list)[0].sync.en‸", ["enabled"]), ("(list | where id == \"x\")[0].sta‸", ["status"]),
      ("(list | first).sta‸", ["status"]), ("(list | first 2).sta‸", []),
      ("(list | select id row_counts)[0].row_counts.to‸", ["total"]),
      ("(list | each row_counts)[0].c‸", ["completed"]), ("(list | count).st‸", []),
      ("print r.inner.‸", ["x", "y"]), ("print r[\"inner\"].x‸", ["x"]), ("rs[1].b‸", ["bb"]),
      ("x = {a: {bc: 1}}.a.b‸", ["bc"]), ("q = {a: {bc: 1}}; q.a.b‸", ["bc"]),
      ("m = create orders.csv; m.sta‸", ["status"]),
      ("for f in files *.csv { print f.st‸", ["stem"]), ("(pwd).na‸", ["name"]),
      ("try { fail \"x\" } catch e { print e.k‸", ["kind"]),
      ("def f p: path { print p.ex‸", ["ext", "exists"]),
      ("def f a: knowledge { print a.row_counts.to‸", ["total"]),
      ("def f a { a }; print f(1).‸", []), ("def f a { a }; (f 1).‸", []),
      ("def f a: path { a }; a.ex‸", []),
      ("list | where row_counts.c‸", ["completed"]), ("list | where $k.sta‸", ["status"]),
      ("list | where it.row_counts.c‸", ["completed"]), ("list | each credits?.c‸", ["consumed"]),
      ("list | sort -row_c‸", ["-row_counts"]),
      ("list | sort -row_counts.c‸", ["-row_counts.completed"]),
      ("list | select id row_counts.t‸", ["row_counts.total"]), ("rs | where b‸", ["bb"]),
      ("print (k ?? r).sta‸", ["status"]), ("_.inn‸", ["inner"]),
      ("print k.unknown.‸", []), ("print nothing.‸", []), ("print 5.‸", []),
    ])
  func anyDepth(marked: String, expected: [String]) async throws {
    let found = try await TranscriptSession.with { session in
      _ = session.run(
        "k = create orders.csv; wait k; ks = [k]; r = {inner: {x: 1, y: 2, \"not a name\": 3}}; "
          + "rs = [{bb: 1}, {bb: 2}]; r")
      return session.completions(marked)
    }
    let text = CompletedText(marked).text
    #expect(found == expected.map { outcome(text, $0) }, "\(marked)")
  }

  /// The text with the part behind its last blank or dot replaced.
  private func outcome(_ text: String, _ word: String) -> String {
    let separators: Set<Character> = word.contains(".") || word.hasPrefix("-") ? [" "] : [" ", "."]
    let start = text.lastIndex(where: separators.contains).map { text.index(after: $0) }
    return text[..<(start ?? text.startIndex)] + word
  }
}
