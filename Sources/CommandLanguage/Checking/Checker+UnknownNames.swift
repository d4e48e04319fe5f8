extension Checker {
  /// A name that opens a statement, or what stands in parentheses, and is nothing's.
  mutating func reportUnknown(_ name: NameSyntax) {
    if lacksFile || reportUnavailable(name) || reportFunction(name) { return }
    report(
      "no command or variable `\(name.text)`", at: name.range,
      hint: ReservedWords.elsewhere[name.text.lowercased()].map { "write `\($0)`" }
        ?? Spelling.hint(for: name.text, among: visibleNames + registry.specs.map(\.name))
        ?? "`help` lists the commands, `vars` the variables")
  }

  /// A name in a command's place.
  mutating func reportUnknownCommand(_ name: NameSyntax) {
    if reportUnavailable(name) { return }
    if isVisible(name.text) {
      report(
        "`\(name.text)` is a variable, not a command", at: name.range,
        hint: "a statement begins with a command; `print \(name.text)` shows the variable")
    } else if !reportFunction(name) {
      report(
        "no command `\(name.text)`", at: name.range,
        hint: ReservedWords.elsewhere[name.text.lowercased()].map { "write `\($0)`" }
          ?? Filter.named(name.text).map {
            "a filter stands behind what it filters: `… | \($0.spec.usage)`"
          }
          ?? Spelling.hint(for: name.text, among: registry.specs.map(\.name))
          ?? "`help` lists the commands")
    }
  }

  /// A name in the place of a value.
  mutating func reportUnknownVariable(_ name: NameSyntax) {
    if lacksFile || reportUnavailable(name) || reportFunction(name) { return }
    if ownNames.contains(name.text) {
      report(
        "`\(name.text)` has no value yet: the `def` assigns it, so it is its own everywhere in it",
        at: name.range,
        hint: session?.isVisible(name.text) == true
          ? "a `def` cannot change the session's `\(name.text)`: use another name, and `return` it"
          : nil)
      return
    }
    let isCommand = registry.spec(of: name.text) != nil
    report(
      "no variable `\(name.text)`", at: name.range,
      hint: isCommand
        ? "a command's result stands in parentheses: `(\(name.text) …)`"
        : name.text == Scope.lastValue
          ? "no statement has given a value yet"
          : Spelling.hint(for: name.text, among: visibleNames) ?? "`vars` lists the variables")
  }

  /// A name before a `(`.
  mutating func reportUnknownFunction(_ name: NameSyntax) {
    if reportUnavailable(name) { return }
    let isCommand = registry[name.text] != nil
    report(
      "no function `\(name.text)`", at: name.range,
      hint: isCommand
        ? "`\(name.text)` is a command: write `(\(name.text) …)`"
        : Spelling.hint(
          for: name.text, among: Function.all.map(\.name) + registry.definitions.keys.sorted())
          ?? "`help functions` lists the functions, `help defs` your own")
  }

  /// Reports a function's name without its arguments, if it is one.
  private mutating func reportFunction(_ name: NameSyntax) -> Bool {
    guard let function = Function.named(name.text) else { return false }
    report(
      "`\(name.text)` is a function, and its arguments stand in parentheses", at: name.range,
      hint: "write `\(function.usage)`")
    return true
  }

  /// Reports a name that the language keeps for a later version, if it is one.
  private mutating func reportUnavailable(_ name: NameSyntax) -> Bool {
    let isKept = ReservedWords.commands.contains(name.text) && registry[name.text] == nil
    if isKept { report("`\(name.text)` is not in this version yet", at: name.range) }
    return isKept
  }
}
