import CommandLanguage
import Testing

@Suite("The program's own arguments")
struct ProgramArgumentsTests {
  private static let text = Parameter.text("command", "Runs this.").flag(short: "c").optional()
  private static let port = Parameter.integer("port", "Listens there.").flag().optional()
  private static let most = Parameter.size("most", "Keeps no more.").flag().optional()
  private static let quiet = Parameter.toggle("quiet", "Says less.")
  private static let file = Parameter.path("FILE", "A script.").optional("the prompt")
  private static let spec = CommandSpec(
    "tool", summary: "Does things.",
    parameters: [text.spec, port.spec, most.spec, quiet.spec, file.spec])

  /// What was read, in words.
  private func read(_ arguments: String) throws(ArgumentError) -> String {
    let bound = try ProgramArguments(
      arguments.split(separator: " ").map { $0 == "''" ? "" : String($0) }, spec: Self.spec)
    var words: [String] = []
    if let text = try bound[Self.text] { words.append("text=\(text)") }
    if let port = try bound[Self.port] { words.append("port=\(port)") }
    if let most = try bound[Self.most] { words.append("most=\(most)") }
    if try bound[Self.quiet] { words.append("quiet") }
    if let file = try bound[Self.file] { words.append("file=\(file)") }
    return (words + bound.rest.map { "rest=\($0)" }).joined(separator: " ")
  }

  @Test(
    "options stand before the operand, and what is behind it is left to the script",
    arguments: [
      Case("", "", "nothing"), Case("-c x", "text=x"), Case("--command x", "text=x"),
      Case("--command=x=y", "text=x=y"),
      Case("-c -x", "text=-x", "a value may look like an option"),
      Case("--port 80 --quiet", "port=80 quiet"),
      Case("--most 5MB", "most=5000000"), Case("--most=1KiB", "most=1024"),
      Case("a.grid --quiet b", "file=a.grid rest=--quiet rest=b"),
      Case("-- --quiet", "file=--quiet"),
      Case("--quiet -- a b", "quiet file=a rest=b"), Case("-", "file=-", "a dash is an operand"),
      Case("-c ''", "text=", "an empty text is one"),
      Case("*.grid", "file=*.grid", "nothing is a glob here"),
    ])
  func bound(_ row: Case) throws { #expect(try read(row.text) == row.expected) }

  @Test(
    "wrong options are errors that name the nearest one",
    arguments: [
      Case("--port8 80", "no option `--port8`; did you mean `--port`?"),
      Case("--prot 80", "no option `--prot`; did you mean `--port`?"),
      Case("-x", "no option `-x`; `--help` lists the options"),
      Case("--port", "`--port` needs a whole number: --port N"),
      Case("--port x", "--port must be a whole number, but is `x`; write 42"),
      Case("--most 5", "--most must be a size, but is `5`; write 500KB, 5MB or 1GiB"),
      Case("--quiet --quiet", "`--quiet` is given twice; leave one of them out"),
      Case("--quiet=1", "`--quiet` takes no value"),
      Case("-c a -c b", "`--command` is given twice; leave one of them out"),
    ])
  func refused(_ row: Case) {
    #expect(throws: ArgumentError(row.expected)) { try read(row.text) }
  }

  @Test("usage, help and the manual are drawn from the declaration")
  func help() {
    let registry = TestCommands().registry
    #expect(registry["wait"]?.spec.usage == "wait K… [--timeout TIME] [--until ready|partial]")
    #expect(
      HelpText.page(for: Self.spec) == """
        tool [FILE] [-c TEXT] [--port N] [--most SIZE] [--quiet]
        Does things.

          -c, --command TEXT  Runs this.
          --port N            Listens there.
          --most SIZE         Keeps no more.
          --quiet             Says less.
          FILE                A script. Without it: the prompt.
        """)
    let list = Set(HelpText.list(registry).split { " \n".contains($0) }.map(String.init))
    for name in registry.commandNames { #expect(list.contains(name)) }
    let markdown = Reference.markdown(registry, programs: [Self.spec])
    #expect(markdown.contains("### wait\n\n    wait K… [--timeout TIME] [--until ready|partial]\n"))
    #expect(markdown.contains("| `--until ready\\|partial` |"))
    let page = Reference.man(registry, programs: [Self.spec], version: "1")
    #expect(page.contains(".TP\n.B \\-\\-port N\nListens there.\n"))
  }
}
