import TestSupport
import Testing

@Suite("Learning goes on")
struct GoingOnTests {
  private let folder: TemporaryFolder
  private static let rows = 400_000

  init() throws { folder = try TemporaryFolder() }

  private func run(_ text: String) throws -> ChildProcess.Outcome {
    try Gridsh.run(
      "--sandbox", "-c", text, environment: ["XDG_STATE_HOME": folder.path + "/state"])
  }

  private func large() throws -> String {
    try folder.write(
      "number,text\n" + String(repeating: "1,some words of a row\n", count: Self.rows),
      to: "large.csv")
    return folder.path + "/large.csv"
  }

  @Test("a program that ends too early says when its knowledge goes on, and it does")
  func nextStart() throws {
    let created = try run("print (create \(try large())).id")
    #expect(created.ending == .exited(0))
    #expect(
      created.errors.contains("1 knowledge still to be learned: the sandbox goes on at its next"),
      "\(created.errors)")
    let id = created.output.dropLast()
    let waited = try run("wait \"\(id)\"; print (retrieve \"\(id)\").row_counts.completed")
    #expect(waited.output == "\(Self.rows)\n")
    #expect(!waited.errors.contains("still to be learned"))
  }

  @Test("nothing that asks for no sandbox starts one")
  func lazy() throws {
    #expect(try run("print 1; files orders.csv; set; limits; history").ending == .exited(0))
    #expect(
      try ChildProcess.run("/usr/bin/test", ["-e", folder.path + "/state"]).ending == .exited(1))
    #expect(try run("list").ending == .exited(0))
    #expect(
      try ChildProcess.run(
        "/usr/bin/test", ["-e", folder.path + "/state/gridsh/sandbox/sandbox.db"]
      )
      .ending == .exited(0))
  }

  @Test("a large upload has a row for each quarter where no terminal is")
  func progress() throws {
    let outcome = try run("create \(try large())")
    let rows = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("uploading") }
    #expect(
      rows == [25, 50, 75, 100].map { "uploading large.csv: \($0) % of 8.8 MB" },
      "\(outcome.errors)")
  }
}
