/// Where the program keeps what outlives it, as the XDG Base Directory Specification says.
package enum StateFolder {
  /// `$XDG_STATE_HOME/gridsh`, else `~/.local/state/gridsh`; nil when neither has a meaning.
  ///
  /// A relative XDG_STATE_HOME is ignored, as the specification asks.
  package static func path(_ environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/gridsh" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/state/gridsh"
  }
}
