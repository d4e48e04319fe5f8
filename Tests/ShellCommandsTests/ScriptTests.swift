import CommandLanguage
import Shell
import TestSupport
import Testing

/// The scripts of `Tests/Scripts`, which hold their own expectations.
@Suite("Scripts that say what they do")
struct ScriptTests {
  private static let folder = TranscriptFiles.checkout + "/Tests/Scripts"

  static let names: [String] = {
    let found = try? ChildProcess.run("/usr/bin/find", [folder, "-name", "*.grid"]).output
    return (found ?? "").split(separator: "\n").map { String($0.dropFirst(folder.count + 1)) }
      .sorted()
  }()

  @Test("there is a folder for each feature")
  func folders() {
    let folders = Set(Self.names.compactMap { $0.split(separator: "/").first })
    #expect(folders.count >= 15)
  }

  @Test("each does what it says", arguments: names)
  func script(name: String) async throws {
    let text = try TranscriptFiles.text(of: Self.folder + "/" + name)
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = try await TranscriptSession.with { session in
      _ = Replay(session.interpreter).runToEnd(SourceText(text, name: name), arguments: [])
      return session.output.take()
    }
    var printed: [String] = []
    var errors: [(row: Int, message: String)] = []
    for line in shown where !line.contains(" │ ") {
      let parts = line.split(separator: ":", maxSplits: 3)
      if parts.count == 4, parts[0] == name, let row = Int(parts[1]) {
        errors.append((row, String(parts[3])))
      } else {
        printed.append(line)
      }
    }
    #expect(printed == rows.compactMap { Self.mark("#-> ", in: $0) })
    let expected = rows.enumerated().compactMap { number, row in
      Self.mark("#: ", in: row).map { (row: number + 1, message: $0) }
    }
    #expect(errors.map(\.row) == expected.map(\.row), "\(errors)")
    for (error, wanted) in zip(errors, expected) {
      #expect(error.message.contains(wanted.message))
    }
  }

  private static func mark(_ mark: String, in row: Substring) -> String? {
    row.firstRange(of: mark).map { String(row[$0.upperBound...]) }
  }
}
