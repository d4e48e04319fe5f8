/// The settings of the session itself, whatever product it is of: they say how it looks and what it keeps.
extension Setting {
  /// In the order in which `set` lists them.
  package static let session: [Setting] = [
    .color.forPerson, .hints.forPerson, .pager.forPerson, .format, .timing.forPerson,
    .history.forPerson,
  ]

  /// Whether words at the prompt, and what is printed at a terminal, have colours.
  package static let color = Setting.toggle(
    "color",
    "Whether the prompt shows by colours what the words of a line are, and how things stand.",
    initially: true)

  /// Whether the prompt shows behind the line how it may go on.
  package static let hints = Setting.toggle(
    "hints", "Whether the prompt shows dim behind the line how it may go on.", initially: true)

  /// Whether what is taller than the screen goes through a pager.
  package static let pager = Setting.toggle(
    "pager", "Whether the prompt hands what is taller than the screen to a pager.", initially: true)

  /// How the values of statements are shown.
  package static let format = Setting.choice(
    "format",
    "How objects, lists and records are shown: `auto` is cards and tables at a terminal, else lines of JSON; the others are the forms of the filter `format`.",
    ["auto"] + ItemForm.allCases.map(\.rawValue))

  /// Whether the prompt says how long a statement took.
  package static let timing = Setting.toggle(
    "timing", "Whether the prompt says how long each line took.", initially: false)

  /// Whether what is typed at the prompt is kept for later sessions.
  package static let history = Setting.toggle(
    "history", "Whether what is typed at the prompt from now on is kept for later sessions.",
    initially: true)
}
