#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Filter {
  static let save = Filter(
    "save",
    summary: "Writes the items to a file, which appears as a whole or not at all.",
    discussion: """
      The name says the form: `.json`, `.jsonl` and `.csv` are what `format` makes; any other file \
      gets a line for each item, as `print` writes it. A text alone is written as it is. What was \
      written is said on standard error.
      """,
    parameters: Parameter.path(
      "FILE", "The file.", endings: [".csv", ".json", ".jsonl", ".ndjson", ".txt"]),
    Parameter.toggle("force", "Replaces the file if there is one."),
    examples: [
      Example(
        "1..3 | each ({n: it, square: it * it}) | save /tmp/squares.csv --force",
        "Writes a table as CSV.", prints: "3 items, 25B, written to /tmp/squares.csv")
    ]
  ) { items, context, path, isReplacing in
    do {
      let file = try context.interpreter.surroundings.files.create(path, isReplacing)
      let count = try file.write(items, in: FileForm(of: path))
      let size = try file.commit()
      context.interpreter.output.notice(
        "\(count == 1 ? "1 item" : "\(count) items"), \(Value.size(size).text), written to \(path)")
      return .one(.null)
    } catch let error as FileWriteError {
      throw error.failure(of: path)
    }
  }
}

/// What a file's name says of its form.
private enum FileForm {
  case json, lines, csv, text

  init(of path: String) {
    self =
      switch path.lowercased().split(separator: ".").last {
      case "json": .json
      case "jsonl", "ndjson": .lines
      case "csv": .csv
      default: .text
      }
  }
}

extension ReplacementFile {
  /// Writes the items as they come, except where a table must be known as a whole.
  ///
  /// - Returns: how many there were.
  fileprivate func write(_ items: Items, in form: FileForm) throws -> Int {
    if case .one(let value) = items {
      try write(value, in: form)
      return 1
    }
    let stream = items.stream
    var count = 0
    if form == .csv {
      let all = try stream.all()
      for row in CSVText.rows(of: ItemTable(all)) { try write(row + CSVText.lineEnd) }
      return all.count
    }
    while let item = try stream.next() {
      switch form {
      case .json: try write((count == 0 ? "[" : ",\n") + item.json)
      case .lines: try write(item.json + "\n")
      case .text, .csv: try write(item.text + "\n")
      }
      count += 1
    }
    if form == .json { try write(count == 0 ? "[]\n" : "]\n") }
    return count
  }

  /// A value that is no list.
  private func write(_ value: Value, in form: FileForm) throws {
    if case .text(let text) = value {
      try write(text.hasSuffix("\n") ? text : text + "\n")
      return
    }
    switch form {
    case .csv:
      for row in CSVText.rows(of: ItemTable([value])) { try write(row + CSVText.lineEnd) }
    case .json, .lines: try write(value.json + "\n")
    case .text: try write(value.text + "\n")
    }
  }
}

extension FileWriteError {
  /// The error as programs see it.
  package func failure(of path: String) -> Failure {
    let name = path.escapingControls()
    return switch self {
    case .exists:
      Failure(
        "there is a file `\(name)` already", kind: "file_exists",
        hint: "`--force` replaces it; it was left as it is")
    case .folder:
      Failure("`\(name)` is a folder", kind: "unwritable_file", hint: "name a file in it")
    case .special:
      Failure("`\(name)` is a pipe or a device, not a file", kind: "unwritable_file")
    case .refused(let code):
      Failure(
        "`\(name)` cannot be written: \(String(cString: strerror(code)))", kind: "unwritable_file",
        hint: "the folder must be there, and be yours to write in")
    }
  }
}
