import CommandLanguage
import Testing

/// Whatever a text is, it means the same where it is sourced.
@Suite("A sourced text and the text itself")
struct SourcingPropertyTests {
  /// What is wrong with a program, and where: the message under each range.
  private struct Finding: Equatable {
    let message: String
    let range: SourceRange
    let file: String
  }

  private func session(sourcing text: String) throws -> Session {
    var files = Corpus.files
    let (read, sourced) = (files.read, FileSystem.holding(["test.grid": text]))
    files.read = { path, limit throws(FileReadError) in
      do { return try read(path, limit) } catch { return try sourced.read(path, limit) }
    }
    let session = Session(files: files)
    try session.run(Corpus.prelude)
    return session
  }

  private func findings(_ program: String, of session: Session) -> [Finding] {
    session.diagnostics(of: program).map {
      Finding(message: $0.message, range: $0.range, file: $0.site.source.name)
    }
  }

  @Test("the same is wrong with both", arguments: Corpus.marked)
  func findings(_ marked: String) throws {
    let tokens = marked.split(separator: "¦", omittingEmptySubsequences: false).map(String.init)
    for index in tokens.indices {
      var without = tokens
      without.remove(at: index)
      for text in [without, Array(tokens[...index]), tokens + tokens[index...]].map({ $0.joined() })
      {
        let session = try session(sourcing: text)
        let found = findings("source test.grid", of: session)
        #expect(found == findings(text, of: session), "\(text.debugDescription)")
      }
    }
  }

  /// What a program writes, and the message of the error that ends it.
  private func lines(of program: String, in session: Session) throws -> [String] {
    do {
      return try session.run(program)
    } catch let failure as Failure {
      return session.output.take() + ["error: \(failure.message)"]
    }
  }

  @Test("both write the same", arguments: Corpus.programs)
  func outputs(_ text: String) throws {
    let expected = try lines(of: text, in: session(sourcing: text))
    #expect(try lines(of: "source test.grid", in: session(sourcing: text)) == expected)
  }
}
