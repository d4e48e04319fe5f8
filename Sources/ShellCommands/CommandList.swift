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
        .fail(),
        .sleep(session),
        .snapshot(),
        .source(),
        .vars(),
        .history(),
        .set(),
        .files(),
        .cd(),
        .pwd(),
        .help(),
        .explain(),
        .exit(),
      ],
      objectKinds: [.knowledge, .connection], settings: Setting.gridsh,
      topics: Topic.gridsh)
  }
}
