#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A prompt as it is drawn, in the characters that libedit keeps a pointer to.
final class RenderedPrompt {
  let characters: [wchar_t]
  let style: TextStyle

  private let storage: KeptWideText

  var pointer: UnsafeMutablePointer<wchar_t> { storage.pointer }

  init(_ prompt: Prompt, hasColour: Bool) {
    let text = DisplayText(prompt.text).text
    characters = text.wideCharacters.dropLast()
    style = hasColour ? Self.style(for: prompt.style) : .plain
    storage = KeptWideText(text)
  }

  private static func style(for style: Prompt.Style) -> TextStyle {
    switch style {
    case .plain: .plain
    case .good: TextStyle(.green)
    case .notice: TextStyle(.yellow)
    case .failure: TextStyle(.red)
    }
  }
}
