import CommandLanguage

extension Command {
  static func sleep(_ session: APISession) -> Command {
    Command(
      "sleep",
      summary: "Waits for some time.",
      discussion: "Ctrl-C ends it. On simulated time it takes none of yours.",
      parameters: Parameter.duration("TIME", "How long, such as 30s.", atLeast: .zero),
      examples: [Example("sleep 250ms", "Waits a quarter of a second.", prints: "")]
    ) { _, duration in
      try await session.clock.sleep(for: duration)
      return .null
    }
  }
}
