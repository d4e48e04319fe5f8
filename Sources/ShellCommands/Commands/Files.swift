import CommandLanguage

extension Command {
  static func files() -> Command {
    Command(
      "files",
      summary: "Gives the files that paths and globs name, else those that are here.",
      discussion: """
        `*`, `?` and `[…]` match within a name, `**` any number of folders; hidden files are there only \
        for who names them.
        """,
      parameters: Parameter.path("GLOB", "Such as docs/**/*.csv.").repeated(),
      examples: [
        Example(
          "for f in files *.csv { print f.stem, f.size }", "Goes through the CSV files.",
          prints: "orders 68B")
      ],
      result: .paths,
      immediately: { interpreter, paths in
        let files = interpreter.surroundings.files
        if paths.isEmpty {
          let names = (files.names(".") ?? []).filter { !$0.hasPrefix(".") }
          return .list(names.sorted().map(Value.path))
        }
        // A link that leads nowhere is a file of its folder, too.
        let missing = paths.filter { path in
          let name = path.split(separator: "/").last.map(String.init) ?? path
          let folder = String(path.dropLast(name.count))
          return files.status(path) == nil
            && files.names(folder.isEmpty ? "." : folder)?.contains(name) != true
        }
        if let first = missing.first {
          throw Failure(
            "no file `\(first.escapingControls())`", kind: "no_match",
            hint: "`files *` lists what is here")
        }
        return .list(paths.map(Value.path))
      })
  }
}
