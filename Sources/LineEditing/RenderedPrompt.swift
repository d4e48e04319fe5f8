#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A prompt as libedit draws it: escape sequences between marks, so that it can count columns.
final class RenderedPrompt {
  /// Stands on both sides of what takes no column.
  static let mark: Unicode.Scalar = "\u{1}"

  /// What is seen of the prompt, without colour.
  let characters: [wchar_t]

  private let storage: KeptWideText

  var pointer: UnsafeMutablePointer<wchar_t> { storage.pointer }

  init(_ prompt: Prompt, hasColour: Bool) {
    let text = DisplayText(prompt.text).text
    characters = text.wideCharacters.dropLast()
    storage = KeptWideText(hasColour ? Self.coloured(text, prompt.style) : text)
  }

  /// libedit loses a sequence that no character follows: the colour ends before the last one, which
  /// in a prompt is a blank.
  private static func coloured(_ text: String, _ style: Prompt.Style) -> String {
    guard let code = code(for: style), let last = text.last, text.count > 1 else { return text }
    return sequence(code) + text.dropLast() + sequence("0") + String(last)
  }

  private static func sequence(_ code: String) -> String { "\(mark)\u{1B}[\(code)m\(mark)" }

  /// The parameter of "select graphic rendition" (ECMA-48 8.3.117).
  private static func code(for style: Prompt.Style) -> String? {
    switch style {
    case .plain: nil
    case .good: "32"
    case .notice: "33"
    case .failure: "31"
    }
  }
}
