import Synchronization
import TestSupport
import Testing

@testable import DatagridAPI

/// Creates that others could be taken for, and many of them.
extension CreationRecoveryTests {
  @Test func `of two creates of the same name neither takes what the other made`() async throws {
    // Both are sent before either is answered; one is made, one is not, both answers are lost.
    let barrier = Barrier(parties: 2)
    let sandbox = try sandbox { request in
      guard request.method == "POST" else { return .pass }
      return .after(barrier.arrive, request.number == 1 ? .loseAnswer : .loseRequest)
    }
    let client = try client(of: sandbox)
    let orders = orders()
    let results = await withTaskGroup(of: (any Error)?.self) { group in
      for _ in 0..<2 {
        group.addTask {
          do {
            _ = try await client.createKnowledge(orders)
            return nil
          } catch { return error }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0 is AmbiguousCreation }, "\(results)")
    #expect(try await names(in: sandbox).count == 1)
  }

  @Test func `what another create of this client has just made is not taken for it`() async throws {
    // The first is made and its answer held back until the second, which never arrived, has looked twice.
    let isMade = Event()
    let hasLooked = Event()
    let sandbox = try sandbox { request in
      switch (request.method, request.number) {
      case ("POST", 1):
        .holdAnswer {
          isMade.happen()
          hasLooked.blockingWait()
        }
      case ("POST", 2): .loseRequest
      case ("GET", 2): .after(hasLooked.happen, .pass)
      default: .pass
      }
    }
    let client = try client(of: sandbox)
    let others = creation(folder.file("others.csv"))
    let first = Task { try await client.createKnowledge(others) }
    await isMade.wait()
    let second = try await client.createKnowledge(orders())
    #expect(second.body.name == "orders.csv")
    #expect(try await first.value.body.name == "others.csv")
    #expect(try await names(in: sandbox) == ["orders.csv", "others.csv"])
  }

  @Test func `a create that was given up settles nothing for the next of its name`() async throws {
    let hasArrived = Event()
    let isOver = Event()
    let sandbox = try sandbox { request in
      switch (request.method, request.number) {
      case ("POST", 1):
        .after(
          {
            hasArrived.happen()
            isOver.blockingWait()
          }, .loseRequest)
      case ("POST", 2): .loseAnswer
      default: .pass
      }
    }
    let client = try client(of: sandbox)
    let orders = orders()
    let first = Task { try await client.createKnowledge(orders) }
    await hasArrived.wait()
    first.cancel()
    await #expect(throws: CancellationError.self) { try await first.value }
    // The one that is there is the second's, but from here it could be the first's.
    let error = try await thrown(AmbiguousCreation.self) {
      try await client.createKnowledge(orders)
    }
    isOver.happen()
    #expect(name(of: error.obstacle) == "createdElsewhere")
    #expect(error.candidates.count == 1)
  }

  @Test func `fifty creates, of which every fifth answer is lost, are fifty knowledges`()
    async throws
  {
    let sandbox = try sandbox {
      $0.method == "POST" && $0.number % 5 == 0 ? .loseAnswer : .pass
    }
    let client = try client(of: sandbox)
    let creations = (0..<50).map { creation(folder.file("file-\($0).csv", "a\n\($0)\n")) }
    let ids = try await withThrowingTaskGroup(of: String.self) { group in
      var ids: Set<String> = []
      for (number, creation) in creations.enumerated() {
        if number >= 4, let id = try await group.next() { ids.insert(id) }
        group.addTask { try await client.createKnowledge(creation).body.id }
      }
      return try await group.reduce(into: ids) { $0.insert($1) }
    }
    #expect(ids.count == 50)
    #expect(adopted.count == 10)
    #expect(try await names(in: sandbox) == (0..<50).map { "file-\($0).csv" }.sorted())
  }

  @Test func `twenty creates of one name make none twice, and report each that is undecided`()
    async throws
  {
    let sandbox = try sandbox {
      $0.method == "POST" && $0.number % 5 == 0 ? .loseAnswer : .pass
    }
    let client = try client(of: sandbox)
    let orders = orders()
    let undecided = await withTaskGroup(of: Int.self) { group in
      var sum = 0
      for number in 0..<20 {
        if number >= 4 { sum += await group.next() ?? 0 }
        group.addTask {
          do {
            _ = try await client.createKnowledge(orders)
            return 0
          } catch { return error is AmbiguousCreation ? 1 : 100 }
        }
      }
      return await group.reduce(sum, +)
    }
    #expect(undecided == 4)
    #expect(adopted.isEmpty)
    #expect(try await names(in: sandbox).count == 20)
  }

  @Test func `what others made while a refused try waited is not taken for it`() async throws {
    let others = Mutex<DatagridClient?>(nil)
    let file = orders()
    let time = TestTime {
      // At the end of the first wait for the rate limit; a second follows.
      _ = try await others.withLock { $0.take() }?.createKnowledge(file)
    }
    let refused = answer("429 Slow Down", "{}", headers: ["Retry-After: 60"])
    let sandbox = try FaultySandbox(now: { time.now }) { request in
      switch (request.method, request.number) {
      case ("POST", 1), ("POST", 3): .answer(refused)
      case ("POST", 4): .loseRequest
      default: .pass
      }
    }
    others.withLock { $0 = try? client(of: sandbox, time: time) }
    let ours = try client(of: sandbox, time: time)
    _ = try await ours.createKnowledge(file)
    #expect(try await names(in: sandbox).count == 2)
  }

  @Test func `a create that is given up in the wait behind a refusal has made nothing`()
    async throws
  {
    let time = TestTime { throw CancellationError() }
    let refused = answer("429 Slow Down", "{}", headers: ["Retry-After: 60"])
    let sandbox = try FaultySandbox(now: { time.now }) { _ in .answer(refused) }
    let client = try client(of: sandbox, time: time)
    await #expect(throws: CancellationError.self) { try await client.createKnowledge(orders()) }
    #expect(!client.mayHaveCreated(orders()))
  }

  @Test func `a create of an earlier session is found`() async throws {
    let sandbox = try sandbox(first("POST", .loseAnswer))
    let earlier = try client(of: sandbox)
    _ = try await earlier.listKnowledge()
    let since = try #require(earlier.serverTime)
    _ = try? await earlier.createOnce(orders())
    time.pass(.seconds(5000))
    let later = try client(of: sandbox)
    // What this session has seen may be it all the same.
    _ = try await later.listKnowledge()
    let found = try await later.findCreation(
      name: nil, fileNames: ["orders.csv"], parent: nil, since: since)
    let id: String? = if case .one(let knowledge) = found { knowledge.id } else { nil }
    #expect(id != nil, "\(found)")
    let other = try await later.findCreation(
      name: nil, fileNames: ["orders.csv"], parent: nil, since: since, isRecorded: { $0 == id })
    #expect(name(of: other) == "none")
  }

  /// The name of an enumeration's case, without what it holds.
  func name<Value>(of value: Value) -> String {
    String("\(value)".prefix { $0 != "(" })
  }
}
