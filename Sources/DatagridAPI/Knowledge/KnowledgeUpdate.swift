/// What is to become of a knowledge; what is nil or empty stays as it is.
package struct KnowledgeUpdate: Sendable, Hashable {
  /// The files that take the place of all that it holds, in the order in which they are sent.
  package var files: [FileUpload]
  /// Its new name.
  package var name: String?
  /// Where it goes.
  package var parent: KnowledgeParent?
  /// Who sees it: `teamspace` or `organization`.
  package var scope: String?
  /// How it follows its connection; not together with files.
  package var sync: Sync?

  /// Describes a change; nothing is opened or checked yet.
  package init(
    files: [FileUpload] = [], name: String? = nil, parent: KnowledgeParent? = nil,
    scope: String? = nil, sync: Sync? = nil
  ) {
    self.files = files
    self.name = name
    self.parent = parent
    self.scope = scope
    self.sync = sync
  }

  /// How a knowledge follows its connection.
  package struct Sync: Sendable, Hashable {
    /// Whether it does.
    package var isEnabled: Bool?
    /// When it does.
    package var schedule: Schedule?

    /// Changes one of them, or both; nil when there is neither.
    package init?(isEnabled: Bool?, schedule: Schedule?) {
      guard isEnabled != nil || schedule != nil else { return nil }
      self.isEnabled = isEnabled
      self.schedule = schedule
    }
  }

  /// The times at which a connection is read.
  package struct Schedule: Sendable, Hashable {
    /// As cron writes them: `0 0 * * *` is daily at midnight.
    package var expression: String
    /// The IANA name of the zone whose clock counts, or nil for UTC.
    package var timezone: String?

    /// Names the times.
    package init(expression: String, timezone: String? = nil) {
      self.expression = expression
      self.timezone = timezone
    }
  }
}
