/// Where a person's settings of the program are, as the XDG Base Directory Specification says.
enum ConfigurationFolder {
  /// `$XDG_CONFIG_HOME/gridsh`, else `~/.config/gridsh`; nil when neither has a meaning.
  ///
  /// A relative XDG_CONFIG_HOME is ignored, as the specification asks.
  static func path(_ environment: [String: String]) -> String? {
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      return folder + "/gridsh"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.config/gridsh"
  }
}
