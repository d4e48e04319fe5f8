import TestSupport
import Testing

@Suite("`set timeout`")
struct TimeLimitTests {
  @Test(
    "the error asks to look only where something may have been done",
    arguments: [
      ("create orders.csv", "the service may have carried it out: look before you repeat it"),
      ("list", "`set timeout off` lets it take as long as it takes"),
    ])
  func hint(command: String, hint: String) throws {
    let server = try SilentServer()
    let outcome = try Gridsh.run(
      "-c", "set timeout 200ms; \(command)",
      environment: [
        "DATAGRID_API_KEY": "secret-1", "DATAGRID_BASE_URL": "http://127.0.0.1:\(server.port)/v1",
      ])
    #expect(outcome.ending == .exited(6))
    #expect(outcome.errors.contains("no answer within 200ms, which `set timeout` allows"))
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
  }
}
