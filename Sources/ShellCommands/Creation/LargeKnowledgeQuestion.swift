import CommandLanguage
import DatagridAPI

/// Asks whether so much is meant to become one knowledge.
///
/// A glob that finds more than was thought of makes a knowledge that nobody can take apart again.
struct LargeKnowledgeQuestion {
  /// More files than this are asked about.
  private static let mostFiles = 20
  /// More bytes than this are, where there is more than one file.
  private static let mostBytes: Int64 = 100_000_000

  let creation: KnowledgeCreation
  let bytes: Int64

  /// - Throws: ``Failure`` of the kind `declined` where a person says no; `CancellationError`.
  func ask(on output: any Output) async throws {
    let count = creation.files.count
    guard count > Self.mostFiles || (count > 1 && bytes > Self.mostBytes) else { return }
    let answer = try await output.confirm(
      "This makes one knowledge of \(count) files, \(Readable.size(bytes)): "
        + "\(creation.label). (--each makes one for each file.) Go on?")
    guard answer == false else { return }
    throw Failure(
      "nothing was sent", kind: "declined", hint: "--each makes one knowledge of each file")
  }
}
