import CommandLanguage
import TestSupport
import Testing

@Suite("The registry")
struct RegistryTests {
  private let registry: Registry

  init() throws { registry = try TranscriptSession().interpreter.registry }

  @Test("names are unique and stand among the names of version 1")
  func names() {
    let names = registry.commandNames
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(ReservedWords.commands.contains(name), "\(name)")
      #expect(!ReservedWords.keywords.contains(name), "\(name)")
    }
  }

  @Test("a summary is one sentence")
  func summaries() {
    for command in registry.commands {
      let summary = command.spec.summary
      #expect(summary.hasSuffix("."), "\(command.spec.name)")
      #expect(!summary.dropLast().contains(". "), "\(command.spec.name)")
      #expect(summary.first?.isUppercase == true, "\(command.spec.name)")
    }
  }

  @Test("every parameter has a name of its own and help")
  func parameters() {
    for spec in registry.commands.map(\.spec) {
      #expect(Set(spec.parameters.map(\.name)).count == spec.parameters.count, "\(spec.name)")
      for parameter in spec.parameters {
        #expect(parameter.help.hasSuffix("."), "\(spec.name) \(parameter.name)")
      }
    }
  }

  @Test("only the last operand is repeated, and none is required behind an optional one")
  func operands() {
    for spec in registry.commands.map(\.spec) {
      let operands = spec.operands
      #expect(operands.dropLast().allSatisfy { !$0.arity.isRepeated }, "\(spec.name)")
      let firstOptional = operands.firstIndex { !$0.arity.isRequired } ?? operands.count
      #expect(operands[firstOptional...].allSatisfy { !$0.arity.isRequired }, "\(spec.name)")
    }
  }

  @Test("every command has an example, and every example shows what it prints")
  func examples() async throws {
    for spec in registry.commands.map(\.spec) {
      #expect(!spec.examples.isEmpty, "\(spec.name)")
      for example in spec.examples {
        let shown = try await TranscriptSession.run([example.input])[0]
        #expect(!shown.contains { $0.hasPrefix("<prompt>:") }, "\(example.input)")
        guard let output = example.output else { continue }
        #expect(shown == output.split(separator: "\n").map(String.init), "\(example.input)")
      }
    }
  }
}
