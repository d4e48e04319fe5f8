package import CommandLanguage

extension Registry {
  /// The commands of this product; a new one is a file of its own and a line here.
  package static func gridsh(_ session: APISession) -> Registry {
    Registry(
      commands: [
        .create(session),
        .retrieve(session),
        .wait(session),
        .print(),
        .vars(),
        .files(),
        .help(),
        .exit(),
      ],
      objectKinds: [.knowledge])
  }
}
