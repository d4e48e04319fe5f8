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
        .update(session),
        .list(session),
        .delete(session),
        .reindex(session),
        .tables(session),
        .rows(session),
        .search(session),
        .connections(session),
        .pages(session),
        .credits(session),
        .whoami(session),
        .limits(session),
        .request(session),
        .show(session),
        .login(session),
        .use(session),
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
      ].map { changing.contains($0.spec.name) ? $0.withDryRun(session) : $0 },
      objectKinds: [
        .knowledge, .table, .row, .page, .connection, .result, .credits, .identity,
      ], settings: Setting.gridsh,
      topics: Topic.gridsh)
  }

  /// The commands that change something on the service: each has `--dry-run`.
  package static let changing: Set<String> = [
    "create", "update", "delete", "connect", "reindex", "request",
  ]
}
