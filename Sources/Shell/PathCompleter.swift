import CommandLanguage
import LineEditing

/// Completes a path by the names in its folder.
struct PathCompleter {
  private let files: FileSystem
  private let home: String?

  init(_ surroundings: Surroundings) {
    files = surroundings.files
    home = surroundings.environment["HOME"]
  }

  /// - Parameter typed: a word as written, with its backslashes, or the beginning of a quoted text.
  func candidates(for typed: String) -> [Candidate] {
    let quote = typed.first.flatMap { "\"'".contains($0) ? $0 : nil }
    let path = quote == nil ? Self.unescape(typed) : String(typed.dropFirst())
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let prefix = path.dropFirst(folder.count)
    let names = (files.names(expand(folder)) ?? []).filter { name in
      name.hasPrefix(prefix) && (prefix.hasPrefix(".") || !name.hasPrefix("."))
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name in
      let isFolder = files.status(expand(folder) + "/" + name)?.isDirectory ?? false
      let whole = folder + name + (isFolder ? "/" : "")
      let text = Self.spelling(of: whole, in: quote, isWhole: !isFolder)
      return Candidate(text, label: name + (isFolder ? "/" : ""), isFinal: !isFolder)
    }
  }

  /// The folder to look in, `~` read as the shell reads it.
  private func expand(_ folder: String) -> String {
    if folder.isEmpty { return "." }
    guard folder.hasPrefix("~/"), let home else { return folder }
    return home + folder.dropFirst()
  }

  private static func unescape(_ word: String) -> String {
    var text = ""
    var isEscaped = false
    for character in word {
      if !isEscaped, character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
        isEscaped = false
      }
    }
    return text
  }

  /// The path as it is typed: in the quote that was begun, as a bare word, or, where a newline or
  /// another control character in it would end the statement, in quotes with escapes.
  private static func spelling(of path: String, in quote: Character?, isWhole: Bool) -> String {
    let escaped = path.escapingControls()
    if escaped != path {
      let quoted = path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .replacing("$", with: "\\$").escapingControls()
      return "\"\(quoted)" + (isWhole ? "\"" : "")
    }
    guard let quote else { return escape(path) }
    return "\(quote)\(path)" + (isWhole ? String(quote) : "")
  }

  /// The path as a bare word that means itself.
  private static func escape(_ path: String) -> String {
    var word = ""
    for character in path {
      if " \t()[]{}\"'\\$;|*?".contains(character) { word += "\\" }
      word.append(character)
    }
    return word
  }
}
