import TestSupport
import Testing

@Suite("Simulated time, by the program")
struct SimulatedTimeTests {
  private static let script = """
    k = create orders.csv notes.txt --name "Q3 review"
    k
    retrieve k
    wait k
    k
    b = create broken/unclosed.csv
    list
    limits
    connect conn_81f3a2
    for x in list --name q3 { print x.id, x.created_at, x.updated_at }
    wait b
    """

  private func run(_ options: String...) throws -> [String] {
    var arguments = options
    arguments += ["-c", Self.script]
    let outcome = try ChildProcess.run(Gridsh.path, arguments, directory: Gridsh.files)
    return ["\(outcome.ending)", outcome.output, outcome.errors]
  }

  @Test("two runs write the same bytes, times, ids and addresses included")
  func repeatable() throws {
    let first = try run("--ephemeral")
    #expect(first[0] == "exited(5)")
    #expect(first[1].contains("2026-01-01T00:00:02.000Z"))
    #expect(first[1].contains("http://sandbox.local/connect/"))
    #expect(!first[1].contains("127.0.0.1"))
    #expect(try run("--ephemeral") == first)
    #expect(try run("--seed", "1") == first)
  }

  @Test("another seed gives other ids")
  func seeds() throws {
    let outputs = try ["1", "2"].map {
      try Gridsh.run("--seed", $0, "-c", "print (create orders.csv).id").output
    }
    #expect(outputs[0] != outputs[1])
  }

  @Test("hours of waiting take no time")
  func fast() throws {
    let outcome = try Gridsh.run(
      "--ephemeral", "-c", "k = create orders.csv; wait k --timeout 100h; print k.status")
    #expect(outcome.output == "ready\n")
  }

  @Test("a seed is a number that is not negative", arguments: ["x", "-1", "1.5", ""])
  func wrong(seed: String) throws {
    let outcome = try Gridsh.run("--seed", seed, "-c", "print 1")
    #expect(outcome.ending == .exited(2))
    #expect(outcome.errors.contains("--seed"))
  }
}
