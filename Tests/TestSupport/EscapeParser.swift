/// Tells text from escape sequences (ECMA-48), one character after the other.
struct EscapeParser: Sendable {
  enum Element {
    case text(Unicode.Scalar)

    /// A control sequence, by its last character and its numbers.
    case control(Unicode.Scalar, [Int])

    /// A control sequence whose meaning DEC has given, by its last character and its numbers.
    case privateControl(Unicode.Scalar, [Int])
    case nothing
  }

  private enum State { case ground, escape, control, string }
  private var state = State.ground
  private var parameters = ""

  mutating func take(_ scalar: Unicode.Scalar) -> Element {
    switch state {
    case .ground:
      if scalar != "\u{1B}" { return .text(scalar) }
      state = .escape
    case .escape:
      parameters = ""
      state =
        scalar == "["
        ? .control
        : scalar == "]" ? .string : "()".unicodeScalars.contains(scalar) ? .escape : .ground
    case .control:
      guard (0x40...0x7E).contains(scalar.value) else {
        parameters.unicodeScalars.append(scalar)
        break
      }
      state = .ground
      let numbers = parameters.drop { $0 == "?" }.split(separator: ";").compactMap { Int($0) }
      return parameters.first == "?" ? .privateControl(scalar, numbers) : .control(scalar, numbers)
    case .string:
      if scalar == "\u{7}" { state = .ground } else if scalar == "\u{1B}" { state = .escape }
    }
    return .nothing
  }
}
