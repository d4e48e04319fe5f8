import CommandLanguage

extension Command {
  static func save() -> Command {
    Command(
      "save",
      summary: "Writes this session as a script, which does again what succeeded in it.",
      discussion: """
        What failed, and what only served the person (`help`, `vars`, `show`, settings of the display), is \
        not in it. The ids of what the session made become variables; files, and what it did not make, \
        become parameters with their values as defaults. Behind a `wait` stands an `expect` of the status \
        that it ended with. What cannot be done again, or may hold a key, is left out, and a \
        comment says why. The script passes `gridsh --check`.

        It works at the prompt. Behind a `|` stands the filter of the same name, which writes values.
        """,
      parameters: Parameter.path("FILE", "The script, such as demo.grid.", endings: [".grid"]),
      Parameter.toggle("force", "Replaces the file if there is one."),
      examples: [
        Example(
          "k = create orders.csv; wait k; save /tmp/demo.grid --force",
          "Saves what was done so far.",
          prints:
            "saved 2 statements to /tmp/demo.grid; run it with: gridsh --sandbox /tmp/demo.grid")
      ],
      immediately: { interpreter, path, isReplacing in
        let script = try SessionScript(of: interpreter, at: path)
        do {
          let file = try interpreter.surroundings.files.create(path, isReplacing)
          try file.write(script.text)
          _ = try file.commit()
        } catch let error as FileWriteError {
          throw error.failure(of: path)
        }
        interpreter.output.notice(
          "saved \(script.countPhrase) to \(path.escapingControls()); "
            + "run it with: \(try invocation(of: path, after: interpreter))")
        return .null
      })
  }
}

/// How a script is run that a session has saved: from the folder where that began, and its paths do.
private func invocation(of path: String, after session: Interpreter) throws -> String {
  let program = session.recording?.invocation ?? "gridsh"
  guard let began = session.recording?.folder,
    let current = session.surroundings.files.workingFolder(), current != began
  else { return "\(program) \(try ShellWord.word(for: path))" }
  let absolute = path.hasPrefix("/") ? path : "\(current)/\(path)"
  return
    "cd \(try ShellWord.word(for: began)) && \(program) \(try ShellWord.word(for: absolute))"
}

extension SessionScript {
  fileprivate var countPhrase: String {
    let saved = count == 1 ? "1 statement" : "\(count) statements"
    return leftOutCount == 0 ? saved : "\(saved) (\(leftOutCount) left out, each with its reason)"
  }
}
