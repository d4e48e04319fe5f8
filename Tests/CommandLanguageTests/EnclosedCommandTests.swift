import CommandLanguage
import Testing

/// Commands that are given another one: `show curl create a.pdf`.
@Suite("Enclosed commands")
struct EnclosedCommandTests {
  @Test(
    "the rest of the statement belongs to the command that is enclosed",
    arguments: [
      Case("again 2 echo a b", #"[["a","b"],["a","b"]]"#),
      Case("again 1 echo a --tag x", #"[["a","tag=x"]]"#),
      Case("again 0 echo a", "[]"), Case("again 3", "3"),
      Case("again 1 (echo a)", #"[["a"]]"#), Case("again 1 take (take b)", #"["b"]"#),
      Case("again 2 take x | count", "2"),
    ])
  func belonging(row: Case) throws {
    #expect(try Session().run("x = (\(row.text)); print x") == [row.expected])
  }

  @Test("its arguments are read when it runs, and each time")
  func laziness() throws {
    #expect(try Session().run("x = (again 0 fail (fail no)); print x") == ["[]"])
    #expect(
      try Session().run("x = (again 2 take (create a)); print x") == [#"["kn_1","kn_2"]"#])
  }

  @Test("it finds the variables of the `def` that it stands in")
  func frames() throws {
    let lines = try Session().run("def f x { y = x + 1; return (again 2 take $y) }; print f(4)")
    #expect(lines == [#"["5","5"]"#])
  }

  @Test("an error in it is its own, with its place")
  func errors() throws {
    let failure = try Session().failure(of: "again 2 fail \"so it is\"")
    #expect(failure.message == "so it is")
    #expect(failure.site?.range.lower == "again 2 ".utf8.count)
  }

  @Test("what is no command is refused, and so is what the command does not take")
  func refusals() {
    expectDiagnostics(
      """
      again 2 ehco a
              ^^^^ error: no command `ehco` → did you mean `echo`?
      again 2 5
              ^ error: COMMAND must be a command
      again 2 echo --nope
                   ^^^^^^ error: `echo` has no flag `--nope` → write `echo [VALUE…] [--tag TEXT]`
      again 2 f
              ^ error: COMMAND must be a command, but `f` is a `def`
      again 2 again 2 echo a
              ^^^^^ error: `again` takes a command itself and cannot stand here
      defer again 2 echo a
            ^^^^^^^^^^^^^^ error: `again` with a command cannot be deferred → write `defer { again … }`
      """, after: "def f { 1 }")
  }

  @Test("commands within commands are refused before they are deep")
  func depth() {
    let text = String(repeating: "again 2 ", count: 100_000)
    #expect(!Session().diagnostics(of: text).isEmpty)
  }
}
