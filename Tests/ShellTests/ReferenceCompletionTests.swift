import CommandLanguage
import LineEditing
import Shell
import Synchronization
import TestSupport
import Testing

@Suite("Completion of ids")
struct ReferenceCompletionTests {
  private static let objects = [
    ObjectSummary(id: "kn_81f3a2b4", name: "Q3 review", status: "ready"),
    ObjectSummary(id: "kn_81ff0000", name: "Q3 plan", status: "pending"),
    ObjectSummary(id: "kn_9", name: "Short"),
    ObjectSummary(id: "kn_evil1\u{1B}]52;c;x\u{7}", name: "a\u{202E}b"),
    ObjectSummary(id: "-kn_dash1", name: "Dash"),
  ]

  private static func completions(_ marked: String, after statements: String = "") async throws
    -> [String]
  {
    try await TranscriptSession.with { session in
      _ = session.run(statements)
      return session.completions(marked) { query in
        switch query.kind {
        case "knowledge": ObjectListing(objects)
        case "page": ObjectListing([ObjectSummary(id: "sales", name: "Sales")])
        default: ObjectListing()
        }
      }
    }
  }

  @Test(
    "an id is written so that it is read as one",
    arguments: [
      ("retrieve kn_81f‸", ["retrieve kn_81f3a2b4", "retrieve kn_81ff0000"]),
      ("retrieve KN_81F3‸", ["retrieve kn_81f3a2b4"]),
      ("retrieve \"kn_81f3‸", ["retrieve \"kn_81f3a2b4\""]),
      ("retrieve 'kn_81f3‸", ["retrieve 'kn_81f3a2b4'"]),
      ("retrieve \"kn_81f3‸\"", ["retrieve \"kn_81f3a2b4\""]),
      ("retrieve kn_9‸", ["retrieve \"kn_9\""]),
      ("retrieve kn_e‸", ["retrieve \"kn_evil1\\u{1b}]52;c;x\\u{7}\""]),
      ("retrieve -‸", []), ("retrieve \"-‸", ["retrieve \"-kn_dash1\""]),
      ("search fees --in kn_81f3‸", ["search fees --in kn_81f3a2b4"]),
      ("wait kn_81f3a2b4 kn_81ff‸", ["wait kn_81f3a2b4 kn_81ff0000"]),
      ("connect kn_‸", []), ("create orders.csv --page ‸", ["create orders.csv --page sales"]),
      ("update kn_81f3a2b4 --page \"s‸", ["update kn_81f3a2b4 --page \"sales\""]),
      ("list --page SAL‸", ["list --page sales"]), ("create --name ‸", []),
    ])
  func spelling(marked: String, expected: [String]) async throws {
    #expect(try await Self.completions(marked) == expected)
  }

  @Test("an id that could be a slip for a variable stands in quotes")
  func nearVariables() async throws {
    #expect(
      try await Self.completions("retrieve kn_81f3‸", after: "kn_81f3a2b = 1")
        == ["retrieve \"kn_81f3a2b4\""])
  }

  @Test("a name stands for the id, and several names are listed")
  func names() async throws {
    #expect(try await Self.completions("retrieve sho‸") == ["retrieve \"kn_9\""])
    let (shared, labels) = try await TranscriptSession.with { session in
      let completion = Completer(session.interpreter, objects: { _ in ObjectListing(Self.objects) })
        .complete("retrieve Q3", at: 11)
      return (completion.shared, completion.candidates.map { [$0.label, $0.summary] })
    }
    #expect(shared == "Q3")
    #expect(
      labels == [["kn_81f3a2b4", "Q3 review, ready"], ["kn_81ff0000", "Q3 plan, pending"]])
  }

  @Test("variables stand first, and with them in common is what both begin with")
  func variablesFirst() async throws {
    let (texts, shared) = try await TranscriptSession.with { session in
      _ = session.run("kn = create orders.csv")
      let completion = Completer(session.interpreter, objects: { _ in ObjectListing(Self.objects) })
        .complete("wait k", at: 6)
      return (completion.candidates.map(\.text), completion.shared)
    }
    #expect(texts.prefix(2) == ["kn", "kn_81f3a2b4"])
    #expect(shared == "kn")
  }

  @Test("what is not whole since nobody answered is said below the list")
  func offline() async throws {
    let completion = try await TranscriptSession.with { session in
      Completer(session.interpreter) { _ in ObjectListing(isOffline: true) }
        .complete("retrieve ", at: 9)
    }
    #expect(completion.note == "(offline)")
    #expect(completion.candidates.isEmpty)
  }

  @Test("whoever asks for tables says of which knowledge, where there is one at hand")
  func knowledgeAtHand() async throws {
    let queries = try await TranscriptSession.with { session in
      let queries = Mutex<[ObjectListing.Query]>([])
      let completer = Completer(session.interpreter) { query in
        queries.withLock { $0.append(query) }
        return ObjectListing()
      }
      _ = session.run("k = create orders.csv")
      _ = completer.complete("rows t", at: 6)
      _ = session.run("m = create notes.txt")
      _ = completer.complete("rows t", at: 6)
      _ = completer.complete("wait k", at: 6)
      let id = session.run("print k.id")
      return (queries.withLock(\.self), id.first)
    }
    #expect(queries.0.map(\.knowledge) == [queries.1, nil, nil])
    #expect(queries.0.map(\.typed) == ["t", "t", "k"])
  }

  @Test("ten thousand ids are completed while a person does not notice")
  func many() async throws {
    let objects = (0..<10_000).map {
      ObjectSummary(id: "kn_\(100_000 + $0)abcd", name: "Report \($0)", status: "ready")
    }
    let completion = try await TranscriptSession.with { session in
      Completer(session.interpreter) { _ in ObjectListing(objects) }.complete("wait k", at: 6)
    }
    #expect(completion.candidates.count == 10_000)
    #expect(completion.shared == "kn_10")
  }
}
