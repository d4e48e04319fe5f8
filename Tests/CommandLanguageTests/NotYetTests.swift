import CommandLanguage
import Testing

@Suite("What this version does not have yet")
struct NotYetTests {
  @Test("the language's later parts are refused by name")
  func refused() {
    expectDiagnostics(
      """
      def f a { print a }
      ^^^ error: `def` is not in this version yet
      param file: path = "q3.pdf"
      ^^^^^ error: `param` is not in this version yet
      return 5
      ^^^^^^ error: `return` is not in this version yet
      try { print 1 } catch e { print 2 }
      ^^^ error: `try` is not in this version yet
      expect 1 == 1
      ^^^^^^ error: `expect` is not in this version yet
      defer take x
      ^^^^^ error: `defer` is not in this version yet
      [1] | first
          ^ error: filters (`| …`) are not in this version yet
      take a | first
             ^ error: filters (`| …`) are not in this version yet
      for x in [1] | first { print x }
                   ^ error: filters (`| …`) are not in this version yet
      "a" matches "b"
          ^^^^^^^ error: `matches` is not in this version yet
      print "a" matches "b"
                ^^^^^^^ error: `matches` is not in this version yet
      if "a" matches "b" { }
             ^^^^^^^ error: `matches` is not in this version yet
      x = snapshot k
          ^^^^^^^^ error: `snapshot` is not in this version yet
      sleep
      ^^^^^ error: `sleep` is not in this version yet
      print max(1, 2), now(), env("HOME")
            ^^^ error: `max` is not in this version yet
                       ^^^ error: `now` is not in this version yet
                              ^^^ error: `env` is not in this version yet
      print time("2026-01-01")
            ^^^^ error: `time` is not in this version yet
      print _
            ^ error: `_` is not in this version yet
      _ = 1
      ^ error: `_` is not in this version yet
      print 1
      """)
  }

  @Test("a refused block is passed over as a whole")
  func blocks() {
    expectDiagnostics(
      """
      def f a {
      ^^^ error: `def` is not in this version yet
        print a
        return "it's }"
      }
      try {
      ^^^ error: `try` is not in this version yet
        x = 1
      } catch e { print e }
      print zz
            ^^ error: no variable `zz`
      """)
  }

  @Test("slices are refused when they are met")
  func slices() throws {
    #expect(
      try Session().failure(of: "print [1, 2][0..1]").message
        == "slices are not in this version yet")
  }
}
