import CommandLanguage
import DatagridAPI

/// How a programming language writes values.
enum CodeLanguage {
  case python, javascript

  func literal(_ argument: CodeArgument) -> String {
    switch argument {
    case .null: self == .python ? "None" : "null"
    case .boolean(true): self == .python ? "True" : "true"
    case .boolean(false): self == .python ? "False" : "false"
    case .number(let text): text
    case .text(let text): quoted(text)
    case .list(let items): "[\(items.map(literal).joined(separator: ", "))]"
    case .record(let members): record(members)
    case .file(let file): self.file(file)
    }
  }

  /// A text in double quotes, with what moves a cursor, turns a line around or is not seen escaped.
  func quoted(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case _ where scalar.isUnsafeToShow: literal += escaped(scalar)
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

  private func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    func padded(to count: Int) -> String {
      String(repeating: "0", count: count - digits.count) + digits
    }
    return switch self {
    case _ where digits.count <= 4: "\\u\(padded(to: 4))"
    case .python: "\\U\(padded(to: 8))"
    case .javascript: "\\u{\(digits)}"
    }
  }

  private func record(_ members: [CodeMember]) -> String {
    let texts = members.map { member in
      let isBare = self == .javascript && member.name.isIdentifier
      return "\(isBare ? member.name : quoted(member.name)): \(literal(member.value))"
    }
    let joined = texts.joined(separator: ", ")
    return self == .python || texts.isEmpty ? "{\(joined)}" : "{ \(joined) }"
  }

  /// The client names the part by the path, unless another name is given.
  private func file(_ file: RequestDescription.File) -> String {
    switch self {
    case .python:
      let path = "Path(\(quoted(file.path)))"
      return file.keepsName
        ? path : "(\(quoted(file.filename)), \(path), \(quoted(file.mediaType)))"
    case .javascript:
      let stream = "fs.createReadStream(\(quoted(file.path)))"
      return file.keepsName ? stream : "await toFile(\(stream), \(quoted(file.filename)))"
    }
  }
}

extension String {
  /// Whether it is a name in both languages.
  var isIdentifier: Bool {
    first?.isNumber == false
      && utf8.allSatisfy { $0.isPlain && !"-./:%+@".utf8.contains($0) }
  }
}
