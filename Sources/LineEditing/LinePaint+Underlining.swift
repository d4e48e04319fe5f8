extension LinePaint {
  /// The same with a part underlined, and without a hint: it speaks of what is typed, not of what is
  /// found.
  func underlining(_ part: Range<Int>?) -> LinePaint {
    guard let part else { return LinePaint(spans: spans) }
    var underlined: [Span] = []
    var end = part.lowerBound
    func underline(to bound: Int) {
      if end < bound { underlined.append(Span(end..<bound, TextStyle(isUnderlined: true))) }
      end = bound
    }
    for var span in spans.compactMap({ $0.clamped(to: part) }) {
      underline(to: span.range.lowerBound)
      span.style.isUnderlined = true
      underlined.append(span)
      end = span.range.upperBound
    }
    underline(to: part.upperBound)
    return LinePaint(
      spans: spans.compactMap { $0.clamped(to: 0..<part.lowerBound) } + underlined
        + spans.compactMap { $0.clamped(to: part.upperBound..<Int.max) })
  }
}

extension LinePaint.Span {
  /// The piece of it that lies within the bounds, if any does.
  fileprivate func clamped(to bounds: Range<Int>) -> LinePaint.Span? {
    let piece = range.clamped(to: bounds)
    return piece.isEmpty ? nil : LinePaint.Span(piece, style)
  }
}
