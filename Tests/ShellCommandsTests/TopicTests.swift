import CommandLanguage
import TestSupport
import Testing

@Suite("What help says")
struct TopicTests {
  private let registry: Registry

  init() throws { registry = try TranscriptSession().interpreter.registry }

  @Test("every keyword, operator, kind and setting has a page")
  func words() throws {
    let operators = BinaryOperator.allCases.map(\.rawValue)
    for word in ReservedWords.keywords.sorted() + operators + registry.kindNames {
      #expect(registry.topics.contains { $0.names.contains(word) }, "\(word)")
    }
    let words = registry.commandNames + registry.settings.map(\.name) + Filter.all.map(\.spec.name)
    for word in words + Function.all.map(\.name) {
      #expect(throws: Never.self, "\(word)") { try HelpText.page(of: word, registry) }
    }
  }

  /// The sources are read: what raises an error stands all over them.
  @Test("every kind of error that the sources raise has a page")
  func errors() throws {
    let known = Set(registry.topics.filter { $0.group == .error }.flatMap(\.names))
    let raised = try SourceFiles.swift.flatMap { text in
      text.matches(of: /kind: "([a-z_]+)"/).map { String($0.output.1) }
    }
    #expect(raised.count > 50)
    for kind in Set(raised) { #expect(known.contains(kind), "\(kind)") }
    let named =
      try SourceFiles.text(of: "ShellCommands/Failure+API.swift")
      + SourceFiles.text(of: "ShellCommands/Waiting/KnowledgeWait.swift")
    for match in named.matches(
      of: /case \.[a-zA-Z]+: "([a-z_]+)"|\("([a-z]+_[a-z]+|incomplete)", "/)
    {
      let kind = String(match.output.1 ?? match.output.2 ?? "")
      #expect(known.contains(kind), "\(kind)")
    }
    for kind in ["timeout", "connection_failed"] { #expect(known.contains(kind), "\(kind)") }
  }

  @Test("every exit code has a page, under its number too")
  func exitCodes() throws {
    let endings: [Ending] = [.interrupted, .terminated, .outputClosed, .exit(0)]
    let codes = Failure.Category.allCases.map(\.rawValue) + endings.map(\.exitCode)
    for code in codes {
      let page = try HelpText.page(of: "exit \(code)", registry)
      #expect(page == (try HelpText.page(of: "\(code)", registry)))
    }
    #expect(registry.topics.count { $0.group == .exitCode } == codes.count)
  }

  @Test("a word means one thing in a group, and its summary is one sentence")
  func shapes() {
    for group in Topic.Group.allCases {
      let names = registry.topics.filter { $0.group == group }.flatMap(\.names)
      #expect(Set(names).count == names.count, "\(group)")
    }
    for topic in registry.topics {
      #expect(topic.summary.hasSuffix("."), "\(topic.name)")
      #expect(!topic.summary.dropLast().contains(". "), "\(topic.name)")
      if topic.group == .error { #expect(!topic.advice.isEmpty, "\(topic.name)") }
    }
  }

  @Test("every example shows what it prints")
  func examples() async throws {
    for topic in registry.topics {
      for example in topic.examples {
        let shown = try await TranscriptSession.run([example.input])[0]
        #expect(!shown.contains { $0.hasPrefix("<prompt>:") }, "\(example.input): \(shown)")
        guard let output = example.output else { continue }
        #expect(shown == output.split(separator: "\n").map(String.init), "\(example.input)")
      }
    }
  }

  @Test("the language fits on one screen, and names whatever it has")
  func languagePage() {
    let rows = LanguagePage.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.count <= 24)
    for row in rows { #expect(row.count <= 80, "\(row)") }
    let words = Set(LanguagePage.text.split { " \n,;:(){}[]|".contains($0) }.map(String.init))
    let operators = BinaryOperator.allCases.map(\.rawValue).filter { $0 != "not in" }
    let names = registry.kindNames + Filter.all.map(\.spec.name) + Function.all.map(\.name)
    for word in ReservedWords.keywords.sorted() + operators + names {
      #expect(words.contains(word), "\(word)")
    }
  }

  @Test("operators stand in their order, from loose to tight")
  func order() throws {
    let row = try #require(LanguagePage.text.split(separator: "Order ").last)
    let listed = row.split { " \n,".contains($0) }.map(String.init)
    let places = BinaryOperator.allCases.filter { $0 != .notContained }
      .map { ($0, listed.firstIndex(of: $0.rawValue)) }
    for (left, here) in places {
      for (right, there) in places where left.precedence < right.precedence {
        #expect(here ?? 0 < there ?? 0, "\(left.rawValue) \(right.rawValue)")
      }
    }
  }

  @Test("help fits on one screen, and names each command once")
  func list() throws {
    let rows = HelpText.list(registry).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.count <= 22, "a prompt stands below, and the statement above")
    for row in rows { #expect(row.count <= 80, "\(row)") }
    let commands = rows.prefix { !$0.hasPrefix("Filters ") }
    // A row that begins with a blank goes on with the one above; else its first word is the group's.
    let words = commands.flatMap { row in
      row.split(separator: " ").dropFirst(row.hasPrefix(" ") ? 0 : 1).map(String.init)
    }
    for name in registry.commandNames {
      #expect(words.count { $0 == name } == 1, "\(name)")
    }
  }

  @Test(
    "no page is wider than the terminals that everybody has, but for what is typed as it stands")
  func widths() throws {
    for name in Set(HelpText.entries(registry).map(\.name)) {
      let examples = HelpText.examples(of: name, registry).map { "     " + $0.input }
      let usages = registry.topics.compactMap(\.usage).map { "  " + $0 }
      for row in try HelpText.page(of: name, registry).split(separator: "\n").map(String.init) {
        #expect(
          row.count <= 80 || (examples + usages).contains { $0.contains(row) }, "\(name): \(row)")
      }
    }
  }

  @Test("the examples of all pages of a word are numbered through")
  func numbers() throws {
    let page = try HelpText.page(of: "timeout", registry)
    let examples = HelpText.examples(of: "timeout", registry)
    #expect(examples.count == 2)
    for (number, example) in zip(1..., examples) {
      #expect(page.contains("  \(number)  \(example.explanation)\n     \(example.input)"))
    }
  }

  @Test(
    "apropos finds what speaks of a text, best first",
    arguments: [
      ("upload", "create"), ("uploads", "create"), ("uploading", "create"), ("ls", "files"),
      ("rate limit", "rate_limit_exceeded"), ("history", "history"), ("how long wait", "wait"),
      ("pager", "pager"), ("forget", "history"), ("regular expression", "matches"),
      ("credits", "credits"), ("delete zebra", "delete"), ("zebra", ""), ("xyzzy", ""),
    ])
  func apropos(text: String, best: String) {
    let hits = Apropos.hits(for: text, registry)
    #expect(hits.first?.name ?? "" == best, "\(hits.prefix(3).map(\.name))")
  }

  @Test("a word that has no page leads to what speaks of it")
  func spokenOf() {
    #expect {
      try HelpText.page(of: "upload", registry)
    } throws: { error in
      ((error as? Failure)?.hint ?? "").hasPrefix("look at `create`, ")
    }
  }

  @Test("every page has a way to say what is near a slip of the fingers")
  func slips() {
    for (word, meant) in ["retreive": "retrieve", "whiel": "while", "wrong_knd": "wrong_kind"] {
      #expect(throws: Failure.self) { try HelpText.page(of: word, registry) }
      do { _ = try HelpText.page(of: word, registry) } catch {
        #expect((error as? Failure)?.hint == "did you mean `\(meant)`?")
      }
    }
  }
}
