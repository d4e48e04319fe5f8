import TestSupport
import Testing

@Suite("Scripts that source others")
struct SourcingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("source values.grid\nprint x", to: "main.grid")
    try folder.write("x = 'found'", to: "values.grid")
  }

  @Test("what a script sources is found in its own folder, wherever it is run")
  func folderOfTheScript() throws {
    let outcome = try Gridsh.run(folder.path + "/main.grid", directory: "/")
    #expect(outcome.output == "found\n")
    #expect(outcome.errors == "")
  }

  @Test("-c, standard input and a pipe in a file's place begin in the working folder")
  func workingFolder() throws {
    let text = try folder.read("main.grid")
    #expect(try Gridsh.run("-c", text, directory: folder.path).output == "found\n")
    #expect(try Gridsh.run(directory: folder.path, input: text).output == "found\n")
    let piped = try ChildProcess.run(
      "/bin/bash", ["-c", "\"$0\" <(cat main.grid)", Gridsh.path], directory: folder.path)
    #expect(piped.output == "found\n")
  }

  @Test("an error of the check leaves all of it unrun, and shows how it got there")
  func errors() throws {
    try folder.write("print 'early'\nsource more.grid", to: "main.grid")
    try folder.write("\nprint nothing", to: "more.grid")
    let outcome = try Gridsh.run("main.grid", directory: folder.path)
    #expect(outcome.output == "")
    #expect(outcome.ending == .exited(2))
    #expect(
      outcome.errors == """
        more.grid:2:7: no variable `nothing`
            2 │ print nothing
              │       ^^^^^^^ `vars` lists the variables
            (included from main.grid:2)

        """)
  }

  @Test("a script that sources itself is refused where it does")
  func cycle() throws {
    try folder.write("source main.grid", to: "main.grid")
    let outcome = try Gridsh.run("main.grid", directory: folder.path)
    #expect(outcome.ending == .exited(2))
    #expect(
      outcome.errors.hasPrefix("main.grid:1:8: `main.grid` is being sourced already"))
  }

  @Test("`exit` in a sourced file ends the script with its code")
  func exit() throws {
    try folder.write("x = 1; exit 3", to: "values.grid")
    let outcome = try Gridsh.run("main.grid", directory: folder.path)
    #expect(outcome.ending == .exited(3))
    #expect(outcome.output == "")
  }

  @Test("without key and sandbox a program that sources what needs the API does not begin")
  func noKey() throws {
    try folder.write("\nx = retrieve kn_00000000", to: "values.grid")
    let outcome = try Gridsh.run("main.grid", directory: folder.path)
    #expect(outcome.ending == .exited(7))
    #expect(outcome.errors.hasPrefix("values.grid:2:5: no DATAGRID_API_KEY"))
    #expect(outcome.errors.hasSuffix("(included from main.grid:1)\n"))
  }
}
