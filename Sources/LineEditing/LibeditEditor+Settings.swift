internal import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The person's own settings.
extension LibeditEditor {
  /// Obeys the lines of an `.editrc`, but those that libedit cannot bear.
  ///
  /// libedit's own `el_source` follows pointers to nowhere at a line with an unmatched quotation mark.
  func obeySettings(at path: String) {
    for line in Self.lines(of: path) where !line.hasPrefix("#") && !line.contains(Self.unbearable) {
      obey(line)
    }
  }

  /// It reads such a line at the prompt, with the same fault, and loses the text that stands there.
  private static let unbearable = "ed-command"

  private func obey(_ line: String) {
    guard let tokenizer = tok_winit(nil) else { return }
    defer { tok_wend(tokenizer) }
    var count: CInt = 0
    var words: UnsafeMutablePointer<UnsafePointer<wchar_t>?>?
    guard tok_wstr(tokenizer, line.wideCharacters, &count, &words) == 0 else { return }
    el_wparse(editLine, count, words)
  }

  /// The lines without the blanks before them; none when the file cannot be read.
  private static func lines(of path: String) -> [String] {
    guard let file = fopen(path, "re") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes.split(separator: UInt8(ascii: "\n")).map { line in
      String(
        decoding: line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }, as: UTF8.self)
    }
  }
}
