/// What the environment says about the terminal.
package struct TerminalTraits: Equatable {
  /// The name under which libedit looks the terminal up.
  package let name: String

  /// Whether the editor draws by escape sequences of its own; a plain terminal is shown none at all.
  package let isCapable: Bool

  /// Whether colours may be drawn.
  package let hasColour: Bool

  /// The name of a terminal that can do nothing, which libedit draws on with blanks and backspaces.
  static let plain = TerminalTraits(name: "dumb", isCapable: false, hasColour: false)

  /// The same terminal, of which more cannot be asked than libedit does by itself.
  var withoutDrawing: TerminalTraits {
    TerminalTraits(name: name, isCapable: false, hasColour: false)
  }

  private init(name: String, isCapable: Bool, hasColour: Bool) {
    self.name = name
    self.isCapable = isCapable
    self.hasColour = hasColour
  }

  /// Reads `TERM`, and `NO_COLOR` as https://no-color.org has it: set to anything but nothing.
  ///
  /// `emacs` is taken for a plain terminal since libedit stops editing at that name.
  package init(environment: [String: String]) {
    let name = environment["TERM"] ?? ""
    guard !name.isEmpty, !["dumb", "emacs", "unknown"].contains(name) else {
      self = .plain
      return
    }
    self.init(
      name: name, isCapable: true, hasColour: (environment["NO_COLOR"] ?? "").isEmpty)
  }
}
