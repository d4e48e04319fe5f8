import Glibc
import TestSupport
import Testing

/// Writing a statement in `$EDITOR`, and leaving the prompt with ^Z.
@Suite("The prompt and other programs")
struct EditorPromptTests {
  private let editKeys = "\u{18}\u{05}"  // ^X^E

  private func names(in folder: TemporaryFolder) throws -> String {
    try ChildProcess.run("/bin/ls", [folder.path]).output
  }

  /// A shell at a prompt whose editor is a script of these lines; the file is `$1`.
  private func start(editor script: String, in folder: TemporaryFolder, variable: String = "EDITOR")
    throws -> PseudoTerminal
  {
    try folder.write("#!/bin/sh\n" + script + "\n", to: "my editor")
    chmod(folder.path + "/my editor", 0o700)
    let terminal = try PseudoTerminal(columns: 100, rows: 20)
    try terminal.start(
      Gridsh.path, ["--ephemeral"],
      environment: [
        variable: "'\(folder.path)/my editor' --wait", "TMPDIR": folder.path,
        "PATH": "/usr/bin:/bin",
        "HOME": folder.path,
      ])
    try terminal.expectScreen("a prompt") { $0.cursorRow == "sandbox>" }
    return terminal
  }

  @Test(
    "^X^E has the statement written in $EDITOR, which may have arguments",
    arguments: ["EDITOR", "VISUAL"])
  func editing(variable: String) throws {
    let folder = try TemporaryFolder()
    let terminal = try start(
      editor:
        #"ls -l "$2" > seen; cat "$2" >> seen; printf 'print "new"\n' > "$2.x" && mv "$2.x" "$2""#
        .replacing("seen", with: "\"${0%/*}/seen\""),
      in: folder, variable: variable)
    terminal.send("print \"old\"")
    try terminal.expectScreen("the statement") { $0.cursorRow == "sandbox> print \"old\"" }
    terminal.send(editKeys)
    try terminal.expectScreen("the new statement, not run") {
      $0.cursorRow == "sandbox> print \"new\"" && $0.cursor.column == 20
    }
    let seen = try folder.read("seen")
    #expect(seen.hasPrefix("-rw-------"))
    #expect(seen.contains(".grid\n"))
    #expect(seen.hasSuffix("print \"old\"\n"))
    #expect(try !names(in: folder).contains(".grid"), "the file is gone")
    terminal.sendKey(.enter)
    try terminal.expectScreen("what it prints") { $0.text.contains("new") }
  }

  @Test(
    "where the editor fails, the statement stays and the reason is told",
    arguments: [
      ("exit 3", "has ended with code 3"), ("printf '\\377' > \"$2\"", "is no longer UTF-8 text"),
      ("rm \"$2\"", "No such file"), ("ln -sf /etc/passwd \"$2\"", "symbolic links"),
    ])
  func failing(script: String, reason: String) throws {
    let folder = try TemporaryFolder()
    let terminal = try start(editor: script, in: folder)
    terminal.send("print 1")
    try terminal.expectScreen("the statement") { $0.cursorRow == "sandbox> print 1" }
    terminal.send(editKeys)
    try terminal.expectScreen("the reason above the statement") { screen in
      screen.cursorRow == "sandbox> print 1"
        && screen.text.contains { $0.contains("the statement stays as it was") }
        && screen.text.joined(separator: " ").contains(reason)
    }
    #expect(try !names(in: folder).contains(".grid"), "the file is gone")
  }

  @Test("where standard output is piped, the editor has the terminal all the same")
  func editingBesideAPipe() throws {
    let folder = try TemporaryFolder()
    try folder.write("[ -t 0 ] && [ -t 1 ] && printf 'print 12' > \"$1\"\n", to: "editor")
    let terminal = try PseudoTerminal(columns: 100, rows: 20)
    try terminal.start(
      "/bin/sh", ["-c", "\"$0\" --ephemeral | cat > \"$1\"", Gridsh.path, folder.path + "/output"],
      environment: [
        "EDITOR": "/bin/sh \(folder.path)/editor", "TMPDIR": folder.path, "PATH": "/usr/bin:/bin",
      ])
    try terminal.expectScreen("a prompt") { $0.cursorRow == "sandbox>" }
    terminal.send(editKeys)
    try terminal.expectScreen("the statement") { $0.cursorRow == "sandbox> print 12" }
    terminal.sendKey(.enter)
    try terminal.expectScreen("the next prompt") { $0.cursorRow == "sandbox>" }
    terminal.sendKey(.ctrlD)
    #expect(try terminal.finish() == .exited(0))
    #expect(try folder.read("output") == "12\n")
  }

  @Test("^Z stops the shell at its prompt, and it goes on with the line")
  func suspending() throws {
    let terminal = try PseudoTerminal(columns: 100, rows: 20)
    try terminal.start(
      "/bin/sh", ["-i"], environment: ["PS1": "outer> ", "PATH": "/usr/bin:/bin"])
    try terminal.expectScreen("the outer shell") { $0.cursorRow == "outer>" }
    terminal.send("'\(Gridsh.path)' --ephemeral\n")
    try terminal.expectScreen("the prompt") { $0.cursorRow == "sandbox>" }
    terminal.send("print 12")
    try terminal.expectScreen("the line") { $0.cursorRow == "sandbox> print 12" }
    terminal.sendKey(.ctrlZ)
    try terminal.expectScreen("the outer shell again") { $0.cursorRow == "outer>" }
    terminal.send("stty -a | grep -c -e -icanon; fg\n")
    try terminal.expectScreen("the line again") { $0.cursorRow == "sandbox> print 12" }
    #expect(
      terminal.screen.text.contains("0"), "the modes are those of programs while it is stopped")
    terminal.send("3\n")
    try terminal.expectScreen("what the line prints, and the next prompt") {
      $0.text.contains("123") && $0.cursorRow == "sandbox>"
    }
    terminal.sendKey(.ctrlD)
    try terminal.expectScreen("the outer shell") { $0.cursorRow == "outer>" }
  }

  @Test("where nobody can go on with it, ^Z leaves the line as it is")
  func suspendingAlone() throws {
    let folder = try TemporaryFolder()
    let terminal = try start(editor: "true", in: folder)
    terminal.send("print 12")
    try terminal.expectScreen("the line") { $0.cursorRow == "sandbox> print 12" }
    terminal.sendKey(.ctrlZ)
    try terminal.expectScreen("the line again") {
      $0.text.count { $0 == "sandbox> print 12" } == 2 && $0.cursorRow == "sandbox> print 12"
    }
    terminal.send("3\r")
    try terminal.expectScreen("what the line prints") { $0.text.contains("123") }
  }
}
