import CommandLanguage
import LineEditing
import Shell
import TestSupport
import Testing

@Suite("Completion")
struct CompleterTests {
  private func completions(_ marked: String) async throws -> [String] {
    try await TranscriptSession.with { session in
      _ = session.run("k = create orders.csv; wait k; n = 3; ks = [k]")
      return session.completions(marked)
    }
  }

  @Test(
    "the place decides what is offered",
    arguments: [
      ("cre‸", ["create", "credits"]),
      ("x = ret‸", ["x = retrieve"]),
      ("print (wa‸", ["print (wait"]),
      ("wait ‸", ["wait k", "wait ks"]),
      ("wait k --t‸", ["wait k --timeout"]),
      ("delete k‸", ["delete k", "delete ks"]),
      ("update k --sy‸", ["update k --sync"]),
      ("update k --scope ‸", ["update k --scope teamspace", "update k --scope organization"]),
      ("update k --file no‸", ["update k --file notes.txt"]),
      ("search late --l‸", ["search late --limit"]),
      ("search --in k‸", ["search --in k", "search --in ks"]),
      ("rows ‸", ["rows k", "rows ks"]),
      ("request P‸", ["request POST", "request PATCH", "request PUT"]),
      ("wait k --until ‸", ["wait k --until ready", "wait k --until partial"]),
      ("wait k --until p‸", ["wait k --until partial"]),
      ("create o‸", ["create orders.csv"]),
      ("create \"o‸", ["create \"orders.csv\""]),
      ("create br‸", ["create broken/"]),
      ("source gr‸", ["source greeting.grid"]),
      ("if n == 3 { source sourced/li‸", ["if n == 3 { source sourced/lib/"]),
      ("create broken/e‸", ["create broken/empty.csv"]),
      ("print k.sta‸", ["print k.status"]),
      ("print k.row_counts.t‸", ["print k.row_counts.total"]),
      ("print \"${k.sy‸", ["print \"${k.sync"]),
      ("print $n‸", ["print $n"]),
      ("create or‸ --name x", ["create orders.csv --name x"]),
      ("if n == 3 { crea‸", ["if n == 3 { create"]),
      ("help ret‸", ["help retrieve", "help return", "help retries"]),
      ("help lang‸", ["help language"]),
      ("help wait ‸", ["help wait 1", "help wait 2"]),
      ("help wait 2‸", ["help wait 2"]),
      ("explain knowledge‸", ["explain knowledge", "explain knowledge_failed"]),
      ("explain rate‸", ["explain rate_limit_exceeded"]),
      ("help unre‸", ["help unreadable_file"]),
      ("set pro‸", ["set progress"]),
      ("set progress o‸", ["set progress on", "set progress off"]),
      ("vars ‸", ["vars k", "vars n", "vars ks"]),
      ("print up‸", ["print upper("]),
      ("list | wh‸", ["list | where"]),
      ("list | ‸", Filter.all.map { "list | " + $0.spec.name }),
      ("list | where sta‸", ["list | where status"]),
      ("list | where it.sta‸", ["list | where it.status"]),
      ("list | where i‸", ["list | where id", "list | where it"]),
      ("list | where name == $n‸", ["list | where name == $n"]),
      (
        "list | first 2 | sort -cre‸",
        ["list | first 2 | sort -created_at", "list | first 2 | sort -credits"]
      ),
      ("list | select na‸", ["list | select name"]),
      ("files *.csv | where si‸", ["files *.csv | where size"]),
      ("limits | sort re‸", ["limits | sort remaining", "limits | sort resets_in"]),
      (
        "list | select id name | sort ‸",
        ["list | select id name | sort id", "list | select id name | sort name"]
      ),
      ("[k] | where st‸", ["[k] | where status"]),
      ("ks | each sta‸", ["ks | each status"]),
      ("ks | where up‸", ["ks | where updated_at", "ks | where upper("]),
      ("list | format c‸", ["list | format csv"]),
      ("list | save or‸", ["list | save orders.csv"]),
      ("list | save x --f‸", ["list | save x --force"]),
      ("for x in list | so‸", ["for x in list | sort"]),
      ("show cu‸", ["show curl"]),
      ("show curl cre‸", ["show curl create", "show curl credits"]),
      ("show curl pri‸", []),
      ("show curl create or‸", ["show curl create orders.csv"]),
      ("create orders.csv --dr‸", ["create orders.csv --dry-run"]),
      ("set format js‸", ["set format json", "set format jsonl"]),
      ("set max-wait o‸", ["set max-wait off"]),
      ("wait k --timeout 5m --‸", ["wait k --timeout 5m --until", "wait k --timeout 5m --allow"]),
      (
        "update k --file notes.txt --fi‸", ["update k --file notes.txt --file"]
      ),
      ("create -- --‸", []),
      ("create \"notes-$n‸", ["create \"notes-$n"]),
      ("print \"notes-$k‸", ["print \"notes-$k", "print \"notes-$ks"]),
      ("wait $‸", ["wait $k", "wait $ks", "wait $n"]),
      (
        "wait k --timeout $‸",
        ["wait k --timeout $k", "wait k --timeout $n", "wait k --timeout $ks"]
      ),
      ("CRE‸", ["create", "credits"]),
      ("def up f { }; u‸", ["def up f { }; update", "def up f { }; use", "def up f { }; up"]),
      (
        "def up f { }; up ‸",
        ["def up f { }; up $k", "def up f { }; up $n", "def up f { }; up $ks"]
      ),
      ("def up f { }; up --‸", ["def up f { }; up --f"]),
      ("def up f: pa‸", ["def up f: path", "def up f: page"]),
      ("def twice x { }; print tw‸", ["def twice x { }; print twice("]),
      ("m = create orders.csv; wait m‸", ["m = create orders.csv; wait m"]),
      ("for c in list { delete c‸", ["for c in list { delete c"]),
      ("create my\\‸", []),
      ("print 5‸", []),
      ("x = 5‸", []),
      ("create --name ‸", []),
    ])
  func places(marked: String, expected: [String]) async throws {
    #expect(try await completions(marked) == expected, "\(marked)")
  }

  @Test("an empty line offers every command")
  func emptyLine() async throws {
    let offered = try await completions("‸")
    #expect(offered.contains("create") && offered.contains("if") && offered.contains("k"))
  }

  @Test("a name that would end or change the statement is spelled so that it means itself")
  func strangeNames() async throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "new\nline.csv")
    try folder.write("", to: "it's (1).csv")
    try folder.write("", to: "cash$.csv")
    let start = "create \(folder.path)/"
    #expect(
      try await completions("\(start)new‸") == ["create \"\(folder.path)/new\\nline.csv\""])
    #expect(try await completions("\(start)it‸") == ["\(start)it\\'s\\ \\(1\\).csv"])
    #expect(try await completions("\(start)ca‸") == ["\(start)cash\\$.csv"])
  }
}
