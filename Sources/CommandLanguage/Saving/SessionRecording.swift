/// What a session at the prompt has run, for `save`: each statement of the top level, with what became
/// of it.
///
/// It belongs to the session's thread. It holds no value: a list of a million rows is not kept alive by
/// having been looked at.
package final class SessionRecording {
  /// In bytes: ten thousand statements as people type them. A session that goes on for weeks, or into
  /// which data was pasted, lets go of its oldest statements.
  package static let usualSizeLimit = 4 << 20

  /// Whether what runs now is no work of the person's, but what their sessions begin with: it is
  /// written only where something else needs it.
  package var isPreamble = false
  /// How a script is run that has to find what this session found, such as `gridsh --sandbox`.
  package let invocation: String
  /// Where the session began, which is where its relative paths begin; nil where nobody says.
  package let folder: String?

  /// Oldest first.
  private(set) var statements: [RecordedStatement] = []
  /// How many were let go.
  private(set) var forgottenCount = 0
  /// The variables that these gave values.
  private(set) var forgottenNames: Set<String> = []
  private var size = 0
  private let sizeLimit: Int
  private let holdsSecret: (String) -> Bool

  /// - Parameters:
  ///   - invocation: how a script is run that has to find what this session found.
  ///   - folder: where the session begins.
  ///   - sizeLimit: how many bytes it may take, about.
  ///   - holdsSecret: whether a text may hold a key.
  package init(
    invocation: String, folder: String? = nil,
    sizeLimit: Int = SessionRecording.usualSizeLimit,
    holdsSecret: @escaping (String) -> Bool
  ) {
    self.invocation = invocation
    self.folder = folder
    self.sizeLimit = sizeLimit
    self.holdsSecret = holdsSecret
  }

  /// Notes a statement that has come to its end.
  ///
  /// - Parameters:
  ///   - given: its value, where it is a value's and that is not null.
  ///   - lastCount: how many items `_` had before it, where that was a list.
  func note(
    _ place: Int, of program: CheckedProgram, given: Value?, lastCount: Int?,
    in interpreter: Interpreter
  ) {
    let survey = survey(place, of: program, interpreter)
    var statement = survey.statement
    if statement.form == .value { statement.changesLast = given != nil }
    // A block may well look around: what else it does is worth saving.
    if survey.isForPerson, survey.value != nil { statement.outcome = .personal }
    let base = interpreter.stack.base
    for slot in survey.assignedSlots {
      statement.objects += survey.objects(in: base[slot], of: program.scope.names[slot])
    }
    if let given { statement.objects += survey.objects(in: given, of: nil) }
    statement.settled = survey.settled(given: given, lastCount: lastCount, base)
    append(statement)
  }

  /// Notes a statement that failed or was interrupted, and what stands behind it and counts all the
  /// same: `def`s hold for the whole line.
  ///
  /// - Parameter failure: what it raised; nil where that is no error.
  func noteFailure(
    _ place: Int, of program: CheckedProgram, _ failure: Failure?, in interpreter: Interpreter
  ) {
    let survey = survey(place, of: program, interpreter)
    var statement = survey.statement
    if let failure, failure.category == .processing, survey.waits {
      statement.raised = failure.kind
    } else {
      statement.outcome = .failed
    }
    // A simple assignment that fails leaves its variable as it was.
    if case .assignment = statement.form { statement.assigned = [] }
    let hasMade = failure.map { $0.made != .null } ?? false
    statement.changesLast = hasMade || (statement.form == .other && statement.changesLast)
    append(statement)
    for other in program.statements.indices.dropFirst(place + 1) {
      let statement = self.survey(other, of: program, interpreter).statement
      if case .definition = statement.form { append(statement) }
    }
  }

  /// Notes the comments behind the last statement of a text.
  func noteRemarks(endOf program: CheckedProgram) {
    let end = program.loaded.parsed.tree.extents.last?.upper ?? 0
    let remarks = Self.remarks(in: program.source[SourceRange(end, program.source.end)])
    if !remarks.isEmpty {
      append(RecordedStatement(outcome: .done, form: .remarks, remarks: remarks))
    }
  }

  private func survey(_ place: Int, of program: CheckedProgram, _ interpreter: Interpreter)
    -> StatementSurvey
  {
    var survey = StatementSurvey(place, of: program, interpreter)
    let extents = program.loaded.parsed.tree.extents
    let gap = SourceRange(place > 0 ? extents[place - 1].upper : 0, extents[place].lower)
    survey.statement.remarks = Self.remarks(in: program.source[gap])
    return survey
  }

  /// The comments between two statements, a row each.
  private static func remarks(in gap: String) -> [String] {
    gap.split { $0.isNewline }.map { $0.drop { $0 == " " || $0 == "\t" || $0 == ";" } }
      .filter { $0.hasPrefix("#") }.map(String.init)
  }

  private func append(_ recorded: RecordedStatement) {
    var statement = recorded
    statement.isPreamble = isPreamble
    statement.remarks.removeAll(where: holdsSecret)
    if statement.outcome == .done, holdsSecret(statement.text) { statement.outcome = .secret }
    if statement.outcome != .done {
      (statement.text, statement.remarks, statement.places) = ("", [], [])
      (statement.objects, statement.settled, statement.reads) = ([], [], [])
    }
    size += statement.size
    statements.append(statement)
    while size > sizeLimit, statements.count > 1 { forgetOldest() }
  }

  private func forgetOldest() {
    let oldest = statements.removeFirst()
    size -= oldest.size
    forgottenCount += 1
    forgottenNames.formUnion(oldest.assigned)
    if oldest.changesLast { forgottenNames.insert(Scope.lastValue) }
  }
}
