import CommandLanguage

extension Command {
  static func snapshot() -> Command {
    Command(
      "snapshot",
      summary: "Gives what is known of a knowledge now, as a plain record.",
      discussion: """
        A knowledge in a variable is a handle: each answer about it changes its fields. The record \
        stays as it is, so that the two can be compared.
        """,
      parameters: Parameter.object("K", ObjectKind.knowledge.name, "A variable."),
      examples: [
        Example(
          "k = create orders.csv; before = snapshot k; wait k; print before.status, k.status",
          "Keeps what was known before waiting.", prints: "pending ready")
      ],
      result: .value,
      immediately: { _, value in
        guard case .object(let handle) = value else {
          throw Failure(
            "nothing is known yet of the knowledge \(value.described)", kind: "wrong_kind",
            hint: "ask for it: `snapshot (retrieve …)`")
        }
        return .record(handle.record)
      })
  }
}
