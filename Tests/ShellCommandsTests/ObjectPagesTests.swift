import CommandLanguage
import Synchronization
import Testing

@testable import ShellCommands

/// Lists of servers that do not end as they should.
@Suite("Pages of objects")
struct ObjectPagesTests {
  /// Pages by number, each as its ids and the cursor that it names; the last one is given for ever.
  private func ids(_ script: [(ids: [String], next: String?)], isUnique: Bool = true) async throws
    -> [String]
  {
    let asked = Mutex(0)
    let pages = ObjectPages(isUnique: isUnique) { _ in
      let number = asked.withLock { count in
        defer { count += 1 }
        return count
      }
      let page = script[min(number, script.count - 1)]
      return .init(handles: page.ids.map(handle), next: page.next)
    }
    var ids: [String] = []
    while let page = try await pages.next() { ids += page.map(\.id) }
    #expect(asked.withLock(\.self) <= script.count + 1)
    return ids
  }

  private func handle(_ id: String) -> ObjectHandle {
    ObjectHandle(kind: .page, id: id, record: Record(), requested: .now, answered: .zero)
  }

  @Test("a list ends where no cursor follows")
  func end() async throws {
    #expect(try await ids([(["a", "b"], "1"), (["c"], nil)]) == ["a", "b", "c"])
    #expect(try await ids([([], nil)]) == [])
  }

  @Test("what comes twice is left out, unless it may")
  func repetitions() async throws {
    let script = [(ids: ["a", "b"], next: String?("1")), (ids: ["b", "c"], next: nil)]
    #expect(try await ids(script) == ["a", "b", "c"])
    #expect(try await ids(script, isUnique: false) == ["a", "b", "b", "c"])
  }

  @Test("a server that names the same cursor for ever ends the list")
  func sameCursor() async throws {
    #expect(try await ids([(["a"], "1"), (["b"], "1")], isUnique: false) == ["a", "b"])
  }

  @Test("a server that gives the same objects, or none, under new cursors ends it too")
  func sameObjects() async throws {
    #expect(try await ids([(["a"], "1"), (["a"], "2"), (["b"], nil)]) == ["a"])
    #expect(try await ids([(["a"], "1"), ([], "2"), (["b"], nil)], isUnique: false) == ["a"])
  }
}
