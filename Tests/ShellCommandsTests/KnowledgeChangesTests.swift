import CommandLanguage
import Testing

@testable import DatagridAPI
@testable import ShellCommands

/// What a session remembers of what it did, and which answers it believes after a new run was asked for.
@Suite("Changes of knowledge")
struct KnowledgeChangesTests {
  private let changes = KnowledgeChanges()

  private func knowledge(_ json: String) throws -> Knowledge {
    try Knowledge(JSON.parse(Array(json.utf8)))
  }

  @Test("what was made and deleted is remembered")
  func remembered() {
    changes.noteMade("a")
    changes.noteDeleted("b")
    #expect(changes.isMade("a") && !changes.isMade("b"))
    #expect(changes.isDeleted("b") && !changes.isDeleted("a"))
  }

  @Test(
    "after a request for a new run",
    arguments: [
      (
        "the old state is not believed", #"{"id":"k","updated_at":"t1","credits":{"consumed":1}}"#,
        1, false
      ),
      ("a run that is on is", #"{"id":"k","updated_at":"t1","credits":null}"#, 1, true),
      ("a later update is", #"{"id":"k","updated_at":"t2","credits":{"consumed":1}}"#, 1, true),
      (
        "ten seconds later anything is", #"{"id":"k","updated_at":"t1","credits":{"consumed":1}}"#,
        10, true
      ),
    ])
  func runs(name: String, json: String, seconds: Int, isBelieved: Bool) throws {
    changes.noteRun("k", at: .seconds(100), updatedBefore: "t1")
    #expect(try changes.isCurrent(knowledge(json), at: .seconds(100 + seconds)) == isBelieved)
  }

  @Test("once a run was seen, its end is believed")
  func seen() throws {
    changes.noteRun("k", at: .zero, updatedBefore: "t1")
    #expect(try changes.isCurrent(knowledge(#"{"id":"k","credits":null}"#), at: .zero))
    let ended = #"{"id":"k","updated_at":"t1","credits":{"consumed":1}}"#
    #expect(try changes.isCurrent(knowledge(ended), at: .zero))
  }
}
