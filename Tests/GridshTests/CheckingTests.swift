import TestSupport
import Testing

@Suite("gridsh --check")
struct CheckingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("k = create orders.csv; wait k; print k.status\n", to: "sound.grid")
    try folder.write("param name: text\nprint name, args\nexit 3\n", to: "taking.grid")
    try folder.write("k = 1\ncreate a.csv --name k\n", to: "noted.grid")
    try folder.write("wait kk\nprint 1 + \"a\"\n", to: "wrong.grid")
    try folder.write("x = \"\n", to: "cut.grid")
    try folder.write("print 1\nsource wrong.grid\n", to: "includer.grid")
  }

  private func check(_ files: String..., input: String = "") throws -> ChildProcess.Outcome {
    try ChildProcess.run(
      Gridsh.path, ["--check"] + files, environment: [:], directory: folder.path, input: input)
  }

  @Test("sound programs are silent, without a key, and nothing of them runs")
  func sound() throws {
    let outcome = try check("sound.grid", "taking.grid")
    #expect(outcome.ending == .exited(0))
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
  }

  @Test("a note is told and does not fail")
  func notes() throws {
    let outcome = try check("noted.grid")
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors.contains("this is the text \"k\""), "\(outcome.errors)")
  }

  @Test("all errors of all files are told, in order, and end with code 2")
  func errors() throws {
    let outcome = try check("wrong.grid", "sound.grid", "cut.grid", "missing.grid")
    #expect(outcome.ending == .exited(2))
    #expect(outcome.output == "")
    let rows = outcome.errors.split(separator: "\n").filter { $0.contains(".grid") }
      .map { $0.split(separator: ": ")[0] }
    #expect(
      rows == ["wrong.grid:1:6", "wrong.grid:2:7", "cut.grid:1:5", "gridsh"], "\(outcome.errors)")
  }

  @Test("each file is checked for itself: what one assigns another does not have")
  func separation() throws {
    try folder.write("x = 1\n", to: "one.grid")
    try folder.write("print x\n", to: "two.grid")
    #expect(try check("one.grid", "two.grid").errors.hasPrefix("two.grid:1:7: no variable `x`"))
  }

  @Test("what a file sources is checked with it")
  func sources() throws {
    let outcome = try check("includer.grid")
    #expect(outcome.ending == .exited(2))
    #expect(outcome.errors.contains("included from includer.grid:2"), "\(outcome.errors)")
  }

  @Test("`-` is standard input")
  func standardInput() throws {
    #expect(try check("-", input: "print 1\n").ending == .exited(0))
    let outcome = try check("sound.grid", "-", input: "not 5\n")
    #expect(outcome.ending == .exited(2))
    #expect(outcome.errors.hasPrefix("<stdin>:1:5: a condition must be true or false, but is 5"))
  }

  @Test("it needs a file")
  func noFile() throws {
    let outcome = try check()
    #expect(outcome.ending == .exited(2))
    #expect(outcome.errors == "gridsh: --check needs a file: gridsh --check FILE…\n")
  }
}
