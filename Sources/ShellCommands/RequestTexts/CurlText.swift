import CommandLanguage
import DatagridAPI

/// A request as a call of the curl program, for a POSIX shell.
enum CurlText {
  /// - Throws: ``Failure`` for what an argument, or curl's `-F`, has no way to write.
  static func text(of request: RequestDescription) throws -> String {
    var rows = [try firstRow(of: request)]
    for header in request.headers where !isImplied(header) {
      rows.append("-H \(try word(for: header))")
    }
    switch request.body {
    case .none: break
    case .json(let value): rows.append("--data-raw \(try ShellWord.quoted(value.encoded ?? ""))")
    case .form(let parts): rows += try parts.map(row)
    }
    return rows.joined(separator: " \\\n  ")
  }

  private static func firstRow(of request: RequestDescription) throws -> String {
    var words = ["curl"]
    // curl would take brackets and braces of the address for patterns.
    if request.url.contains(where: "[]{}".contains) { words.append("--globoff") }
    if request.method != "GET" || request.body != .none { words += ["-X", request.method] }
    return (words + [try ShellWord.word(for: request.url)]).joined(separator: " ")
  }

  /// What curl says otherwise without making a difference; what a user has set makes one.
  private static func isImplied(_ header: RequestDescription.Header) -> Bool {
    !header.isOwn && ["Accept", "User-Agent"].contains(header.name)
  }

  private static func word(for header: RequestDescription.Header) throws -> String {
    // A field without a value is written with `;`: curl leaves one with `:` out.
    let start =
      header.text.isEmpty && header.variable == nil
      ? "\(header.name);" : "\(header.name): \(header.text)"
    guard let variable = header.variable else { return try ShellWord.quoted(start) }
    let isPlain = start.utf8.allSatisfy { $0.isPlain || $0 == UInt8(ascii: " ") }
    return isPlain ? "\"\(start)$\(variable)\"" : try ShellWord.quoted(start) + "\"$\(variable)\""
  }

  private static func row(of part: RequestDescription.Part) throws -> String {
    switch part {
    case .text(let name, let value):
      // `-F` reads `@`, `<`, `;type=` and blanks in a value; this one reads nothing.
      return "--form-string \(try ShellWord.quoted("\(try checked(name))=\(value)"))"
    case .file(let name, let file):
      var text = "\(try checked(name))=@\(value(path(of: file)));type=\(file.mediaType)"
      if !file.keepsName { text += ";filename=\(value(file.filename))" }
      return "-F \(try ShellWord.quoted(text))"
    }
  }

  /// The name ends at the first `=`, and there is no way to quote one.
  private static func checked(_ name: String) throws -> String {
    if !name.contains("="), !name.isEmpty { return name }
    throw Failure(
      "curl's -F cannot write a part that is called `\(name.escapingControls())`",
      kind: "not_showable", hint: "`show http` shows it")
  }

  /// A lone `-` would be standard input.
  private static func path(of file: RequestDescription.File) -> String {
    file.path == "-" ? "./-" : file.path
  }

  /// A path or a file name within `-F`, where `"` and `\` are escaped between quotes, and `,` and `;`
  /// would end it without.
  private static func value(_ text: String) -> String {
    if text.utf8.allSatisfy(\.isPlain) { return text }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
