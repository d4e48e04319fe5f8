import Synchronization

/// What `set` has changed in a session.
package final class Settings: Sendable {
  private let values = Mutex<[String: Value]>([:])

  /// All settings at their beginnings.
  package init() {}

  /// The value that holds.
  package subscript(_ setting: Setting) -> Value {
    values.withLock { $0[setting.name] } ?? setting.initial
  }

  /// Whether a setting that is on or off is on.
  package func isOn(_ setting: Setting) -> Bool { self[setting] == .boolean(true) }

  /// Changes a setting for the rest of the session.
  ///
  /// - Throws: ``ArgumentError`` for what the setting does not take.
  package func set(_ setting: Setting, to argument: Value) throws(ArgumentError) {
    let value = try setting.value(from: argument)
    values.withLock { $0[setting.name] = value }
  }
}
