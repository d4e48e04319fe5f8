import CommandLanguage
import Testing

/// A file that is sourced counts as if its text stood in the place of the statement.
@Suite("Sourced files")
struct SourcingTests {
  /// What a program writes, and then the message of what it failed with or was refused for.
  ///
  /// - Parameter files: `NAME: TEXT`, one a row; `;` goes between the statements of a file.
  private func run(_ text: String, files: String) -> [String] {
    let session = Session(files: .holding(Self.texts(files)))
    do {
      return try session.run(text)
    } catch let refusal as Session.NotRun {
      return refusal.diagnostics.map { "\($0.site.source.name): \($0.message)" }
    } catch let failure as Failure {
      let place = failure.site?.source.name ?? "nowhere"
      return session.output.take() + ["\(place): \(failure.message)"]
    } catch {
      return session.output.take() + ["\(error)"]
    }
  }

  private static func texts(_ rows: String) -> [String: String] {
    let pairs = rows.split(separator: "\n").map { row in
      let parts = row.split(separator: ":", maxSplits: 1).map(String.init)
      return (parts[0], String((parts.count > 1 ? parts[1] : "").dropFirst()))
    }
    return Dictionary(pairs) { $1 }
  }

  @Test(
    "it runs where it stands: it prints, reads and assigns as the statements around it",
    arguments: [
      Row("source a; print x", "a: x = 1; x + 1", "2|1"),
      Row("y = 1; source a; print y", "a: y = y + 1", "2"),
      Row("source a; source a; print n", "a: n = n + 1", "2", after: "n = 0; "),
      Row("if n == 0 { source a } else { source b }", "a: n\nb: n + 1", "0", after: "n = 0; "),
      Row("for i in 1..3 { source a }", "a: print i * i", "1|4|9"),
      Row("while n < 3 { source a }; n", "a: n = n + 1", "3", after: "n = 0; "),
      Row("source a; print 1", "a: for i in 1..5 { if i == 3 { break }; i }", "1|2|1"),
      Row("source a", "a: source b; print x\nb: x = 7", "7", "a file sources another"),
      Row("source a; print 1", "a:", "1", "an empty file"),
      Row("source a", "a: \u{FEFF}print 1 # done", "1", "a byte-order mark"),
      Row("source 'a b.grid'; source a\\ b.grid", "a b.grid: print 1", "1|1"),
      Row("source [x]*.grid", "[x]*.grid: print 1", "1", "no path is a glob"),
      Row("print 1; source a; print 2", "a: print 3; if true { exit 4 }; print 5", "1|3|exit(4)"),
    ])
  func inPlace(_ row: Row) {
    #expect(run(row.text, files: row.files).joined(separator: "|") == row.expected)
  }

  @Test(
    "what is known of variables goes through it",
    arguments: [
      Row("print x; source a", "a: x = 1", "test.grid: no variable `x`"),
      Row("source a; print x", "a: print 1", "test.grid: no variable `x`"),
      Row("source a", "a: print x", "a: no variable `x`"),
      Row("source a; x = 1", "a: print x", "a: no variable `x`", "the file stands before it"),
      Row(
        "source a; print x", "a: if n == 1 { x = 1 }",
        "test.grid: `x` has no value here: the path that led here does not assign it",
        after: "n = 0; "),
      Row(
        "if n == 1 { source a }; print x", "a: x = 1",
        "test.grid: `x` has no value here: the path that led here does not assign it",
        after: "n = 0; "),
      Row(
        "for i in 1..2 { if i == 2 { print x }; source a }", "a: source b\nb: x = i", "1",
        "an earlier turn gave it"),
      Row(
        "source a; print k.stauts", "a: k = create x",
        "test.grid: `knowledge` has no field `stauts`"),
      Row(
        "k = create x; source a; print k.nothing ?? 1", "a: k = {}",
        "test.grid: a record has no field `nothing`", "its kind is another one behind it"),
    ])
  func flow(_ row: Row) {
    #expect(run(row.text, files: row.files).joined(separator: "|") == row.expected)
  }

