import CommandLanguage
import Testing

@Suite("Any session as a script")
struct SessionScriptPropertyTests {
  /// The corpus's files, from the root as from the working folder.
  private static let files = {
    var files = Corpus.files
    let (read, status) = (files.read, files.status)
    files.workingFolder = { "/" }
    files.read = { path, limit throws(FileReadError) in
      try read(path.hasPrefix("/") ? String(path.dropFirst()) : path, limit)
    }
    files.status = { status($0.hasPrefix("/") ? String($0.dropFirst()) : $0) }
    return files
  }()

  private func record(_ programs: [String]) -> (session: Session, shown: [String], failed: Bool) {
    let session = Session(files: Self.files)
    session.interpreter.recording = SessionRecording(invocation: "gridsh") { _ in false }
    var failed = false
    for program in programs {
      let (checked, _) = session.interpreter.check(SourceText(program, name: "test.grid"))
      do { try checked.map { try session.interpreter.run($0) } } catch { failed = true }
      if checked == nil { failed = true }
    }
    return (session, session.output.take(), failed)
  }

  @Test("the script of a program that succeeded prints the same", arguments: Corpus.programs)
  func roundTrip(program: String) throws {
    let (session, shown, failed) = record([Corpus.prelude, program])
    let script = try SessionScript(of: session.interpreter, at: "/saved.grid")
    let replay = Session(files: Self.files)
    let source = try #require(
      SourceText(
        validating: Array(script.text.utf8), name: "/saved.grid",
        identity: FileIdentity(device: .max, number: .max)))
    let (checked, diagnostics) = replay.interpreter.check(source)
    let checkedProgram = try #require(checked, "\(script.text)\n\(diagnostics.map(\.message))")
    try replay.interpreter.run(checkedProgram)
    if !failed { #expect(replay.output.take() == shown, "\(script.text)") }
  }

  @Test("the script of all of them, one after the other, passes the check")
  func all() throws {
    let session = record([Corpus.prelude] + Corpus.programs).session
    let script = try SessionScript(of: session.interpreter, at: "/saved.grid")
    #expect(script.count > 80)
    #expect(script.leftOutCount < 5, "\(script.text)")
  }
}
