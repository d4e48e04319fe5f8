/// Which fields an endpoint takes in a `multipart/form-data` body, and how large they may be.
struct FormRules: Sendable {
  /// The names of the text fields.
  let texts: Set<String>
  /// The name of the list of files, which may be followed by `[]` or `[0]`, `[1]`, ….
  let files: String
  /// The largest file, in bytes.
  let perFileCap: Int64

  /// The most files in a body; each costs an entry in memory, and their number is else unbounded.
  static let fileCountCap = 100
  /// The largest text field, in bytes: text fields are held in memory.
  static let textCap = 64 << 10
  /// What part headers and text fields may add to the files of the longest body.
  private static let overhead: Int64 = 1 << 20

  /// A body beyond this cannot be legal, whatever is in it.
  var bodyCap: Int64 { Int64(Self.fileCountCap) * perFileCap + Self.overhead }

  /// What a field holds.
  enum Kind {
    case text, file, unknown
  }

  /// What the field of a name holds.
  func kind(of name: String) -> Kind {
    if texts.contains(name) { return .text }
    if name == files { return .file }
    guard name.hasPrefix(files + "["), name.hasSuffix("]") else { return .unknown }
    let index = name.dropFirst(files.count + 1).dropLast()
    return index.allSatisfy { $0.isASCII && $0.isNumber } ? .file : .unknown
  }
}
