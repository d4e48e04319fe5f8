import Synchronization
import TestSupport
import Testing

@testable import DatagridAPI

/// Creates whose answers are lost, on a sandbox behind a relay that loses them.
struct CreationRecoveryTests {
  typealias Fault = FaultRelay.Fault
  let folder = DatagridAPITests.TemporaryFolder()
  let time = TestTime()

  func sandbox(
    clockAhead: Duration = .zero,
    _ fault: @escaping @Sendable (FaultRelay.Request) -> FaultRelay.Fault
  ) throws -> FaultySandbox {
    try FaultySandbox(now: { [time] in time.now + clockAhead }, fault: fault)
  }

  func client(
    of sandbox: FaultySandbox, directly: Bool = false, time: TestTime? = nil
  ) throws -> DatagridClient {
    let configuration = try ClientConfiguration(
      baseURL: directly ? sandbox.directURL : sandbox.url, key: APIKey(sandbox.key))
    return DatagridClient(configuration, in: (time ?? self.time).context)
  }

  /// What the sandbox holds, by name.
  func names(in sandbox: FaultySandbox) async throws -> [String] {
    let client = try client(of: sandbox, directly: true)
    var query = KnowledgeQuery(limit: 100)
    var names: [String] = []
    while true {
      let page = try await client.listKnowledge(query).body
      names += page.items.compactMap(\.name)
      guard page.hasMore, let last = page.items.last else { return names.sorted() }
      query.after = last.id
    }
  }

  /// Does that to the first request of a method, and nothing to others.
  func first(
    _ method: String, _ fault: FaultRelay.Fault
  ) -> @Sendable (FaultRelay.Request) -> FaultRelay.Fault {
    { $0.method == method && $0.number == 1 ? fault : .pass }
  }

  func orders() -> KnowledgeCreation { creation(folder.file("orders.csv", "a,b\n1,2\n")) }

  var adopted: [String] {
    time.events.compactMap { if case .adopted(_, let id) = $0 { id } else { nil } }
  }

  @Test(arguments: [
    Fault.loseAnswer, .replaceAnswer(answer("500 Broken", "{}")),
    .replaceAnswer(answer("408 Slow", "{}")), .replaceAnswer(answer("504 Late", "<html>")),
    .replaceAnswer(answer("201 Created", "<html>")), .replaceAnswer(answer("201 Created", "")),
    .replaceAnswer("HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{\"id\""),
  ])
  func `what was created is found, whatever became of the answer`(
    fault: FaultRelay.Fault
  ) async throws {
    let sandbox = try sandbox(first("POST", fault))
    let made = try await client(of: sandbox).createKnowledge(orders())
    #expect(made.body.name == "orders.csv")
    #expect(adopted == [made.body.id])
    #expect(try await names(in: sandbox) == ["orders.csv"])
    #expect(time.sleeps == [CreationSearch.interval])
  }

  @Test(arguments: [
    Fault.loseRequest, .answer(answer("503 Busy", "{}", headers: ["Connection: close"])),
  ])
  func `what was not is created again`(fault: FaultRelay.Fault) async throws {
    let sandbox = try sandbox(first("POST", fault))
    _ = try await client(of: sandbox).createKnowledge(orders())
    #expect(try await names(in: sandbox) == ["orders.csv"])
    #expect(adopted.isEmpty)
    #expect(time.sleeps == [CreationSearch.interval, .milliseconds(500)])
  }

  @Test func `what a slow server makes after two looks is found by the third`() async throws {
    let box = Mutex<(@Sendable () -> Void)?>(nil)
    let sandbox = try sandbox { request in
      switch (request.method, request.number) {
      case ("POST", 1): .loseRequest
      case ("GET", 3): .after({ box.withLock { $0 }?() }, .pass)
      default: .pass
      }
    }
    let late = try client(of: sandbox, directly: true)
    let orders = orders()
    box.withLock {
      $0 = {
        let done = Event()
        Task {
          _ = try? await late.createKnowledge(orders)
          done.happen()
        }
        done.blockingWait()
      }
    }
    let made = try await client(of: sandbox).createKnowledge(orders)
    #expect(adopted == [made.body.id])
    #expect(try await names(in: sandbox) == ["orders.csv"])
  }

  @Test func `without retries it is not, and the error says so`() async throws {
    time.limits.retries = 0
    let sandbox = try sandbox(first("POST", .loseRequest))
    let error = try await thrown(ConnectionError.self) {
      try await client(of: sandbox).createKnowledge(orders())
    }
    #expect(error.attempts == Attempts(count: 1, end: .exhausted, wasNotCreated: true))
    #expect(error.message.hasSuffix("Nothing was created, as far as can be seen."))
    #expect(try await names(in: sandbox).isEmpty)
  }

  @Test func `without retries what was created is found all the same`() async throws {
    time.limits.retries = 0
    let sandbox = try sandbox(first("POST", .loseAnswer))
    _ = try await client(of: sandbox).createKnowledge(orders())
    #expect(adopted.count == 1)
  }

  @Test func `a name of one's own is enough to know it by`() async throws {
    let sandbox = try sandbox(first("POST", .loseAnswer))
    var named = orders()
    named.name = "Q3 \"review\" 📈 "
    _ = try await client(of: sandbox).createKnowledge(named)
    #expect(adopted.count == 1)
    #expect(try await names(in: sandbox).count == 1)
  }

