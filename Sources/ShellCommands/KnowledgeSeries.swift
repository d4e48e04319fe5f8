import CommandLanguage

/// Several knowledges, to each of which the same is done.
struct KnowledgeSeries {
  /// Each once, in the order in which they were given.
  let references: [Value]

  init(_ references: [Value]) {
    var ids: Set<String> = []
    self.references = references.filter { ids.insert($0.text).inserted }
  }

  /// Does it to one after the other, to all that it can.
  ///
  /// - Parameters:
  ///   - done: what they are then: `deleted`.
  ///   - output: is told how many were, where it is cancelled.
  /// - Throws: ``Failure``; of several of the kind `some_failed`. `CancellationError`.
  func run(_ done: String, on output: any Output, _ act: (_ id: String) async throws -> Void)
    async throws
  {
    if references.count == 1 { return try await act(references[0].text) }
    var made = [Value](repeating: .null, count: references.count)
    var failures: [Failure] = []
    for (place, reference) in references.enumerated() {
      do {
        try await act(reference.text)
        made[place] = reference
      } catch let failure as Failure {
        failures.append(failure)
        if failure.endsAll { break }
      } catch let error as CancellationError {
        let count = made.count { $0 != .null }
        output.notice(
          "\(count) of \(references.count) were \(done); \(reference.label) may have been, too")
        throw error
      }
    }
    guard let last = failures.last else { return }
    let left = made.count { $0 == .null }
    throw Failure(
      "\(left) of \(references.count) were not \(done): \(FileCheck.list(failures.map(\.message)))",
      kind: "some_failed", category: last.endsAll ? last.category : .command, hint: last.hint,
      status: last.endsAll ? last.status : nil, code: last.endsAll ? last.code : nil,
      isRetryable: failures.allSatisfy(\.isRetryable), made: .list(made))
  }
}
