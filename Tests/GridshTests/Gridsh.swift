import TestSupport

/// The built program, for tests that run it as a person or a job would.
enum Gridsh {
  /// It stands beside the bundle of the tests.
  static let path =
    CommandLine.arguments[0].split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    + "/gridsh"

  /// The folder of the transcripts' files.
  static let files = TranscriptFiles.checkout + "/Tests/Transcripts/files"

  /// Runs it to its end, in the folder of the transcripts' files unless told otherwise.
  static func run(
    _ arguments: String..., environment: [String: String] = [:], directory: String = files,
    input: String = ""
  ) throws -> ChildProcess.Outcome {
    try ChildProcess.run(
      path, arguments, environment: environment, directory: directory, input: input)
  }
}
