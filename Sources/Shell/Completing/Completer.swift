package import CommandLanguage
package import LineEditing

/// Finds what could be written at the cursor: commands, flags, paths, variables, fields, ids.
package struct Completer {
  let interpreter: Interpreter
  private let objects: (ObjectListing.Query) -> ObjectListing

  /// - Parameter objects: the API objects that the session and the account know; it may take as long as
  ///   a person waits for a list. Without it there are none.
  package init(
    _ interpreter: Interpreter,
    objects: @escaping (ObjectListing.Query) -> ObjectListing = { _ in ObjectListing() }
  ) {
    self.interpreter = interpreter
    self.objects = objects
  }

  /// - Parameters:
  ///   - text: the whole statement.
  ///   - cursor: a UTF-8 offset into it; what stands behind it is left alone.
  package func complete(_ text: String, at cursor: Int) -> Completion {
    let before = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
    let source = SourceText(before, name: "<prompt>")
    guard !Self.endsInEscape(before),
      let request = Parser.completion(atEndOf: source, registry: interpreter.registry)
    else { return Completion(replacing: cursor..<cursor, candidates: []) }
    let typed = source[request.range]
    var range = request.range.lower..<request.range.upper
    if let quote = WordSpelling(of: typed).quote, !request.parts.isEmpty,
      text.utf8.dropFirst(cursor).starts(with: String(quote).utf8)
    {
      // What closes the quotes stands there already.
      range = range.lowerBound..<range.upperBound + 1
    }
    let place = CompletionPlace(
      interpreter: interpreter, request: request, typed: typed, range: range)
    if let parameter = place.parameter {
      switch parameter.kind {
      case .path where !place.isFlag: return paths(at: place, for: parameter)
      case .object(let kind) where !place.isFlag:
        return references(at: place, for: parameter, of: kind)
      case .text where !place.isFlag:
        if let kind = parameter.objectOfText {
          return references(at: place, for: parameter, of: kind)
        }
      default: break
      }
    }
    return Completion(replacing: range, matching: typed, place.candidates)
  }

  /// Whether a backslash stands at the end, which means nothing yet.
  private static func endsInEscape(_ text: String) -> Bool {
    text.utf8.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }

  private func references(
    at place: CompletionPlace, for parameter: ParameterSpec, of kind: String
  ) -> Completion {
    guard let meaning = place.meaning else {
      return Completion(replacing: place.range, candidates: [])
    }
    return ReferenceCompleter(
      known: place.known, parameter: parameter, kind: kind, objects: objects
    ).completion(over: place.range, typed: place.typed, meaning: meaning)
  }

  private func paths(at place: CompletionPlace, for parameter: ParameterSpec) -> Completion {
    guard let path = TypedPath(place.request.parts, place.known) else {
      return Completion(replacing: place.range, candidates: [])
    }
    return PathCompleter(
      place.typed, path, endings: parameter.endings, in: interpreter.surroundings
    ).completion(over: place.range)
  }
}

extension Completion {
  /// The candidates that begin as was typed; where there are none, those that do whatever the case.
  init(replacing range: Range<Int>, matching typed: String, _ candidates: [Candidate]) {
    for matches in Matching.allCases {
      let found = candidates.filter { matches.begins($0.text, with: typed) }
      if found.isEmpty { continue }
      self.init(replacing: range, candidates: found)
      return
    }
    self.init(replacing: range, candidates: [])
  }
}
