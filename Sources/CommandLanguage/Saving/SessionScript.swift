/// A session as a script: it passes the check, and what was seen when it was recorded it does again.
package struct SessionScript {
  /// The whole text, with a newline at its end.
  package let text: String
  /// How many statements of the session it holds.
  package let count: Int
  /// How many it only names in a comment, with the reason.
  package let leftOutCount: Int

  /// Writes down what a session has run so far.
  ///
  /// - Parameter path: where the script will stand.
  /// - Throws: ``Failure`` where there is nothing to write, or where nobody records the session.
  package init(of interpreter: Interpreter, at path: String) throws {
    guard let recording = interpreter.recording else {
      throw Failure(
        "only a session at the prompt can be saved", kind: "not_at_prompt", category: .usage,
        hint: "a script is saved already; `… | save FILE` writes values to a file")
    }
    let (statements, surroundings) = (recording.statements, interpreter.surroundings)
    let start = surroundings.files.workingFolder() ?? ""
    let whole = path.hasPrefix("/") ? path : start + "/" + path
    let folder = whole.lastIndex(of: "/").map { String(whole[...$0]) } ?? "/"
    let registry = interpreter.registry.withoutDefinitions
    let head = Self.head(of: recording, at: surroundings.clock.now)
    var refusals: [Int: String] = [:]
    while true {
      let plan = ScriptPlan(
        statements, refusals: refusals, forgotten: recording.forgottenNames)
      var writer = ScriptWriter(statements, plan, registry: registry, folder: folder)
      let blocks = [ScriptWriter.Block(rows: head, statement: nil)] + writer.blocks()
      let text = blocks.flatMap(\.rows).joined(separator: "\n") + "\n"
      let found = Self.errors(
        in: text, at: whole, registry: registry, surroundings: surroundings)
      guard let first = found.first else {
        self.text = text
        count = blocks.count {
          $0.statement.map { statements[$0].form != .remarks } ?? false
        }
        leftOutCount = plan.omissions.values.count { $0 != .silent }
        guard count > 0 else { throw Self.nothingToSave }
        return
      }
      let before = refusals.count
      for error in found {
        guard let number = Self.statement(at: error.row, in: blocks) else { continue }
        refusals[number] = refusals[number] ?? error.message
      }
      guard refusals.count > before else {
        throw Failure(
          "the script that would be saved does not pass the check: \(first.message)",
          kind: "fault", category: .fault)
      }
    }
  }

  private static let nothingToSave = Failure(
    "nothing was run yet that a script could do again", kind: "nothing_to_save",
    hint: "what failed, and what only looks around, is not saved")

  /// The comments above all: what it is, and from where its paths are looked up.
  private static func head(of recording: SessionRecording, at now: Duration) -> [String] {
    let date = TimeText.text(of: Duration.seconds(now.components.seconds).nanoseconds)
    var rows = [
      "# Saved from a gridsh session on \(date).",
      "# Relative paths begin in the working folder, as they did in the session.",
    ]
    if recording.forgottenCount > 0 {
      rows.append(
        "# The session was too long: its first \(recording.forgottenCount) statements are not here."
      )
    }
    return rows + [""]
  }

  /// What the check of a new session says against the text, and in which rows, from 1.
  private static func errors(
    in text: String, at path: String, registry: Registry, surroundings: Surroundings
  ) -> [(row: Int, message: String)] {
    // With an identity its `source` statements are looked up from its folder, as they will be, and one
    // of the file that it replaces is seen to have no end.
    let former = try? surroundings.files.read(path, SourceText.sizeLimit).identity
    let identity = former ?? FileIdentity(device: .max, number: .max)
    guard let source = SourceText(validating: Array(text.utf8), name: path, identity: identity)
    else { return [] }
    let (program, known, found) = Loader.load(
      Parser.parse(source, registry: registry), registry: registry, surroundings: surroundings)
    let context = Checker.Context(
      registry: known, scope: .session, shownFields: [:], arguments: .unknown, keepsGoing: false)
    let diagnostics = found + Checker.check(program, in: context).diagnostics
    return diagnostics.filter { $0.severity == .error }.map { diagnostic in
      let outermost = diagnostic.site.offsets.first ?? 0
      return (source.position(of: outermost).row, diagnostic.message)
    }
  }

  /// The statement that a row, from 1, is of.
  private static func statement(at row: Int, in blocks: [ScriptWriter.Block]) -> Int? {
    var last = 0
    for block in blocks {
      last += block.rows.reduce(0) { $0 + 1 + $1.utf8.count { $0 == UInt8(ascii: "\n") } }
      if row <= last { return block.statement }
    }
    return nil
  }
}