  @Test func `one of the same name that was there before settles nothing`() async throws {
    let sandbox = try sandbox { $0.method == "POST" && $0.number == 2 ? .loseAnswer : .pass }
    let client = try client(of: sandbox)
    let old = try await client.createKnowledge(orders()).body.id
    time.pass(.seconds(100))
    let error = try await thrown(AmbiguousCreation.self) {
      try await client.createKnowledge(orders())
    }
    #expect(error.candidates.count == 1 && error.candidates != [old])
    #expect(name(of: error.obstacle) == "nameInUse")
    #expect(error.message.hasPrefix("orders.csv may have been created: "))
    #expect(try await names(in: sandbox).count == 2)
  }

  @Test func `it does no harm where nothing was created`() async throws {
    let sandbox = try sandbox { $0.method == "POST" && $0.number == 2 ? .loseRequest : .pass }
    let client = try client(of: sandbox)
    let first = try await client.createKnowledge(orders()).body.id
    let second = try await client.createKnowledge(orders()).body.id
    #expect(first != second)
    #expect(try await names(in: sandbox) == ["orders.csv", "orders.csv"])
  }

  @Test func `one that somebody else makes at the same time makes two that could be it`()
    async throws
  {
    let box = Mutex<(@Sendable () -> Void)?>(nil)
    let sandbox = try sandbox(
      first("POST", .after({ box.withLock { $0 }?() }, .loseAnswer)))
    let other = try client(of: sandbox, directly: true)
    let orders = orders()
    box.withLock {
      $0 = {
        let done = Event()
        Task {
          _ = try? await other.createKnowledge(orders)
          done.happen()
        }
        done.blockingWait()
      }
    }
    let error = try await thrown(AmbiguousCreation.self) {
      try await client(of: sandbox).createKnowledge(orders)
    }
    #expect(error.candidates.count == 2)
    #expect(name(of: error.obstacle) == "several")
    // More looks would not settle it.
    #expect(time.sleeps.isEmpty)
  }

  @Test func `the ledger knows whose it is`() async throws {
    let box = Mutex<String?>(nil)
    let sandbox = try sandbox(first("POST", .loseRequest))
    let direct = try client(of: sandbox, directly: true)
    let other = try await direct.createKnowledge(orders()).body.id
    box.withLock { $0 = other }
    let made = try await client(of: sandbox).createKnowledge(
      orders(), isRecorded: { id in box.withLock { $0 == id } })
    #expect(made.body.id != other)
    #expect(adopted.isEmpty)
  }

  @Test func `a list that fails settles nothing`() async throws {
    let refusal = answer("403 No", "{}", headers: ["Connection: close"])
    let sandbox = try sandbox { request in
      request.method == "POST" ? .loseAnswer : .answer(refusal)
    }
    let error = try await thrown(AmbiguousCreation.self) {
      try await client(of: sandbox).createKnowledge(orders())
    }
    #expect(name(of: error.obstacle) == "searchFailed")
    #expect(error.candidates.isEmpty)
    #expect(error.message.contains("looking for it failed: the server answered 403"))
    #expect(try await names(in: sandbox).count == 1)
  }

  @Test(arguments: [Duration.seconds(3600), .seconds(-3600)])
  func `the server's clock may be wrong`(ahead: Duration) async throws {
    let sandbox = try sandbox(clockAhead: ahead) {
      $0.method == "POST" && $0.number == 2 ? .loseAnswer : .pass
    }
    let client = try client(of: sandbox)
    _ = try await client.createKnowledge(creation(folder.file("first.csv")))
    time.pass(.seconds(500))
    _ = try await client.createKnowledge(orders())
    #expect(adopted.count == 1)
  }

  @Test func `an older one of that name is not taken for it`() async throws {
    let sandbox = try sandbox(first("POST", .loseRequest))
    _ = try await client(of: sandbox, directly: true).createKnowledge(orders())
    time.pass(.seconds(60))
    _ = try await client(of: sandbox).createKnowledge(orders())
    #expect(adopted.isEmpty)
    #expect(try await names(in: sandbox).count == 2)
  }

  @Test func `it is found behind a hundred newer ones`() async throws {
    let box = Mutex<(@Sendable () -> Void)?>(nil)
    let sandbox = try sandbox { request in
      guard request.method == "GET", request.number == 1 else {
        return request.method == "POST" && request.number == 1 ? .loseAnswer : .pass
      }
      return .after({ box.withLock { $0 }?() }, .pass)
    }
    let other = try client(of: sandbox, directly: true)
    let path = folder.file("other.csv", "a\n1\n")
    box.withLock {
      $0 = {
        let done = Event()
        Task {
          for number in 0..<130 {
            var creation = creation(path)
            creation.name = "other \(number)"
            _ = try? await other.createKnowledge(creation)
          }
          done.happen()
        }
        done.blockingWait()
      }
    }
    var named = orders()
    named.name = "mine"
    let made = try await client(of: sandbox).createKnowledge(named)
    #expect(made.body.name == "mine")
    #expect(adopted == [made.body.id])
    #expect(try await names(in: sandbox).count == 131)
  }

  @Test func `new ones of other names settle nothing where the server chooses the name`()
    async throws
  {
    let box = Mutex<(@Sendable () -> Void)?>(nil)
    let sandbox = try sandbox(
      first("POST", .after({ box.withLock { $0 }?() }, .loseRequest)))
    let other = try client(of: sandbox, directly: true)
    let path = folder.file("other.csv")
    box.withLock {
      $0 = {
        let done = Event()
        Task {
          _ = try? await other.createKnowledge(creation(path))
          done.happen()
        }
        done.blockingWait()
      }
    }
    let error = try await thrown(AmbiguousCreation.self) {
      try await client(of: sandbox).createKnowledge(orders())
    }
    #expect(name(of: error.obstacle) == "otherName")
  }
}
