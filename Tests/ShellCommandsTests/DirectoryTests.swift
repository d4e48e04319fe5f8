import CommandLanguage
import DatagridAPI
import Shell
import TestSupport
import Testing

@testable import ShellCommands

@Suite("What completion asks the service")
struct DirectoryTests {
  /// A session on real time, and its way to run statements.
  private struct TestSession {
    let session: APISession
    let interpreter: Interpreter
    let output = RecordingOutput()

    init(url: String, key: String, clock: any SessionClock = RealClock()) {
      let surroundings = Surroundings(
        environment: [:], clock: clock, random: RandomSource(seed: 1))
      let transfers = TransferWork()
      session = APISession(surroundings, output: output, transfers: transfers) {
        try Account(url: url, key: key)
      }
      interpreter = Interpreter(
        registry: .gridsh(session), output: output, surroundings: surroundings,
        stackSize: LargeStackThread.stackSize, idleWork: transfers)
    }

    func run(_ statement: String) -> [String] {
      do {
        _ = try Replay(interpreter).run(SourceText(statement, name: "<prompt>"))
      } catch {
        output.notice("\(error)")
      }
      return output.take()
    }

    func ids(_ kind: String, typed: String = "", of knowledge: String? = nil) -> [String] {
      session.objects(.init(kind: kind, typed: typed, knowledge: knowledge)).objects.map(\.id)
    }
  }

