import CommandLanguage
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The registry")
struct RegistryTests {
  private let registry: Registry
  /// The declarations of the commands and of the filters.
  private let specs: [CommandSpec]

  init() throws {
    registry = try TranscriptSession().interpreter.registry
    specs = registry.commands.map(\.spec) + Filter.all.map(\.spec)
  }

  @Test("names are unique and stand among the names of version 1")
  func names() {
    let names = registry.commandNames
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(ReservedWords.commands.contains(name), "\(name)")
      #expect(!ReservedWords.keywords.contains(name), "\(name)")
    }
    #expect(Set(Filter.all.map(\.spec.name)).count == Filter.all.count)
  }

  @Test("a group of help has a name of its own, a sentence and commands")
  func groups() {
    #expect(Set(registry.groups.map(\.name)).count == registry.groups.count)
    for group in registry.groups {
      #expect(group.summary.hasSuffix("."), "\(group.name)")
      #expect(!group.commands.isEmpty, "\(group.name)")
    }
  }

  @Test("a summary is one sentence")
  func summaries() {
    for spec in specs {
      let summary = spec.summary
      #expect(summary.hasSuffix("."), "\(spec.name)")
      #expect(!summary.dropLast().contains(". "), "\(spec.name)")
      #expect(summary.first?.isUppercase == true, "\(spec.name)")
    }
  }

  @Test("every parameter has a name of its own and help")
  func parameters() {
    for spec in specs {
      #expect(Set(spec.parameters.map(\.name)).count == spec.parameters.count, "\(spec.name)")
      for parameter in spec.parameters {
        #expect(parameter.help.hasSuffix("."), "\(spec.name) \(parameter.name)")
      }
    }
  }

  @Test("only the last operand is repeated, and none is required behind an optional one")
  func operands() {
    for spec in specs {
      let operands = spec.operands
      #expect(operands.dropLast().allSatisfy { !$0.arity.isRepeated }, "\(spec.name)")
      let firstOptional = operands.firstIndex { !$0.arity.isRequired } ?? operands.count
      #expect(operands[firstOptional...].allSatisfy { !$0.arity.isRequired }, "\(spec.name)")
    }
  }

  @Test("a command that sends nothing serves the person alone, or is one of these: `save` keeps it")
  func servingThePerson() {
    let specs = registry.commands.map(\.spec)
    #expect(
      Set(specs.filter { !$0.needsAPI && !$0.isForPerson }.map(\.name)) == [
        "print", "fail", "sleep", "snapshot", "source", "set", "files", "cd", "pwd", "exit",
        "limits", "time",
      ])
    #expect(specs.filter { $0.needsAPI && $0.isForPerson }.map(\.name) == [])
    #expect(
      registry.settings.filter { !$0.isForPerson }.map(\.name) == [
        "timeout", "retries", "max-wait", "format",
      ])
    #expect(specs.filter { $0.settledField != nil }.map(\.name) == ["wait"])
  }

  /// Their examples need a person, or profiles: they are checked and do not run.
  private let personal: Set<String> = ["login", "use"]

  @Test("every command and filter has an example, and every example shows what it prints")
  func examples() async throws {
    // What the example of `save` leaves there.
    defer {
      unlink("/tmp/squares.csv")
      unlink("/tmp/demo.grid")
    }
    for spec in specs {
      #expect(!spec.examples.isEmpty, "\(spec.name)")
      for example in spec.examples {
        guard !personal.contains(spec.name) else {
          let source = SourceText(example.input, name: "<prompt>")
          #expect(Parser.parse(source, registry: registry).diagnostics.isEmpty)
          continue
        }
        let shown = try await TranscriptSession.run(
          [example.input], on: .ofExamples(of: spec.name))[0]
        #expect(!shown.contains { $0.hasPrefix("<prompt>:") }, "\(example.input)")
        guard let output = example.output else { continue }
        let rows =
          output.isEmpty ? [] : output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(shown == rows.map(String.init), "\(example.input)")
      }
    }
  }
}
