import CommandLanguage
import Testing

/// Sourcing on the file system of this machine.
@Suite("Sourced files of this machine", .timeLimit(.minutes(1)))
struct SourcingFilesTests {
  private let folder: TemporaryFolder
  private let session = Session(files: .local)

  init() throws { folder = try TemporaryFolder() }

  private func messages(of text: String) -> [String] {
    session.diagnostics(of: text).map { diagnostic in
      let place = diagnostic.site.source.name.split(separator: "/").last ?? ""
      return "\(place): " + diagnostic.message.replacing(folder.path, with: "…")
    }
  }

  @Test(
    "a relative path begins in the folder of the file that names it, by whatever link it was found")
  func folders() throws {
    try folder.make("lib/", "lib/deep/")
    try folder.write("source lib/a.grid", to: "main.grid")
    try folder.write("source deep/b.grid; source ../c.grid", to: "lib/a.grid")
    try folder.write("'b'", to: "lib/deep/b.grid")
    try folder.write("'c'", to: "c.grid")
    #expect(try session.run("source \(folder.path)/main.grid") == ["b", "c"])
    try folder.link("link.grid", to: "lib/deep/b.grid")
    #expect(try session.run("source \(folder.path)/link.grid") == ["b"])
  }

  @Test("the nearest name is suggested as it is to be written")
  func suggestions() throws {
    try folder.make("lib/", "lib/deep/")
    try folder.write("source deep/vlaues.grid; source nearby.grid", to: "lib/a.grid")
    try folder.write("1", to: "lib/deep/values.grid")
    let found = session.diagnostics(of: "source \(folder.path)/lib/a.grid")
    #expect(
      found.map(\.hint) == [
        "did you mean `deep/values.grid`?", "a path begins in the folder of the file that names it",
      ])
  }

  @Test("`~` is the home folder where a bare path begins with it")
  func home() throws {
    try folder.write("'at home'", to: "a.grid")
    let session = Session(files: .local, environment: ["HOME": folder.path])
    #expect(try session.run("source ~/a.grid") == ["at home"])
    #expect(session.diagnostics(of: "source '~/a.grid'").map(\.message) == ["no file `~/a.grid`"])
    let homeless = Session(files: .local, environment: [:])
    #expect(
      homeless.diagnostics(of: "source ~/a.grid").map(\.message) == [
        "`~` has no meaning: HOME is not set"
      ])
  }

  @Test("no link hides a cycle")
  func links() throws {
    try folder.make("lib/")
    try folder.link("lib/up", to: "..")
    try folder.link("other.grid", to: "a.grid")
    try folder.write("source other.grid", to: "a.grid")
    try folder.write("source lib/up/b.grid", to: "b.grid")
    try folder.hardLink("twin.grid", to: "c.grid", holding: "source twin.grid")
    let end = "is being sourced already: to source it here would never end"
    #expect(
      messages(of: "source \(folder.path)/a.grid") == ["a.grid: `…/other.grid` \(end)"])
    #expect(messages(of: "source \(folder.path)/b.grid") == ["b.grid: `…/lib/up/b.grid` \(end)"])
    #expect(messages(of: "source \(folder.path)/c.grid") == ["c.grid: `…/twin.grid` \(end)"])
  }

  @Test("only a regular file of UTF-8 text is sourced, and nothing is waited for")
  func unreadable() throws {
    try folder.make("lib/")
    try folder.pipe("pipe")
    try folder.write(bytes: [0x61, 0xFF], to: "latin1.grid")
    try folder.link("nowhere.grid", to: "gone.grid")
    try folder.link("ring.grid", to: "ring.grid")
    let path = folder.path
    for (file, message) in [
      ("gone.grid", "no file `…/gone.grid`"), ("nowhere.grid", "no file `…/nowhere.grid`"),
      ("ring.grid", "`…/ring.grid` cannot be read: Too many levels of symbolic links"),
      ("lib", "`…/lib` is a folder, not a file"), ("lib/", "`…/lib/` is a folder, not a file"),
      ("latin1.grid/x", "no file `…/latin1.grid/x`"),
      ("pipe", "`…/pipe` is a pipe or a device, and only a file is sourced"),
      ("latin1.grid", "`…/latin1.grid` is not UTF-8 text"),
    ] {
      #expect(messages(of: "source \(path)/\(file)") == ["test.grid: \(message)"])
    }
    #expect(
      messages(of: "source /dev/null") == [
        "test.grid: `/dev/null` is a pipe or a device, and only a file is sourced"
      ])
    #expect(
      messages(of: "source \"\(path)/latin1.grid\\u{0}x\"") == [
        "test.grid: no file `…/latin1.grid\\u{0}x`"
      ])
  }

  @Test("what was checked is what runs, whatever becomes of the file")
  func changed() throws {
    try folder.write("print 'as checked'", to: "a.grid")
    let source = SourceText("source \(folder.path)/a.grid", name: "test.grid")
    let program = try #require(session.interpreter.check(source).program)
    try folder.write("print (", to: "a.grid")
    try session.interpreter.run(program)
    #expect(session.output.take() == ["as checked"])
  }
}
