/// How a part of a line looks on a terminal that can do more than plain text.
package struct TextStyle: Equatable, Sendable {
  /// A colour of the terminal's own palette: its user has chosen how it looks.
  package enum Color: UInt8, Sendable {
    case black, red, green, yellow, blue, magenta, cyan, white
  }

  /// Nil for the terminal's own.
  package var color: Color?
  package var isBold: Bool
  package var isDim: Bool
  package var isUnderlined: Bool

  package init(
    _ color: Color? = nil, isBold: Bool = false, isDim: Bool = false, isUnderlined: Bool = false
  ) {
    self.color = color
    self.isBold = isBold
    self.isDim = isDim
    self.isUnderlined = isUnderlined
  }

  /// The parameters of "select graphic rendition" (ECMA-48 8.3.117), which add the style to a plain one.
  var rendition: String {
    var parameters: [String] = []
    if isBold { parameters.append("1") }
    if isDim { parameters.append("2") }
    if isUnderlined { parameters.append("4") }
    if let color { parameters.append("3\(color.rawValue)") }
    return parameters.joined(separator: ";")
  }

  static let plain = TextStyle()
}
