/// Files by pattern: ``GlobPattern`` within a name, `**` for any number of folders.
///
/// Hidden names are left out unless the pattern's own begins with a dot, and `**` does not follow
/// links: one could lead back up. Matches are sorted by bytes.
struct Glob {
  /// Matches of one glob: above it the pattern is a slip, and the memory is better kept.
  static let matchLimit = 100_000

  /// The pattern matches more than the limit.
  struct Overflow: Error {}

  private let files: FileSystem
  private let cancellation: Cancellation
  /// Whether the pattern ends with a slash.
  private let wantsFolders: Bool
  private var matches: [String] = []

  /// The paths that match a pattern; what is literal in it is escaped with backslashes.
  ///
  /// - Throws: ``Overflow``, or the ``Ending`` that was asked for meanwhile.
  static func paths(
    matching pattern: String, in files: FileSystem, cancellation: Cancellation = Cancellation()
  ) throws -> [String] {
    var glob = Glob(
      files: files, cancellation: cancellation, wantsFolders: pattern.hasSuffix("/"))
    let steps = pattern.split(separator: "/").map(String.init)
    try glob.walk(pattern.hasPrefix("/") ? "/" : "", steps[...])
    return Array(Set(glob.matches)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private init(files: FileSystem, cancellation: Cancellation, wantsFolders: Bool) {
    self.files = files
    self.cancellation = cancellation
    self.wantsFolders = wantsFolders
  }

  private mutating func walk(_ folder: String, _ steps: ArraySlice<String>) throws {
    guard let step = steps.first else { return }
    try cancellation.check()
    let rest = steps.dropFirst()
    if step == "**" { return try walkDeep(folder, rest) }
    for name in names(matching: step, in: folder) {
      if rest.isEmpty {
        try add(folder + name)
      } else if files.status(folder + name)?.isDirectory == true {
        try walk(folder + name + "/", rest)
      }
    }
  }

  /// `**`, and then the rest: in the folder itself and in all that are below it.
  ///
  /// With a list of what is left to do: folders may be deeper than a stack.
  private mutating func walkDeep(_ top: String, _ rest: ArraySlice<String>) throws {
    var folders = [top]
    while let folder = folders.popLast() {
      try cancellation.check()
      if !rest.isEmpty { try walk(folder, rest) }
      for name in names(in: folder) where !name.hasPrefix(".") {
        let status = files.status(folder + name)
        if status?.isDirectory == true, status?.isLink == false {
          folders.append(folder + name + "/")
          if rest.isEmpty, wantsFolders { try add(folder + name) }
        } else if rest.isEmpty {
          try add(folder + name)
        }
      }
    }
  }

  private func names(matching step: String, in folder: String) -> [String] {
    if Self.isPattern(step) {
      let pattern = GlobPattern(step)
      return names(in: folder).filter(pattern.matches)
    }
    let name = Self.unescape(step)
    return files.status(folder + name) == nil ? [] : [name]
  }

  private func names(in folder: String) -> [String] {
    files.names(folder.isEmpty ? "." : folder) ?? []
  }

  private mutating func add(_ path: String) throws {
    if wantsFolders {
      guard files.status(path)?.isDirectory == true else { return }
      matches.append(path + "/")
    } else {
      matches.append(path)
    }
    if matches.count > Self.matchLimit { throw Overflow() }
  }
}

// MARK: Patterns

extension Glob {
  /// Whether anything in the pattern is not literal.
  static func isPattern(_ pattern: String) -> Bool {
    var isEscaped = false
    for character in pattern.utf8 {
      if isEscaped {
        isEscaped = false
      } else if character == UInt8(ascii: "\\") {
        isEscaped = true
      } else if "*?[".utf8.contains(character) {
        return true
      }
    }
    return false
  }

  /// The pattern that matches a text and nothing else.
  static func escape(_ text: String) -> String { escape(text, "*?[]\\") }

  /// The pattern that a bare word means: a backslash that is still there means itself.
  static func escapeBackslashes(_ word: String) -> String { escape(word, "\\") }

  private static func escape(_ text: String, _ special: String) -> String {
    var escaped = ""
    for character in text {
      if special.contains(character) { escaped += "\\" }
      escaped.append(character)
    }
    return escaped
  }

  private static func unescape(_ pattern: String) -> String {
    var text = ""
    var rest = pattern[...]
    while let character = rest.popFirst() {
      text.append(character == "\\" ? rest.popFirst() ?? character : character)
    }
    return text
  }
}
