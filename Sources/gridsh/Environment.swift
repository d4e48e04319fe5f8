#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the process finds around it.
enum Environment {
  /// The variables; an entry without `=` is left out.
  static var current: [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let pair = entry.pointee {
      let text = String(cString: pair)
      if let separator = text.firstIndex(of: "=") {
        variables[String(text[..<separator])] = String(text[text.index(after: separator)...])
      }
      entry += 1
    }
    return variables
  }
}
