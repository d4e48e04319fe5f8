import CommandLanguage
import Testing

@Suite("Command binding")
struct BindingTests {
  @Test("flags and operands that a command does not take are refused with its usage")
  func wrongArguments() {
    let usage = "write `wait K… [--timeout TIME] [--until ready|partial]`"
    expectDiagnostics(
      """
      wait k --timeuot 5s
             ^^^^^^^^^ error: `wait` has no flag `--timeuot` → did you mean `--timeout`?
      wait k --zzz
             ^^^^^ error: `wait` has no flag `--zzz` → \(usage)
      wait k --timeout 5s --timeout 6s
                          ^^^^^^^^^ error: `--timeout` is given twice → leave one of them out
      create a --root --root
                      ^^^^^^ error: `--root` is given twice → leave one of them out
      create a --root=yes
                      ^^^ error: `--root` takes no value
      wait k --timeout
             ^^^^^^^^^ error: `--timeout` needs a duration → write `--timeout TIME`
      wait k --timeout --until ready
             ^^^^^^^^^ error: `--timeout` needs a duration → write `--timeout TIME`
      wait
      ^^^^ error: `wait` needs a knowledge: K is missing → \(usage)
      create --name x
      ^^^^^^^^^^^^^^^ error: `create` needs a path: PATH is missing → write `create PATH… [--name TEXT] [--root]`
      take a b c
             ^ error: `take` takes one argument at most → write `take TEXT`
      pause now
            ^^^ error: `pause` takes no arguments → write `pause`
      """, after: "k = create a.csv")
  }

  @Test("a word is read as its parameter's kind says")
  func kinds() {
    expectDiagnostics(
      """
      wait k --timeout 5
                       ^ error: --timeout must be a duration, but is `5` → write 30s, 5m or 1m30s
      wait k --timeout soon
                       ^^^^ error: --timeout must be a duration, but is `soon` → write 30s, 5m or 1m30s
      wait k --until raedy
                     ^^^^^ error: --until must be one of ready, partial, but is `raedy` → did you mean `ready`?
      exit 1.5
           ^^^ error: N must be a whole number, but is `1.5` → write 42
      exit x
           ^ error: N must be a whole number, but is `x` → write 42
      cut 5
          ^ error: SIZE must be a size, but is `5` → write 500KB, 5MB or 1GiB
      cut 5MB --at-most 30s
                        ^^^ error: --at-most must be a size, but is `30s` → write 500KB, 5MB or 1GiB
      wait k --timeout 1m30s --until partial
      exit 0x10
      """, after: "k = create a.csv")
  }

  @Test(
    "a parameter of any kind takes numbers, durations, sizes, true, false and null as such",
    arguments: [
      Case("echo 27", "[27]"), Case("echo -1.5", "[-1.5]"),
      Case("echo true null x", "[true,null,\"x\"]"),
      Case("echo 5MB 30s", "[\"5MB\",\"30s\"]"), Case("echo '27'", "[\"27\"]"),
      Case("echo 1x", "[\"1x\"]"),
      Case("echo $n (n + 1)", "[5,6]"), Case("echo [1]", "[\"[1]\"]", "a bracket is a word's"),
      Case("echo x${n}y", "[\"x5y\"]"), Case("echo -- --tag", "[\"--tag\"]", "`--` ends the flags"),
      Case("echo --tag x -- --tag y", "[\"--tag\",\"y\",\"tag=x\"]"),
      Case("echo a --tag=x b", "[\"a\",\"b\",\"tag=x\"]"),
      Case("echo --tag=", "[\"tag=\"]"), Case("echo --tag='a b'", "[\"tag=a b\"]"),
      Case("echo --tag=$n", "[\"tag=5\"]"),
      Case("echo --tag (n * 2)", "[\"tag=10\"]"), Case("echo $l", "[[1,2]]", "a list stays a list"),
    ])
  func anything(_ row: Case) throws {
    let session = Session()
    try session.run("n = 5; l = [1, 2]")
    #expect(try session.run(row.text) == [row.expected])
  }

  @Test("a size is given in bytes, as a word, a flag or a value")
  func sizes() throws {
    let session = Session()
    #expect(try session.run("cut 5MB --at-most 1GiB") == ["[5000000,1073741824]"])
    #expect(try session.run("s = 2KiB; cut $s --at-most=(s * 2)") == ["[2048,4096]"])
    #expect(try session.run("cut 0B") == ["[0]"])
  }

