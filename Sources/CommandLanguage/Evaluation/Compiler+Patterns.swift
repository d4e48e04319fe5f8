extension Compiler {
  /// `text matches pattern`
  func matching(
    _ text: CheckedExpression, _ pattern: CheckedExpression, _ range: SourceRange
  ) -> Condition {
    let matches = matcher(site(range), site(pattern.range))
    let (text, pattern) = (compile(text), compile(pattern))
    return { frame in try matches(try text(frame), try pattern(frame)) }
  }

  /// The same for values that are at hand, a text and a pattern; it knows the last pattern again.
  func matcher(_ site: Site, _ patternSite: Site) -> (Value, Value) throws -> Bool {
    let cache = PatternCache()
    let cancellation = interpreter.cancellation
    return { subject, pattern in
      guard let characters = subject.matchedText else {
        throw Failure(
          PatternCache.message(subject: subject.described), kind: "wrong_kind",
          hint: subject == .null ? "write `?? \"\"` behind what may be null" : nil, site: site)
      }
      let pattern = try cache.pattern(for: pattern, at: patternSite)
      do throws(Pattern.Abort) {
        return try pattern.finds(in: characters, cancellation)
      } catch {
        throw Self.error(for: error, cancellation, site)
      }
    }
  }

  private static func error(
    for abort: Pattern.Abort, _ cancellation: Cancellation, _ site: Site
  ) -> any Error {
    switch abort {
    case .cancelled: cancellation.ending
    case .tooComplex:
      Failure(
        "the pattern has too many ways to match this text", kind: "too_complex",
        hint: "repeat no group that repeats itself, as `(a+)+` does", site: site)
    case .failed(let code):
      Failure("PCRE2 failed with \(code)", kind: "fault", category: .fault, site: site)
    }
  }
}

/// The pattern that a place of the program used last: most places have but one.
private final class PatternCache {
  private var last: (text: String, pattern: Pattern)?

  func pattern(for value: Value, at site: Site) throws -> Pattern {
    guard let text = value.matchedText else {
      throw Failure(
        Self.message(pattern: value.described), kind: "wrong_kind", site: site)
    }
    if let last, last.text.utf8.elementsEqual(text.utf8) { return last.pattern }
    do throws(Pattern.Malformed) {
      let pattern = try Pattern(text)
      last = (text, pattern)
      return pattern
    } catch {
      throw Failure(
        Self.message(error, in: text), kind: "wrong_pattern", hint: Self.hint, site: site)
    }
  }

  /// What the check and the evaluator say of a pattern that is none.
  static func message(_ error: Pattern.Malformed, in text: String) -> String {
    let before = String(decoding: text.utf8.prefix(error.offset), as: UTF8.self)
    return "this is no pattern: \(error.reason), at character \(before.count + 1)"
  }

  static func message(subject: String) -> String {
    "`matches` looks into a text, but is given \(subject)"
  }

  static func message(pattern: String) -> String { "a pattern must be a text, but is \(pattern)" }

  static let hint = "a backslash before `. * + ? ( ) [ ] { } | ^ $ \\` makes it that character"
}

extension Checker {
  /// Reports what `matches` can never take, and a literal pattern that is none.
  mutating func checkPattern(
    _ subject: CheckedExpression?, _ pattern: CheckedExpression, _ range: SourceRange
  ) {
    if !isCaught, let given = subject?.certainPhrase, subject?.certainKind?.isText == false {
      report(PatternCache.message(subject: given), at: range)
    }
    if !isCaught, let given = pattern.certainPhrase, pattern.certainKind?.isText == false {
      report(PatternCache.message(pattern: given), at: pattern.range)
    }
    guard case .constant(.text(let text), let range) = pattern else { return }
    do throws(Pattern.Malformed) { _ = try Pattern(text) } catch {
      // In a raw text each byte of the pattern stands behind the quote; escapes move them.
      let isRaw = source[range].dropFirst().dropLast().utf8.elementsEqual(text.utf8)
      let place = range.lower + 1 + error.offset
      report(
        PatternCache.message(error, in: text),
        at: isRaw ? SourceRange(min(place, range.upper - 1), min(place + 1, range.upper)) : range,
        hint: PatternCache.hint)
    }
  }
}

extension Value {
  /// The text that a pattern is looked for in, or that is one.
  fileprivate var matchedText: String? {
    switch self {
    case .text(let text), .path(let text): text
    default: nil
    }
  }
}
