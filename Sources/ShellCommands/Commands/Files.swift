import CommandLanguage

extension Command {
  static func files() -> Command {
    Command(
      "files",
      summary: "Gives the files that a path or a glob names.",
      discussion: "`*`, `?` and `[…]` match within a name, `**` any number of folders.",
      parameters: Parameter.path("GLOB", "Such as docs/**/*.csv.").atLeastOne(),
      examples: [
        Example(
          "for f in files *.csv { print f.stem, f.size }", "Goes through the CSV files.",
          prints: "orders 68B")
      ],
      result: .paths,
      immediately: { interpreter, paths in
        let files = interpreter.surroundings.files
        // A link that leads nowhere is a file of its folder, too.
        let missing = paths.filter { path in
          let name = path.split(separator: "/").last.map(String.init) ?? path
          let folder = String(path.dropLast(name.count))
          return files.status(path) == nil
            && files.names(folder.isEmpty ? "." : folder)?.contains(name) != true
        }
        if let first = missing.first {
          throw Failure("no file `\(first.escapingControls())`", kind: "no_match")
        }
        return .list(paths.map(Value.path))
      })
  }
}
