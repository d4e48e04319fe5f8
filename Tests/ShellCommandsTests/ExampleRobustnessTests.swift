import CommandLanguage
import TestSupport
import Testing

/// The examples, cut off and with slips in them: there is a diagnostic or a run, never a trap.
@Suite("Examples with slips", .timeLimit(.minutes(2)))
struct ExampleRobustnessTests {
  /// A text's tokens, blanks and comments included; put together they are the text.
  private func tokens(of text: String) -> [Substring] {
    var rest = text[...]
    var tokens: [Substring] = []
    while let first = rest.first {
      let token: Substring
      switch first {
      case "#": token = rest.prefix { $0 != "\n" }
      case "\"":
        let end = rest.dropFirst().firstIndex(of: "\"") ?? rest.index(before: rest.endIndex)
        token = rest[...end]
      case _ where first.isLetter || first == "_" || first.isNumber || first == "$":
        let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        token = rest[..<name.endIndex]
      case _ where first.isWhitespace: token = rest.prefix { $0.isWhitespace }
      default:
        let pair = rest.prefix(2)
        token = ["==", "!=", "<=", ">=", "..", "??", "?."].contains(pair) ? pair : rest.prefix(1)
      }
      tokens.append(token)
      rest = rest[token.endIndex...]
    }
    return tokens
  }

  @Test(
    "every prefix that ends between two tokens is right or incomplete",
    arguments: ExampleFiles.names)
  func prefixes(name: String) async throws {
    let text = try ExampleFiles.text(name)
    try await TranscriptSession.with { session in
      var prefix = ""
      for token in tokens(of: text) {
        prefix += token
        let parsed = Parser.parse(
          SourceText(prefix, name: name), registry: session.interpreter.registry)
        #expect(parsed.isIncomplete || !parsed.diagnostics.hasErrors, "\(prefix)")
      }
    }
  }

  @Test("with a token left out or doubled it is refused, or it runs", arguments: ExampleFiles.names)
  func slips(name: String) async throws {
    let tokens = tokens(of: try ExampleFiles.text(name))
    var slips: [String] = []
    for index in tokens.indices where tokens[index].first?.isWhitespace == false {
      if tokens[index].hasPrefix("#") { continue }
      slips.append((tokens[..<index] + tokens[(index + 1)...]).joined())
      slips.append((tokens[...index] + tokens[index...]).joined())
    }
    // All are checked, and a few of those that are right run: each needs a sandbox.
    var sound: [String] = []
    sound = try await TranscriptSession.with { [slips] session in
      slips.filter { session.interpreter.check(SourceText($0, name: name)).program != nil }
    }
    #expect(sound.count < slips.count)
    for index in stride(from: 0, to: sound.count, by: max(1, sound.count / 5)) {
      _ = try await TranscriptSession.run([sound[index]])
    }
  }
}
