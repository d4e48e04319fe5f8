/// A kind of API object: its name, its documented fields and how it is shown.
package struct ObjectKind: Sendable {
  /// What programs and errors call it: `knowledge`.
  package let name: String
  /// What several of them are called.
  package let plural: String
  /// The fields that the API documents, in its order.
  package let fields: [FieldSpec]
  /// What a person sees of one; made from its fields.
  package let presentation: @Sendable (Record) -> Presentation
  /// What a table of such objects shows of each, from left to right.
  package let columns: @Sendable ([Record]) -> [Column]
  /// Whether a table cuts what is long.
  package let isCut: Bool

  /// A column of a table.
  package struct Column: Sendable {
    /// What stands above it.
    package let title: String
    /// What an object's fields give for it; nil leaves the place empty.
    package let cell: @Sendable (Record) -> Cell?

    /// Describes a column.
    package init(_ title: String, cell: @escaping @Sendable (Record) -> Cell?) {
      self.title = title
      self.cell = cell
    }
  }

  /// Describes a kind of API object.
  package init(
    name: String, plural: String? = nil, fields: [FieldSpec], columns: [Column],
    presentation: @escaping @Sendable (Record) -> Presentation
  ) {
    self.init(
      name: name, plural: plural, fields: fields, columns: { _ in columns },
      presentation: presentation)
  }

  /// Describes a kind of API object whose tables have columns of what the objects hold.
  package init(
    name: String, plural: String? = nil, fields: [FieldSpec], isCut: Bool = true,
    columns: @escaping @Sendable ([Record]) -> [Column],
    presentation: @escaping @Sendable (Record) -> Presentation
  ) {
    self.name = name
    self.plural = plural ?? name + "s"
    self.fields = fields
    self.isCut = isCut
    self.columns = columns
    self.presentation = presentation
  }
}

/// A documented field, with the fields within it.
package struct FieldSpec: Equatable, Sendable {
  /// The member's name in the API's JSON.
  package let name: String
  /// One sentence.
  package let summary: String
  /// Those within it; empty where it is no object.
  package let fields: [FieldSpec]

  /// Describes a field.
  package init(_ name: String, _ summary: String, fields: [FieldSpec] = []) {
    self.name = name
    self.summary = summary
    self.fields = fields
  }
}

/// What a value looks like to a person; the shell lays it out.
package struct Presentation: Equatable, Sendable {
  /// The first line.
  package var title: String
  /// Labels and texts, a line each.
  package var rows: [Row]

  /// A line with a label.
  package struct Row: Equatable, Sendable {
    /// What the text is.
    package var label: String
    /// As it came; the shell words it, and escapes its controls.
    package var cell: Cell

    /// A line with a label.
    package init(_ label: String, _ cell: Cell) {
      self.label = label
      self.cell = cell
    }

    /// A line of words.
    package init(_ label: String, _ text: String) { self.init(label, .text(text)) }
  }

  /// A title with lines below it.
  package init(title: String, rows: [Row]) {
    self.title = title
    self.rows = rows
  }
}
