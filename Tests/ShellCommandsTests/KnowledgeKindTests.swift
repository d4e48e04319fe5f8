import CommandLanguage
import ShellCommands
import TestSupport
import Testing

@Suite("What a person sees of a knowledge")
struct KnowledgeKindTests {
  private func card(_ fields: [(String, Value)]) -> [String] {
    let presentation = ObjectKind.knowledge.presentation(Record(fields))
    return [presentation.title] + presentation.rows.map { "\($0.label): \($0.cell.text)" }
  }

  @Test("a whole answer gives a whole card")
  func whole() {
    #expect(
      card([
        ("id", .text("kn_1")), ("name", .text("Q3")), ("status", .text("partial")),
        (
          "row_counts",
          .record(
            Record([("total", .integer(5)), ("completed", .integer(3)), ("failed", .integer(2))]))
        ),
        (
          "last_error",
          .record(Record([("code", .text("out_of_credits")), ("message", .text("None left."))]))
        ),
        ("credits", .record(Record([("consumed", .number(0.5))]))),
        ("parent", .record(Record([("type", .text("page")), ("page_id", .text("pg_1"))]))),
      ]) == [
        "knowledge kn_1 Q3", "status: partial", "rows: 3 of 5 learned, 2 failed",
        "error: out_of_credits: None left.",
        "what to do: `credits` says what is left; with more of them `reindex` goes on",
        "credits: 0.5", "page: pg_1",
      ])
  }

  @Test("an answer with missing, null and unknown members gives what it can")
  func lenient() {
    #expect(card([("id", .text("kn_1"))]) == ["knowledge kn_1", "status: unknown"])
    #expect(
      card([
        ("id", .text("kn_1")), ("status", .text("resting")), ("row_counts", .null),
        ("mood", .text("fine")),
      ])
        == ["knowledge kn_1", "status: resting"])
  }
}