  /// Gives a session on the stand-in to `body`, on a thread of its own as in the program.
  private func with<Result: Sendable>(
    _ body: @escaping @Sendable (TestSession, StandInService) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let thread = LargeStackThread {
        continuation.resume(
          with: Swift.Result {
            let service = try StandInService()
            let test = TestSession(url: service.url, key: service.key)
            defer {
              test.session.close()
              service.stop()
            }
            return try body(test, service)
          })
      }
      if !thread.start() { continuation.resume(throwing: ChildProcess.Failure("no thread")) }
    }
  }

  @Test("what the session has seen stands first, the latest before all, then what the account has")
  func order() async throws {
    let ids = try await with { test, _ in
      _ = test.run("retrieve \"kn_draft0001\"; retrieve \"kn_handbook1\"")
      return test.ids("knowledge")
    }
    #expect(
      ids == ["kn_handbook1", "kn_draft0001", "kn_numbers01", "kn_drive0001", "kn_draft0002"])
  }

  @Test("the account is asked once for a kind, and not about an id that is whole")
  func requests() async throws {
    let requests = try await with { test, service in
      _ = test.ids("knowledge")
      _ = test.ids("knowledge", typed: "kn_d")
      _ = test.ids("page")
      _ = test.ids("connection")
      _ = test.ids("table", of: "kn_handbook1")
      _ = test.ids("table")
      _ = test.ids("row")
      return service.requests
    }
    #expect(
      requests == [
        "GET /knowledge?limit=100", "GET /pages?limit=100", "GET /connections?limit=100",
        "GET /tables?knowledge_id=kn_handbook1&limit=100",
      ])
    let none = try await with { test, service in
      _ = test.run("retrieve \"kn_draft0001\"")
      let before = service.requests.count
      _ = test.ids("knowledge", typed: "kn_draft0001")
      return service.requests.count - before
    }
    #expect(none == 0)
  }

  @Test("what is asked while somebody types is no last request, no trace, and changes no handle")
  func noTrace() async throws {
    let (shown, noted) = try await with { test, _ in
      _ = test.run("set trace info; k = retrieve \"kn_draft0001\"")
      let answered = test.run("show http")
      _ = test.ids("knowledge")
      return ([answered, test.run("show http")], test.output.take())
    }
    #expect(shown[0] == shown[1] && shown[0].contains { $0.contains("kn_draft0001") })
    #expect(noted == [])
  }

  @Test("an object that was deleted is not offered, and another account begins with nothing")
  func forgets() async throws {
    let (deleted, other) = try await with { test, service in
      _ = test.run("for k in list { }; delete \"kn_draft0001\" --yes")
      let deleted = test.session.seen.latest(of: "knowledge").map(\.id)
      test.session.use(try Account(url: service.url, key: service.key))
      return (deleted, test.session.seen.latest(of: "knowledge"))
    }
    #expect(deleted.count == 4 && !deleted.contains("kn_draft0001"))
    #expect(other == [])
  }

  @Test("on simulated time nothing is asked: a request would change what later ones are told")
  func simulatedTime() async throws {
    let requests = try await with { _, service in
      let test = TestSession(url: service.url, key: service.key, clock: SimulatedClock())
      defer { test.session.close() }
      _ = test.ids("knowledge")
      return service.requests
    }
    #expect(requests == [])
  }

  @Test("where half of what the rate limit allows is used, the rest is left to the work")
  func leavesRoom() async throws {
    let (listing, remaining) = try await with { _, _ in
      let sandbox = try FaultySandbox(now: { RealClock().now }, rateLimit: 4)
      let test = TestSession(url: sandbox.url, key: sandbox.key)
      defer { test.session.close() }
      _ = test.run("list; list")
      let listing = test.session.objects(.init(kind: "knowledge", typed: ""))
      return (listing, test.session.rateLimits.first { $0.endpoint == "GET /knowledge" })
    }
    #expect(listing == ObjectListing())
    #expect(remaining?.limit.remaining == 2)
  }

  @Test("a service that does not answer costs a person 300 ms, and the next key nothing")
  func silence() async throws {
    let (listing, first, second) = try await with { _, _ in
      let (listener, port) = try SilentPort.open()
      defer { SilentPort.close(listener) }
      let test = TestSession(url: "http://127.0.0.1:\(port)/v1", key: "key")
      defer { test.session.close() }
      let clock = ContinuousClock()
      var listing = ObjectListing()
      let first = clock.measure {
        listing = test.session.objects(.init(kind: "knowledge", typed: ""))
      }
      let second = clock.measure { _ = test.ids("knowledge") }
      return (listing, first, second)
    }
    #expect(listing.isOffline)
    #expect(first >= AccountDirectory.patience)
    // Half a second more for a machine that has much else to do.
    #expect(first < AccountDirectory.patience + .milliseconds(500))
    #expect(second < AccountDirectory.patience)
  }

  @Test("a refused connection and a refused key are told as if nobody answered")
  func refusals() async throws {
    let (refused, wrongKey) = try await with { _, service in
      let nobody = TestSession(url: "http://127.0.0.1:9/v1", key: "key")
      let stranger = TestSession(url: service.url, key: "wrong")
      defer {
        nobody.session.close()
        stranger.session.close()
      }
      return (
        nobody.session.objects(.init(kind: "page", typed: "")),
        stranger.session.objects(.init(kind: "page", typed: ""))
      )
    }
    #expect(refused == ObjectListing(isOffline: true))
    #expect(wrongKey == ObjectListing(isOffline: true))
  }

  @Test("only the latest objects are remembered")
  func bound() {
    let seen = SeenObjects()
    for number in 0...SeenObjects.limit { seen.note(.page, "page_\(number)", Record()) }
    let latest = seen.latest(of: "page")
    #expect(latest.count == SeenObjects.limit / 2)
    #expect(latest.first?.id == "page_\(SeenObjects.limit)")
    seen.note(.page, "", Record())
    #expect(seen.latest(of: "page").count == latest.count)
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A port at which connections are taken by the system, and nobody reads.
private enum SilentPort {
  static func open() throws -> (listener: CInt, port: UInt16) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 8) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard isListening else { throw ChildProcess.Failure("no port to listen on: \(errno)") }
    return (listener, UInt16(bigEndian: address.sin_port))
  }

  static func close(_ listener: CInt) { Glibc.close(listener) }
}
