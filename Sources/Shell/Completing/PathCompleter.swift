import CommandLanguage
import LineEditing

/// Completes a path by the names in its folder.
struct PathCompleter {
  private let files: FileSystem
  private let home: String?
  private let endings: Set<String>?
  private let spelling: WordSpelling
  private let typed: String
  private let path: TypedPath

  /// - Parameters:
  ///   - typed: the argument so far, as written.
  ///   - endings: see ``ParameterSpec/endings``.
  init(_ typed: String, _ path: TypedPath, endings: [String]?, in surroundings: Surroundings) {
    files = surroundings.files
    home = surroundings.home
    self.endings = endings.map(Set.init)
    spelling = WordSpelling(of: typed)
    self.typed = typed
    self.path = path
  }

  /// The paths that go on with what was typed: those of the wanted types and folders first.
  func completion(over range: Range<Int>) -> Completion {
    if path.isHome {
      return Completion(
        replacing: range, candidates: [Candidate("~/", isFinal: false)], shared: "~/")
    }
    let entries = entries()
    let candidates = entries.compactMap { entry -> Candidate? in
      let name = entry.name + (entry.isDirectory ? "/" : "")
      return text(of: name, isWhole: !entry.isDirectory).map {
        Candidate($0, label: name, isFinal: !entry.isDirectory)
      }
    }
    let shared = Completion.commonPrefix(of: entries.map(\.name))
    return Completion(
      replacing: range, candidates: candidates,
      shared: text(of: shared, isWhole: false) ?? typed)
  }

  /// The names that may be meant, in the order in which they are listed.
  private func entries() -> [FileSystem.Entry] {
    let begun = path.name
    let folder = path.isBelowHome ? (home ?? "~") + path.folder : path.folder
    let place = folder.isEmpty ? "." : folder
    var found = (files.entries(place, begun) ?? []).filter(isWanted)
    if found.isEmpty, !begun.isEmpty, !path.holdsReplacement {
      let lowercased = begun.lowercased()
      found = (files.entries(place, "") ?? []).filter {
        isWanted($0) && $0.name.lowercased().hasPrefix(lowercased)
      }
    }
    guard endings != nil else { return found.sorted { $0.name < $1.name } }
    let ranked = found.map { (entry: $0, isTaken: isTaken($0)) }
    return ranked.sorted {
      $0.isTaken == $1.isTaken ? $0.entry.name < $1.entry.name : $0.isTaken
    }
    .map(\.entry)
  }

  /// Hidden names are there for those who ask; where folders are wanted, nothing else is.
  private func isWanted(_ entry: FileSystem.Entry) -> Bool {
    (path.name.hasPrefix(".") || !entry.name.hasPrefix("."))
      && (entry.isDirectory || endings?.isEmpty != true)
  }

  private func isTaken(_ entry: FileSystem.Entry) -> Bool {
    guard let endings, !entry.isDirectory else { return true }
    guard let dot = entry.name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return endings.contains(entry.name[dot...].lowercased())
  }

  /// The argument that names a file of the folder; nil where it cannot go on so.
  private func text(of name: String, isWhole: Bool) -> String? {
    if path.holdsReplacement {
      return spelling.spell(
        continuation: String(decoding: name.utf8.dropFirst(path.name.utf8.count), as: UTF8.self),
        isWhole: isWhole
      ).map { typed + $0 }
    }
    let rest = path.folder + name
    guard path.isBelowHome else { return spelling.spell(rest, isWhole: isWhole) }
    // Within quotes `~` would be a name.
    let isPlain = rest.escapingControls() == rest
    return isPlain
      ? "~" + WordSpelling.escape(rest, atStart: false)
      : spelling.spell((home ?? "~") + rest, isWhole: isWhole)
  }
}

/// A path of which the beginning is typed.
struct TypedPath {
  /// Up to its last slash, that included; of one that begins in the home folder what stands behind `~`.
  let folder: String
  /// The beginning of a name in the folder.
  let name: String
  /// Whether it begins with `~/`.
  let isBelowHome: Bool
  /// Whether it is a `~` alone.
  let isHome: Bool
  /// Whether `$name` or `${…}` stands in it, which stay as they are written.
  let holdsReplacement: Bool

  /// Reads what was typed; nil where a part of it is not known.
  init?(_ parts: [TextPartSyntax], _ known: KnownValues) {
    var text = ""
    var holdsReplacement = false
    for part in parts {
      switch part {
      case .bare(let piece), .quoted(let piece): text += piece
      case .expression(let expression):
        guard case .value(let value)? = known.value(of: expression) else { return nil }
        text += value.text
        holdsReplacement = true
      }
    }
    self.holdsReplacement = holdsReplacement
    var isBare = false
    if case .bare(let first)? = parts.first { isBare = first == "~" || first.hasPrefix("~/") }
    isHome = isBare && text == "~"
    isBelowHome = isBare && !isHome
    let path = isBelowHome ? text.utf8.dropFirst() : text.utf8[...]
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { path.index(after: $0) }
    folder = String(decoding: path[..<(start ?? path.startIndex)], as: UTF8.self)
    name = String(decoding: path[(start ?? path.startIndex)...], as: UTF8.self)
  }
}