  @Test("a list gives a repeated parameter its items")
  func spreading() throws {
    let session = Session()
    #expect(
      try session.run("fs = files a.csv b.csv; k = create $fs c.csv; print k.name")
        == ["a.csv b.csv c.csv"])
  }

  @Test("a value that is written out and of the wrong kind is refused before anything runs")
  func wrongConstants() {
    expectDiagnostics(
      """
      wait k --timeout (5)
                        ^ error: --timeout must be a duration, but is 5
      wait k --until ("x")
                      ^^^ error: --until must be one of ready, partial, but is "x"
      wait (2 + 3)
            ^^^^^ error: K must be a knowledge, but is 5
      wait ""
           ^^ error: K must be a knowledge, but is ""
      cut (5s)
           ^^ error: SIZE must be a size, but is 5s
      exit ("1")
            ^^^ error: N must be a whole number, but is "1"
      exit 300
           ^^^ error: N must be from 0 to 255, but is 300
      exit (100 + 156)
            ^^^^^^^^^ error: N must be from 0 to 255, but is 256
      create (5)
              ^ error: PATH must be a path, but is 5
      """, after: "k = create a.csv")
  }

  @Test(
    "a value of the wrong kind is refused when the program runs, where it stands",
    arguments: [
      Case("wait k --timeout $n", "--timeout must be a duration, but is 5"),
      Case("wait k --until $t", "--until must be one of ready, partial, but is \"x\""),
      Case("wait $n", "K must be a knowledge, but is 5"),
      Case("cut $n", "SIZE must be a size, but is 5"),
      Case("exit $t", "N must be a whole number, but is \"x\""),
      Case("exit (n * 100)", "N must be from 0 to 255, but is 500"),
      Case("create $n", "PATH must be a path, but is 5"),
      Case("take (null)", "TEXT must be a text, but is null"),
      Case("take $l", "TEXT must be a text, but is a list of 1"),
      Case("create a --name $r", "--name must be a text, but is a record"),
    ])
  func wrongValues(_ row: Case) throws {
    let session = Session()
    try session.run("k = create a.csv; n = 5; t = \"x\"; l = [1]; r = {}")
    let failure = try session.failure(of: "print 1; \(row.text)")
    #expect(failure.message == row.expected)
    #expect(failure.site.map { $0.source[$0.range] } == row.text)
  }

  @Test("a text parameter takes the text of numbers, booleans, durations, paths and API objects")
  func texts() throws {
    let session = Session()
    try session.run("k = create a.csv")
    for (value, text) in ["5": "5", "true": "true", "90s": "1m30s", "k": "kn_1"] {
      #expect(try session.run("take (\(value))") == [text])
    }
  }

  @Test("the value of a flag that has a variable's name gets a note")
  func noteForVariable() throws {
    expectDiagnostics(
      """
      create a.csv --name k
                          ^ note: this is the text "k"; write $k for the variable
      create a.csv --name $k
      create a.csv --name 'k'
      create a.csv --name kk
      take k
      """, after: "k = 1")
    #expect(try Session().run("k = 1; c = create a.csv --name k; print c.name") == ["k"])
  }

  @Test("a program knows its first command that talks to the API")
  func firstAPICommand() {
    let session = Session()
    let source = SourceText("print 1; if true { break_off x }; pause", name: "x")
    let site = session.interpreter.check(source).program?.firstAPICommand
    #expect(site.map { $0.source[$0.range] } == "break_off")
    let quiet = session.interpreter.check(SourceText("print 1", name: "x")).program
    #expect(quiet?.firstAPICommand == nil)
  }
}

@Suite("References to API objects")
struct ReferenceTests {
  @Test("a bare word is a variable where one has that name, else an id where it looks like one")
  func words() throws {
    let session = Session()
    try session.run("k = create a.csv; ks = [k]; r = {k: k}; my_data1 = k")
    for (text, id) in [
      "k": "kn_1", "ks[0]": "kn_1", "r.k": "kn_1", "ks[1-1]": "kn_1", "my_data1": "kn_1",
      "kn_81f3a2": "kn_81f3a2", "a-b": "a-b", "0123abcd": "0123abcd", "'k'": "k", "\"x\"": "x",
      "$k": "kn_1", "(ks)[0]": "kn_1",
    ] {
      #expect(try session.run("(retrieve \(text))") == [id], "\(text)")
    }
  }

  @Test("anything else is taken for a slip of the fingers")
  func slips() {
    let hint = "the id of a knowledge stands in quotes where it could be a name"
    expectDiagnostics(
      """
      wait kk
           ^^ error: no variable `kk` → did you mean `k`?
      wait other
           ^^^^^ error: no variable `other` → \(hint)
      wait abcdefgh
           ^^^^^^^^ error: no variable `abcdefgh` → \(hint)
      wait abc1
           ^^^^ error: no variable `abc1` → \(hint)
      wait my_data11
           ^^^^^^^^^ error: no variable `my_data11` → did you mean `my_data1`?
      wait my-data1
           ^^^^^^^^ error: no variable `my-data1` → did you mean `my_data1`?
      wait other.name
           ^^^^^ error: no variable `other` → \(hint)
      wait k.nmae
             ^^^^ error: `knowledge` has no field `nmae` → did you mean `name`?
      """, after: "k = create a.csv; my_data1 = k")
  }
}
