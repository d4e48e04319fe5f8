import TestSupport
import Testing

@Suite("Transcripts")
struct TranscriptTests {
  @Test("each statement shows what its transcript says", arguments: TranscriptFiles.names)
  func transcript(name: String) async throws {
    let transcript = try TranscriptFiles.read(name)
    let steps = transcript.steps
    let shown = try await TranscriptSession.run(
      steps.map(\.input), on: transcript.service)
    for (step, output) in zip(steps, shown) {
      #expect(output == step.output, "\(name):\(step.row): \(step.input)")
    }
    if TranscriptFiles.isAccepting {
      try TranscriptFiles.accept(transcript.text(showing: shown), as: name)
    }
  }

  @Test("there are transcripts to run")
  func transcriptsAreFound() {
    #expect(TranscriptFiles.names.contains("first-steps.transcript"))
  }
}
