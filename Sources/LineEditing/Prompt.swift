/// What stands before the text that is being edited.
package struct Prompt: Equatable, Sendable {
  /// What the prompt says beside its words; drawn as a colour where that is possible and wanted.
  package enum Style: Equatable, Sendable {
    case plain

    /// All is well: green.
    case good

    /// Something to keep in mind: yellow.
    case notice

    /// The last statement failed: red.
    case failure
  }

  package let text: String
  package let style: Style

  /// Makes a prompt of one row; control characters in the text are shown, not obeyed.
  package init(_ text: String, style: Style = .plain) {
    self.text = text
    self.style = style
  }
}
