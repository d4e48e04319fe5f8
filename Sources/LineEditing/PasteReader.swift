/// The sequences by which a terminal is asked to mark what is pasted, and the marks.
///
/// See "Bracketed Paste Mode" of the xterm's control sequences.
enum PasteMark {
  static let on = "\u{1B}[?2004h"
  static let off = "\u{1B}[?2004l"
  static let begin = "\u{1B}[200~"
  static let end = "\u{1B}[201~"
}

/// Collects what is pasted, up to the mark at its end.
struct PasteReader {
  /// More than a person means to paste into a line, and what editing still bears.
  static let mostBytes = 1 << 20

  private static let end = Array(PasteMark.end.utf8)

  private var bytes: [UInt8] = []
  private var matched = 0

  /// Whether something was left out since it was too much.
  private(set) var isCut = false

  /// Takes the next byte.
  ///
  /// - Returns: whether the mark is whole.
  mutating func take(_ byte: UInt8) -> Bool {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count
    }
    append(Self.end[..<matched])
    matched = byte == Self.end[0] ? 1 : 0
    if matched == 0 { append(CollectionOfOne(byte)) }
    return false
  }

  private mutating func append(_ new: some Collection<UInt8>) {
    guard bytes.count + new.count <= Self.mostBytes else {
      isCut = true
      return
    }
    bytes += new
  }

  /// The text, with newlines between its rows, and no control character but them and tabs.
  ///
  /// While a line is edited, the terminal turns newlines into carriage returns and these into newlines:
  /// what came is what was not sent.
  var text: String {
    var text = String.UnicodeScalarView()
    var hasReturned = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n":  // sent as a carriage return, which alone ends a row, too
        text.append("\n")
      case "\r" where hasReturned: break  // the second half of what ends a row in some files
      case "\r": text.append("\n")
      case "\t": text.append(scalar)
      case _ where scalar.properties.generalCategory == .control: break
      default: text.append(scalar)
      }
      hasReturned = scalar == "\n"
    }
    return String(text)
  }
}
