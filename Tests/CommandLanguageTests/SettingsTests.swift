import CommandLanguage
import Testing

@Suite("Settings")
struct SettingsTests {
  private let settings = Settings()
  private let toggle = Setting.toggle("progress", "Whether.", initially: true)
  private let limit = Setting.limit("timeout", "How long.")

  @Test("a setting has its first value until it is set")
  func initial() throws {
    #expect(settings[toggle] == .boolean(true))
    #expect(settings[limit] == .null)
    try settings.set(toggle, to: .text("off"))
    #expect(settings[toggle] == .boolean(false))
    #expect(settings[limit] == .null)
  }

  @Test(
    "it is shown as it is set",
    arguments: [
      (Value.text("on"), "on"), (.boolean(false), "off"), (.text("off"), "off"),
      (.boolean(true), "on"),
    ])
  func toggles(argument: Value, shown: String) throws {
    try settings.set(toggle, to: argument)
    #expect(Setting.text(of: settings[toggle]) == shown)
  }

  @Test("a limit is a duration or off")
  func limits() throws {
    try settings.set(limit, to: .duration(90_000_000_000))
    #expect(Setting.text(of: settings[limit]) == "1m30s")
    try settings.set(limit, to: .text("off"))
    #expect(settings[limit] == .null)
  }

  @Test(
    "what it does not take is refused, and the value stays",
    arguments: [Value.duration(0), .duration(-1), .integer(5), .text("on"), .null, .size(1)])
  func refusals(argument: Value) throws {
    try settings.set(limit, to: .duration(1))
    let error = #expect(throws: ArgumentError.self) { try settings.set(limit, to: argument) }
    #expect(
      error?.message.hasPrefix("timeout must be a duration such as 30s, or `off`, but is ") == true)
    #expect(settings[limit] == .duration(1))
  }

  @Test("a count is a number within its bounds, and off is none")
  func counts() throws {
    let count = Setting.count("retries", "How often.", upTo: 20, initially: 2)
    #expect(settings[count] == .integer(2))
    for (argument, value) in [
      (Value.integer(20), 20), (.integer(0), 0), (.text("off"), 0), (.boolean(false), 0),
    ] {
      try settings.set(count, to: argument)
      #expect(settings[count] == .integer(Int64(value)))
    }
    for argument in [Value.integer(21), .integer(-1), .text("on"), .number(1.5), .duration(1)] {
      let error = #expect(throws: ArgumentError.self) { try settings.set(count, to: argument) }
      #expect(
        error?.message.hasPrefix("retries must be a number from 0 to 20, or `off`, but is ")
          == true)
    }
  }

  @Test("a limit may begin with a duration")
  func initialLimit() {
    let limit = Setting.limit("max-wait", "How long.", initially: .duration(1))
    #expect(settings[limit] == .duration(1))
  }
}
