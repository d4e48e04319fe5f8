package import CommandLanguage

/// `gridsh sandbox`: serves the sandbox alone.
package struct SandboxOptions {
  package let port: UInt16
  package let directory: String?
  package let isEphemeral: Bool
  package let isHelp: Bool
  package let seed: UInt64?
  package let rateLimit: Int?
  package let plan: SandboxHandle.Plan?
  package let credits: Int64?
  /// The most bytes that its state may take.
  package let cap: Int64?

  private static let port = Parameter.integer("port", "The port of 127.0.0.1 to listen on.").flag()
    .optional("a free one")
  private static let data = Parameter.path(
    "data", "The folder that keeps its state.", endings: []
  ).flag()
    .optional("gridsh/sandbox in the user's state folder")
  private static let seed = Parameter.integer("seed", "Fixes the ids that it draws.").flag()
    .optional("1 with --ephemeral, else ids at random")
  private static let rateLimit = Parameter.integer(
    "limit", "How many requests an endpoint takes in 60 s; 0 is any number."
  ).flag().optional("200")
  private static let plan = Parameter.choice(
    "plan", SandboxHandle.Plan.allCases.map(\.rawValue), "The plan, which caps the size of a file."
  ).flag().optional("pro")
  private static let credits = Parameter.integer("credits", "The credits that there are.").flag()
    .optional("10000")
  private static let cap = Parameter.size("cap", "How large its state may become.").flag()
    .optional("8GiB")
  private static let ephemeral = Parameter.toggle("ephemeral", "Keeps nothing.")
  private static let help = Parameter.toggle("help", "Prints this page.")

  package static let spec = CommandSpec(
    "gridsh sandbox",
    summary: "Serves the sandbox alone, until it is interrupted.",
    discussion: """
      When it listens it prints one line of JSON on standard output, with `url` and `key`. \
      GRIDSH_SANDBOX_KEY fixes the key.
      """,
    parameters: [
      port.spec, data.spec, ephemeral.spec, seed.spec, plan.spec, rateLimit.spec,
      credits.spec, cap.spec, help.spec,
    ])

  /// - Throws: ``ArgumentError`` for options that are not declared or do not go together.
  package init(_ arguments: [String]) throws(ArgumentError) {
    let bound = try ProgramArguments(arguments, spec: Self.spec)
    guard let port = UInt16(exactly: try bound[Self.port] ?? 0) else {
      throw ArgumentError("--port must be from 0 to 65535")
    }
    if let extra = bound.rest.first {
      throw ArgumentError("`gridsh sandbox` takes no `\(extra.escapingControls())`")
    }
    self.port = port
    directory = try bound[Self.data]
    isEphemeral = try bound[Self.ephemeral]
    isHelp = try bound[Self.help]
    seed = try ProgramOptions.seed(bound[Self.seed], isImplied: isEphemeral)
    rateLimit = try Self.count(bound[Self.rateLimit], "--limit").map(Int.init)
    plan = try bound[Self.plan].flatMap(SandboxHandle.Plan.init)
    credits = try Self.count(bound[Self.credits], "--credits")
    cap = try bound[Self.cap]
    if let cap, cap < Self.smallestCap {
      throw ArgumentError("--cap must be at least \(Self.smallestCap >> 20)MiB")
    }
    if isEphemeral, directory != nil {
      throw ArgumentError("--data and --ephemeral exclude each other")
    }
  }

  /// Less than this an empty state with its journal may take.
  private static let smallestCap: Int64 = 1 << 20

  /// Far beyond any use, and far from the ends of arithmetic.
  private static let largestCount: Int64 = 1_000_000_000

  private static func count(_ number: Int64?, _ option: String) throws(ArgumentError) -> Int64? {
    if let number, !(0...largestCount).contains(number) {
      throw ArgumentError("\(option) must be from 0 to \(largestCount), but is \(number)")
    }
    return number
  }
}
