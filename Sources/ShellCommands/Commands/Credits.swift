import CommandLanguage
import DatagridAPI

extension Command {
  static func credits(_ session: APISession) -> Command {
    Command(
      "credits",
      summary: "Tells how many credits the organisation has left; asking costs nothing.",
      examples: [
        Example("print (credits).remaining", "Asks for the credits that are left.", prints: "9990")
      ],
      result: .object(ObjectKind.credits.name), needsAPI: true
    ) { _ in
      let answer = try await session.send { try await $0.credits() }
      return .object(session.object(.credits, answer.body.json, of: answer))
    }
  }
}
