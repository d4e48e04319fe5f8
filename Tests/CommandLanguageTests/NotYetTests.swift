import CommandLanguage
import Testing

@Suite("What this version does not have yet")
struct NotYetTests {
  @Test("the language's later parts are refused by name")
  func refused() {
    expectDiagnostics(
      """
      x = snapshot k
          ^^^^^^^^ error: `snapshot` is not in this version yet
      sleep
      ^^^^^ error: `sleep` is not in this version yet
      print 1
      """)
  }
}
