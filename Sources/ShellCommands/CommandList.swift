package import CommandLanguage

extension Registry {
  /// The commands of this product, as help groups them; a new one is a file of its own and a line here.
  package static func gridsh(_ session: APISession) -> Registry {
    Registry(
      groups: [
        CommandGroup(
          "knowledge", "Files that the service learns from.",
          [
            .create(session).withDryRun(session),
            .retrieve(session),
            .wait(session).settling("status"),
            .connect(session).withDryRun(session),
            .update(session).withDryRun(session),
            .list(session),
            .delete(session).withDryRun(session),
            .reindex(session).withDryRun(session),
          ]),
        CommandGroup(
          "learned", "What was learned.",
          [.tables(session), .rows(session), .search(session)]),
        CommandGroup(
          "account", "Who talks, and what that costs.",
          [
            .connections(session),
            .pages(session),
            .credits(session),
            .whoami(session),
            .limits(session),
            .login(session).forPerson,
            .use(session).forPerson,
          ]),
        CommandGroup(
          "endpoints", "Whatever else the service has.",
          [.request(session).withDryRun(session)]),
        CommandGroup(
          "teaching", "What things mean, and how they are done elsewhere.",
          [
            .show(session).forPerson,
            .explain().forPerson,
            .help().forPerson,
            .apropos().forPerson,
          ]),
        CommandGroup(
          "shell", "The session itself, and the files around it.",
          [
            .print(),
            .vars().forPerson,
            .history(session).forPerson,
            .source(),
            .save().forPerson,
            .set(),
            .files(),
            .cd(),
            .pwd(),
            .open().forPerson,
            .sleep(session),
            .time(),
            .snapshot(),
            .fail(),
            .clear().forPerson,
            .exit(),
          ]),
      ],
      objectKinds: [
        .knowledge, .table, .row, .page, .connection, .result, .credits, .identity,
      ], settings: Setting.gridsh, topics: Topic.gridsh)
  }
}
