@testable import CommandLanguage
import Testing

@Suite("Globs")
struct GlobTests {
  @Test(
    "a pattern matches whole names",
    arguments: [
      Case("*", "a.csv ab x[1].csv é.csv"), Case("*.csv", "a.csv x[1].csv é.csv"),
      Case("?.csv", "a.csv é.csv"),
      Case("a*", "a.csv ab"), Case("*b*", "ab"), Case("a?", "ab"),
      Case("[ax]*", "a.csv ab x[1].csv"),
      Case("[!a]*", "x[1].csv é.csv"), Case("[^a]*", "x[1].csv é.csv"), Case("[a-f]?", "ab"),
      Case("[b-]*", ""),
      Case("x\\[1\\]*", "x[1].csv"), Case("x[[]1[]]*", "x[1].csv"),
      Case("x[1]*", "", "a set is one character"),
      Case("[a", "", "an open bracket is itself"), Case(".*", ".hidden"),
      Case("**.csv", "a.csv x[1].csv é.csv"),
      Case("*a*.*v", "a.csv"), Case("[é]*", "é.csv"), Case("", ""),
    ])
  func patterns(_ row: Case) {
    let names = ["a.csv", "ab", "x[1].csv", "é.csv", ".hidden"]
    let pattern = GlobPattern(row.text)
    #expect(names.filter(pattern.matches).joined(separator: " ") == row.expected)
  }

  @Test("a pattern with many stars takes no time to fail")
  func manyStars() {
    let pattern = GlobPattern(String(repeating: "a*", count: 50) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 2_000)))
  }

  private static let tree = FileSystem.listing(
    "b.csv", "a.csv", "B.csv", "ä.csv", ".hidden.csv", "docs/", "docs/x.pdf", "docs/deep/",
    "docs/deep/y.pdf", "docs/deep/.z.pdf", "docs/.secret/", "docs/.secret/s.pdf", "star*.txt",
    "star1.txt", "my file.csv")

  @Test(
    "a word that is no file is a glob: sorted by bytes, hidden names left out",
    arguments: [
      Case("*.csv", "B.csv a.csv b.csv my file.csv ä.csv"), Case("docs/*.pdf", "docs/x.pdf"),
      Case("*/*.pdf", "docs/x.pdf"), Case("**/*.pdf", "docs/deep/y.pdf docs/x.pdf"),
      Case("docs/**", "docs/deep/y.pdf docs/x.pdf"), Case("**/deep/*", "docs/deep/y.pdf"),
      Case("docs/.s*/*", "docs/.secret/s.pdf", "a dot in the pattern finds hidden names"),
      Case("*/", "docs/", "a slash at the end asks for folders"), Case("**/", "docs/ docs/deep/"),
      Case("star*.txt", "star*.txt", "a file that is called so is that file"),
      Case("sta?*.txt", "star*.txt star1.txt"), Case("star[*].txt", "star*.txt"),
      Case(#"star\*.t?t"#, "star*.txt"),
      Case("my\\ file.*", "my file.csv"), Case("docs//*.pdf", "docs/x.pdf"),
      Case(
        "a.csv b.csv missing.csv", "a.csv b.csv missing.csv",
        "without a pattern nothing is looked up"),
      Case("'*.csv'", "*.csv", "quoted text is never a glob"), Case("\"*.csv\"", "*.csv"),
      Case(#"\*.csv"#, "*.csv"),
      Case("$star", "*.csv", "a value is never a glob"), Case("${star}", "*.csv"),
      Case("x$star", "x*.csv", "nor in a word"),
      Case("d${\"ocs/*\"}", "docs/*"),
      Case("${\"docs\"}/*.pdf", "docs/x.pdf", "the bare rest of the word still is"),
    ])
  func words(_ row: Case) throws {
    let session = Session(files: Self.tree)
    try session.run("star = \"*.csv\"")
    let lines = try session.run("for f in files \(row.text) { print f }")
    #expect(lines.joined(separator: " ") == row.expected)
  }

  @Test("a glob without a match is an error that shows it")
  func noMatch() throws {
    let session = Session(files: Self.tree)
    let failure = try session.failure(of: "print 1; files *.zip")
    #expect(failure.message == "no file matches `*.zip`")
    #expect(failure.kind == "no_match")
    #expect(failure.site.map { $0.source[$0.range] } == "*.zip")
    #expect(try session.failure(of: "files docs/[").message == "no file matches `docs/[`")
  }

  @Test("~ is the home folder at the start of a bare path, and itself elsewhere")
  func home() throws {
    let session = Session(files: .empty, environment: ["HOME": "/home/[ada]"])
    #expect(
      try session.run("for f in files ~ ~/x a~ '~/x' \\~/x { print f }")
        == ["/home/[ada]", "/home/[ada]/x", "a~", "~/x", "~/x"])
    let homeless = Session(files: .empty, environment: [:])
    #expect(try homeless.failure(of: "files ~/x").kind == "no_home")
  }

  @Test("what is in the home folder's name is no pattern")
  func homeIsLiteral() throws {
    let files = FileSystem(
      status: { $0 == "/h[a]" ? .init(size: 0, isDirectory: true) : nil },
      names: { $0 == "/h[a]/" ? ["x.csv"] : nil })
    let session = Session(files: files, environment: ["HOME": "/h[a]"])
    #expect(try session.run("print (files ~/*)[0]") == ["/h[a]/x.csv"])
  }

  @Test("on a real file system, links to folders are not followed by **")
  func realFiles() throws {
    let folder = try TemporaryFolder()
    try folder.make("b.csv", "a.csv", ".h.csv", "sub/", "sub/c.csv", "sub/d*.csv", "sub/dx.csv")
    try folder.link("sub/up", to: "..")
    try folder.link("gone.csv", to: "nowhere")
    func paths(_ pattern: String) throws -> [String] {
      try Glob.paths(matching: folder.path + "/" + pattern, in: .local)
        .map { String($0.dropFirst(folder.path.count + 1)) }
    }
    #expect(try paths("*.csv") == ["a.csv", "b.csv", "gone.csv"])
    #expect(
      try paths("**/*.csv")
        == ["a.csv", "b.csv", "gone.csv", "sub/c.csv", "sub/d*.csv", "sub/dx.csv"])
    #expect(try paths("sub/up/a*") == ["sub/up/a.csv"])
    #expect(try paths("sub/d\\*.csv") == ["sub/d*.csv"])
    let session = Session(files: .local)
    #expect(
      try session.run("for f in files \(folder.path)/sub/d*.csv { print f.name }") == ["d*.csv"])
    #expect(try session.run("print (files \(folder.path)/a.csv)[0].exists") == ["true"])
  }

  @Test("a walk through folders without end is cancelled")
  func cancellation() {
    let endless = FileSystem(
      status: { _ in .init(size: 0, isDirectory: true) }, names: { _ in ["again"] })
    let cancellation = Cancellation()
    let steps = StepCounter(limit: 1_000) { cancellation.request() }
    let counted = FileSystem(status: endless.status) { path in
      steps.count()
      return endless.names(path)
    }
    #expect(throws: Ending.interrupted) {
      try Glob.paths(matching: "**/x", in: counted, cancellation: cancellation)
    }
  }

  @Test("a pattern that matches too much is refused")
  func overflow() throws {
    let names = (0...Glob.matchLimit).map(String.init)
    let session = Session(files: FileSystem(status: { _ in nil }, names: { _ in names }))
    #expect(try session.failure(of: "files *").kind == "too_many_files")
  }
}
