import CommandLanguage

/// Takes knowledge away, after asking where that is due.
struct KnowledgeDeletion {
  /// A question names at most so many: more are not read before they are confirmed.
  private static let mostNames = 5

  private let session: APISession
  private let series: KnowledgeSeries

  init(session: APISession, _ references: [Value]) {
    self.session = session
    series = KnowledgeSeries(references)
  }

  /// Asks the person about more than one, or about what this session did not make.
  ///
  /// - Throws: ``Failure`` of the kind `declined` where the answer is no, `not_confirmed` where there is
  ///   nobody to ask; `CancellationError` when the task is cancelled, as by Ctrl-C.
  func confirm(_ output: any Output) async throws {
    if session.requests.isPreviewing { return }
    let references = series.references
    let isOwn = references.allSatisfy { session.changes.isMade($0.text) }
    if isOwn, references.count < 2 { return }
    let names = references.prefix(Self.mostNames).map { $0.label.escapingControls() }
    let more = references.count > names.count ? " and \(references.count - names.count) more" : ""
    let what =
      (references.count == 1 ? "" : "\(references.count) knowledges: ")
      + names.joined(separator: ", ") + more
    switch try await output.confirm("Delete \(what)?") {
    case true?: return
    case false?: throw Failure("nothing was deleted", kind: "declined")
    case nil:
      throw Failure(
        isOwn
          ? "nothing was deleted: to delete \(references.count) at once must be confirmed"
          : "nothing was deleted: to delete what this session did not make must be confirmed",
        kind: "not_confirmed", hint: "there is nobody to ask: add `--yes`")
    }
  }

  /// Deletes one after the other, all that it can.
  ///
  /// - Throws: ``Failure``; of several of the kind `some_failed`.
  func run() async throws {
    try await series.run("deleted", on: session.output, session.delete)
  }
}
