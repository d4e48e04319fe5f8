import TestSupport
import Testing

@Suite("Completions of the program, in the shells that it is started from")
struct ShellCompletionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("## Which file.\nparam file: path = \"q\"\nparam tag = 1\n", to: "demo.grid")
    try folder.write("", to: "two words.grid")
    try folder.write("", to: "notes.txt")
    try folder.makeFolder("lib")
  }

  private func script(for shell: String) throws -> String {
    try Gridsh.run("--completions", shell).output
  }

  /// What bash would offer for the words, of which the last one is being typed.
  private func bash(_ words: String...) throws -> [String] {
    try folder.write(script(for: "bash"), to: ".completions")
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let program = """
      source ./.completions
      complete -p gridsh | grep -q -- '-F _gridsh' || exit 9
      COMP_WORDS=("$0" \(quoted)); COMP_CWORD=\(words.count)
      _gridsh
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let outcome = try ChildProcess.run(
      "/bin/bash", ["-c", program, Gridsh.path], directory: folder.path)
    #expect(outcome.errors == "")
    return outcome.output.split(separator: "\n").map(String.init).sorted()
  }

  @Test("bash completes options, their values, scripts and folders")
  func inBash() throws {
    #expect(try bash("") == ["demo.grid", "lib", "sandbox", "two words.grid"])
    #expect(try bash("s") == ["sandbox"])
    #expect(try bash("--pro") == ["--profile"])
    #expect(try bash("--profile", "x", "--e") == ["--ephemeral"])
    #expect(try bash("--profile", "=", "x", "--e") == ["--ephemeral"])
    #expect(try bash("--completions", "") == ["bash", "fish", "zsh"])
    #expect(try bash("--completions", "=", "z") == ["zsh"])
    #expect(try bash("--completions", "=") == ["bash", "fish", "zsh"])
    #expect(try bash("-c", "") == [])
  }

  @Test("bash completes what `gridsh sandbox` takes, and there alone")
  func sandboxInBash() throws {
    #expect(try bash("sandbox", "--p") == ["--plan", "--port"])
    #expect(try bash("sandbox", "--plan", "f") == ["free"])
    #expect(try bash("sandbox", "--data", "") == ["lib"])
    #expect(try bash("--po") == [])
  }

  @Test("bash completes a script's own parameters, which the script says without running")
  func scriptInBash() throws {
    #expect(try bash("demo.grid", "--") == ["--file", "--tag"])
    #expect(try bash("--ephemeral", "demo.grid", "--t") == ["--tag"])
    #expect(try bash("demo.grid", "no") == ["notes.txt"])
    #expect(try bash("missing.grid", "--") == [])
  }

  @Test(
    "each script knows each option, and none takes a quote for its own",
    arguments: ["bash", "zsh", "fish"])
  func structure(shell: String) throws {
    let script = try script(for: shell)
    for option in ["profile", "ephemeral", "completions", "keep-going", "port", "plan"] {
      #expect(script.contains(shell == "fish" ? " -l \(option) " : "--\(option)"), "\(option)")
    }
    for row in script.split(separator: "\n") where !row.hasPrefix("#") {
      let quotes = row.replacing("'\\''", with: "").replacing("\\'", with: "")
        .filter { $0 == "'" }.count
      #expect(quotes % 2 == 0, "\(row)")
    }
    #expect(script.hasPrefix(shell == "zsh" ? "#compdef gridsh\n" : "# \(shell) completion"))
  }

  @Test("another shell's name is refused with those that there are")
  func unknownShell() throws {
    let outcome = try Gridsh.run("--completions", "tcsh")
    #expect(outcome.ending == .exited(2))
    #expect(outcome.errors.contains("bash, zsh, fish"))
  }
}
