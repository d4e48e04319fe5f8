/// The scripts of `scripts/examples`, each with what it prints on the sandbox beside it.
package enum ExampleFiles {
  private static let folder = TranscriptFiles.checkout + "/scripts/examples"

  /// The names without their endings, sorted.
  package static let names: [String] = {
    let listed = try? ChildProcess.run("/bin/ls", [folder]).output
    return (listed ?? "").split(separator: "\n").filter { $0.hasSuffix(".grid") }
      .map { String($0.dropLast(".grid".count)) }
  }()

  package static func path(_ name: String) -> String { "\(folder)/\(name).grid" }

  package static func text(_ name: String) throws -> String {
    try TranscriptFiles.text(of: path(name))
  }

  /// What the script prints on standard output, its errors included.
  package static func expected(_ name: String) throws -> String {
    try TranscriptFiles.text(of: "\(folder)/\(name).out")
  }

  /// Takes what the script prints now as what is expected: `ACCEPT=1 scripts/test`.
  package static func accept(_ output: String, of name: String) throws {
    try TranscriptFiles.write(output, to: "\(folder)/\(name).out")
  }
}
