/// What is put on the line for a text that is pasted.
package struct PastedText {
  /// What gridsh has before its lines, whoever is logged in.
  private static let usualPrompts = ["sandbox> ", "datagrid> ", "gridsh> "]

  /// In bytes, of all readings together: a statement is read anew for each of its rows. A session's are a few
  /// rows long.
  private static let mostRead = 1 << 20

  private let prompts: [String]
  private let isIncomplete: (String) -> Bool

  /// A reader of what is pasted.
  ///
  /// - Parameters:
  ///   - prompt: that of the session.
  ///   - isIncomplete: whether a statement goes on in the next row.
  package init(prompt: String, isIncomplete: @escaping (String) -> Bool) {
    prompts = [prompt] + Self.usualPrompts
    self.isIncomplete = isIncomplete
  }

  /// The text without the newlines at its end; of a session's transcript, the statements alone.
  ///
  /// A transcript is a text whose first row begins with a prompt, blanks before it aside. Its rows with a prompt
  /// are kept without it, and so are those that a statement goes on in; the others are what was printed.
  /// Prompts of other shells, `$ ` or `> `, are left alone, as are quotation marks of typographers:
  /// they may be meant.
  package func statements(in text: String) -> String {
    let rows = Self.plain(text).split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = rows.first(where: { !Self.isBlank($0) }),
      behindPrompt(first.drop(while: Self.isBlank)) != nil
    else { return Self.joined(rows) }
    let indentation = first.prefix(while: Self.isBlank)
    var statements: [String] = []
    var isOpen = false
    var read = 0
    for row in rows {
      let row = row.hasPrefix(indentation) ? row.dropFirst(indentation.count) : row
      if let statement = behindPrompt(row) {
        isOpen = !Self.isBlank(statement)
        if isOpen { statements.append(String(statement)) }
      } else if isOpen, let last = statements.last {
        read += last.utf8.count
        if read > Self.mostRead { return Self.joined(rows) }
        isOpen = isIncomplete(last)
        if isOpen { statements[statements.count - 1] += "\n" + row }
      }
    }
    return Self.joined(statements)
  }

  /// What stands behind the prompt of a row; a terminal leaves out the blank at the end of an empty one.
  private func behindPrompt(_ row: Substring) -> Substring? {
    for prompt in prompts {
      if row.hasPrefix(prompt) { return row.dropFirst(prompt.count) }
      if row == prompt.dropLast() { return "" }
    }
    return nil
  }

  /// The text with the newlines and the blanks of the language.
  private static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": plain.append("\n")
      case "\n" where previous == "\r": break
      case "\u{A0}": plain.append(" ")
      default: plain.append(scalar)
      }
      previous = scalar
    }
    return String(plain)
  }

  private static func joined(_ rows: [some StringProtocol]) -> String {
    var text = rows.joined(separator: "\n")
    while text.last == "\n" { text.removeLast() }
    return text
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }

  private static func isBlank(_ row: Substring) -> Bool { row.allSatisfy(isBlank) }
}
