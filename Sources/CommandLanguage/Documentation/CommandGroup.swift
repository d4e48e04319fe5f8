/// Commands that help lists together.
package struct CommandGroup: Sendable {
  /// What `help` calls it: one word.
  package let name: String
  /// One sentence.
  package let summary: String
  /// In the order in which they are listed.
  package let commands: [Command]

  /// Groups commands.
  package init(_ name: String, _ summary: String, _ commands: [Command]) {
    self.name = name
    self.summary = summary
    self.commands = commands
  }
}
