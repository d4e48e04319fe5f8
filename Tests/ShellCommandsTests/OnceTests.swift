import CommandLanguage
import DatagridAPI
import Dispatch
import TestSupport
import Testing

/// `create --once` where something goes wrong on the way.
@Suite("Creating once")
struct OnceTests {
  private typealias Fault = FaultRelay.Fault

  /// Gives a session whose POSTs meet those faults in turn, and then none.
  private func with(
    _ faults: [FaultRelay.Fault], _ body: @escaping @Sendable (TranscriptSession) throws -> Void
  ) async throws {
    let service = TestService.sandbox(fault: { request in
      let isSpoilt = request.method == "POST" && request.number <= faults.count
      return isSpoilt ? faults[request.number - 1] : .pass
    })
    try await TranscriptSession.with(service, body)
  }

  /// Makes a knowledge of a file as another client would, or as a service that takes its time.
  private static func createElsewhere(_ path: String, _ session: TranscriptSession) throws {
    let configuration = try ClientConfiguration(baseURL: session.url, key: APIKey(session.key))
    let client = DatagridClient(
      configuration,
      in: ClientContext(
        now: { [clock = session.clock] in clock.now }, sleep: { _ in }, random: { 0 }))
    let isDone = DispatchSemaphore(value: 0)
    Task {
      _ = try? await client.createKnowledge(KnowledgeCreation(files: [FileUpload(path: path)]))
      isDone.signal()
    }
    isDone.wait()
    client.close()
  }

  private static let refusal = Fault.answer(
    "HTTP/1.1 402 Payment Required\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")

  @Test("one that is carried out late is found, though its repetition was refused")
  func late() async throws {
    try await with([.loseRequest, Self.refusal]) { session in
      let failed = session.run("try { create orders.csv --once } catch e { print e.status }")
      #expect(failed.last == "402", "\(failed)")
      try Self.createElsewhere("orders.csv", session)
      #expect(session.run("k = create orders.csv --once; list | count").last == "1")
    }
  }

  @Test("what was refused for certain is not looked for")
  func refused() async throws {
    try await with([Self.refusal]) { session in
      let failed = session.run("try { create orders.csv --once } catch e { print e.status }")
      #expect(failed.last == "402", "\(failed)")
      try Self.createElsewhere("orders.csv", session)
      #expect(session.run("k = create orders.csv --once; list | count").last == "2")
    }
  }

  @Test("what a create without --once has made is not taken for what was broken off")
  func other() async throws {
    try await with([.loseRequest, Self.refusal]) { session in
      _ = session.run("try { create orders.csv --once } catch e { }")
      let shown = session.run(
        "k = create notes.txt --name orders.csv; print (create orders.csv --once).id == k.id")
      #expect(shown.last == "false", "\(shown)")
    }
  }

  @Test("a file that changes before its turn is remembered as it was sent")
  func changed() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a\n1\n", to: "1.csv")
    try folder.write("a\n2\n", to: "2.csv")
    let change = Fault.after({ try? folder.write("a\n2\n3\n", to: "2.csv") }, .pass)
    try await with([change]) { session in
      let files = "\"\(folder.path)/1.csv\" \"\(folder.path)/2.csv\""
      let shown = session.run(
        "ks = create \(files) --each --once; ls = create \(files) --each --once; print ks == ls")
      #expect(shown.last == "true", "\(shown)")
      #expect(session.run("list | count") == ["2"])
    }
  }

  @Test("a name that the ledger knows others to have settles an answer that was lost")
  func namesake() async throws {
    try await with([.pass, .loseAnswer]) { session in
      let shown = session.run(
        """
        a = create notes.txt --name same --once; b = create orders.csv --name same --once
        print a.id != b.id, (list | count)
        """)
      #expect(shown.last == "true 2", "\(shown)")
    }
  }
}
