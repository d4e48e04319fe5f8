extension Loader {
  /// The text of a file that is to stand in the place of a `source` statement.
  mutating func read(_ file: FileName, for includer: Site) -> SourceText? {
    let contents: FileContents
    do {
      contents = try readOnce(file.path).get()
    } catch {
      report(error, of: file)
      return nil
    }
    let name = file.path.escapingControls()
    let open = [includer] + includer.includers
    if let identity = contents.identity, open.contains(where: { $0.source.identity == identity }) {
      report(
        "`\(name)` is being sourced already: to source it here would never end", at: file.site,
        hint: "take out one of the `source` statements that lead from it to itself")
      return nil
    }
    fileCount += 1
    size += contents.bytes.count
    guard fileCount <= Self.fileLimit else {
      isFull = true
      report(
        "more than \(Self.fileLimit) files are sourced, each counted as often as it is",
        at: file.site, hint: "source each file once")
      return nil
    }
    guard
      let text = SourceText(
        validating: contents.bytes, name: file.path, identity: contents.identity,
        includer: includer)
    else {
      report("`\(name)` is not UTF-8 text", at: file.site, hint: "save it as UTF-8")
      return nil
    }
    return text
  }

  /// What a file held when this program was first read.
  private mutating func readOnce(_ path: String) -> Result<FileContents, FileReadError> {
    if let known = contents[path] {
      // It may be sourced twice, and fit once.
      if let bytes = try? known.get().bytes, bytes.count > SourceText.sizeLimit - size {
        return .failure(.tooLarge)
      }
      return known
    }
    let read: Result<FileContents, FileReadError>
    do {
      read = .success(try surroundings.files.read(path, SourceText.sizeLimit - size))
    } catch {
      read = .failure(error)
    }
    contents[path] = read
    return read
  }

  private mutating func report(_ error: FileReadError, of file: FileName) {
    let name = file.path.escapingControls()
    let (message, hint): (String, String) =
      switch error {
      case .missing: ("no file `\(name)`", hintForMissing(file))
      case .folder: ("`\(name)` is a folder, not a file", "write the path of a file in it")
      case .special:
        (
          "`\(name)` is a pipe or a device, and only a file is sourced",
          "write what it gives to a file first"
        )
      case .tooLarge:
        (
          "with `\(name)` the program is larger than \(SizeText.text(of: Int64(SourceText.sizeLimit)))",
          "is it a data file?"
        )
      case .refused:
        (
          "`\(name)` cannot be read: \(error.systemText ?? "")",
          "see to it that you may read the file and open its folders"
        )
      }
    if error == .tooLarge { isFull = true }
    report(message, at: file.site, hint: hint)
  }

  /// The nearest name in the folder, else how the path was read.
  private func hintForMissing(_ file: FileName) -> String {
    if Glob.isPattern(file.path) { return "one file is sourced, and no pattern is read" }
    let folder = Self.folder(of: file.path)
    let names = surroundings.files.names(folder.isEmpty ? "." : String(folder)) ?? []
    let name = String(file.path.dropFirst(folder.count))
    if let near = Spelling.nearest(to: name, among: names.sorted()) {
      return "did you mean `\((Self.folder(of: file.written) + near).escapingControls())`?"
    }
    return file.site.source.identity == nil
      ? "a path begins in the working folder"
      : "a path begins in the folder of the file that names it"
  }

  /// What stands before the last name of a path.
  private static func folder(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[...$0] } ?? ""
  }
}