  @Test("break and continue do not cross it")
  func loops() {
    #expect(
      run("for i in 1..3 { source a }", files: "a: break; continue") == [
        "a: `break` stands in no loop", "a: `continue` stands in no loop",
      ])
    #expect(
      run("source a; break", files: "a: for i in 1..3 { source b }\nb: 1") == [
        "test.grid: `break` stands in no loop"
      ])
  }

  @Test("the errors of all files are found before anything runs, in the order of the program")
  func order() {
    let files = "a: print a1; source b; print a2\nb: print b1 1\nc: (\nd: 1"
    #expect(
      run("print 1; print m1; source a; source d; print m2; source c; source b", files: files) == [
        "test.grid: no variable `m1`", "a: no variable `a1`", "b: no variable `b1`",
        "b: `,` must stand between values", "a: no variable `a2`", "test.grid: no variable `m2`",
        "c: this bracket is not closed", "c: a value is missing here", "b: no variable `b1`",
        "b: `,` must stand between values",
      ])
  }

  @Test("it stands as a statement of its own, with one path that is written out")
  func misuse() {
    let literal =
      "the path of a sourced file is written out: the file is read before any variable has a value → write the path itself, without `$` and parentheses"
    let alone =
      "`source` stands as a statement of its own: it gives no value → the variables that the file assigns are there behind it"
    expectDiagnostics(
      """
      source
      ^^^^^^ error: `source` needs a path: FILE is missing → write `source FILE`
      source a b
               ^ error: `source` takes one argument at most → write `source FILE`
      source a --once
               ^^^^^^ error: `source` has no flag `--once` → write `source FILE`
      source $x
              ^ error: \(literal)
      source lib/$x.grid
             ^^^^^^^^^^^ error: \(literal)
      source "${x}.grid"
             ^^^^^^^^^^^ error: \(literal)
      source (x)
             ^^^ error: \(literal)
      y = source a
          ^^^^^^^^ error: \(alone)
      for y in source a { }
               ^^^^^^^^ error: \(alone)
      print (source a)
             ^^^^^^^^ error: \(alone)
      """, after: "x = 1")
  }

  @Test("a file that is not there is an error; that its variables are missing too is not said")
  func missing() {
    #expect(
      run("print early; source setings; print x, k.name; wait zz", files: "settings: x = 1") == [
        "test.grid: no variable `early`", "test.grid: no file `setings`",
      ])
    let session = Session(files: .holding(["settings": ""]))
    #expect(
      session.diagnostics(of: "source setings").map(\.hint) == ["did you mean `settings`?"])
    #expect(
      session.diagnostics(of: "source other").map(\.hint) == ["a path begins in the working folder"]
    )
  }

  @Test("a file cannot leave the statement behind it incomplete")
  func incompleteFile() {
    let session = Session(files: .holding(["a": "print ("]))
    let source = SourceText("source a", name: "<prompt>")
    #expect(!Parser.parse(source, registry: session.interpreter.registry).isIncomplete)
    let found = session.interpreter.check(source).diagnostics
    #expect(found.hasErrors && !found.isIncomplete)
  }

  @Test("a program knows the first command that talks to the API, in a sourced file too")
  func firstAPICommand() {
    let session = Session(files: .holding(["a": "print 1; source b", "b": "\npause"]))
    let program = session.interpreter.check(SourceText("source a; break_off x", name: "x")).program
    let site = program?.firstAPICommand
    #expect(site.map { $0.source[$0.range] } == "pause")
    #expect(site?.includers.map(\.source.name) == ["a", "x"])
  }

  /// A program, the files that it sources, and what comes of it.
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let files: String
    let expected: String
    let testDescription: String

    init(
      _ text: String, _ files: String, _ expected: String, _ name: String? = nil,
      after statements: String = ""
    ) {
      self.text = statements + text
      self.files = files
      self.expected = expected
      testDescription = name ?? "\(text) with \(files)"
    }
  }
}
