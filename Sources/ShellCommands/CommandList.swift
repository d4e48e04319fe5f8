package import CommandLanguage

extension Registry {
  /// The commands of this product; a new one is a file of its own and a line here.
  package static func gridsh(_ session: APISession) -> Registry {
    Registry(
      commands: [
        .create(session),
        .retrieve(session),
        .wait(session),
        .connect(session),
        .list(session),
        .limits(session),
        .print(),
        .source(),
        .vars(),
        .history(),
        .set(),
        .files(),
        .cd(),
        .pwd(),
        .help(),
        .exit(),
      ],
      objectKinds: [.knowledge, .connection], settings: Setting.gridsh)
  }
}
