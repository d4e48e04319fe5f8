extension Parser {
  /// Notes what a bare word is, by the kind of its parameter.
  ///
  /// - Parameter parameter: nil where it is not known whose the word is.
  mutating func mark(_ operand: OperandSyntax, for parameter: ParameterSpec?) {
    guard marker != nil, case .word(let word) = operand, let parameter else { return }
    switch parameter.kind {
    case .path: mark(word.isPattern ? .glob : .path, word.range)
    case .field: mark(.field, word.range)
    case .object: markReference(word)
    case .variable:
      if let name = word.text {
        markVariable(NameSyntax(text: name, range: word.range))
      }
    case .integer, .number, .duration, .size, .time, .any, .settingValue:
      markLiteral(word, for: parameter)
    case .text, .rest, .choice, .expression, .topic, .command, .toggle: break
    }
  }

  private mutating func markLiteral(_ word: WordSyntax, for parameter: ParameterSpec) {
    guard let text = word.text, case .success(let value) = WordReading.read(text, as: parameter)
    else { return }
    switch value {
    case .integer, .number, .duration, .size, .time: mark(.number, word.range)
    case .boolean, .null: mark(.constant, word.range)
    default: break
    }
  }

  /// A variable with its path, or an id, by the rules of the check.
  private mutating func markReference(_ word: WordSyntax) {
    guard let text = word.text else { return }
    var path = Parser(source, registry: registry, range: word.range)
    path.marker = SyntaxMarker(names: marker?.names)
    if var name = path.takeName(), knows(name.text) {
      path.mark(.variable, name.range)
      name.hasDollar = true
      _ = path.parsePath(after: .variable(name))
      if path.isAtEnd, path.diagnostics.isEmpty {
        marker?.add(path.marker?.marks ?? [])
        return
      }
    }
    // What is being typed may still become an id.
    let isID = ReferenceWord.looksLikeID(text)
    mark(isID ? .id : .unknownVariable, word.range, isBegun: !isID)
  }
}

extension WordSyntax {
  /// Whether it is a pattern where no file has its name.
  fileprivate var isPattern: Bool {
    parts.contains { part in
      if case .bare(let text) = part { text.contains { "*?[".contains($0) } } else { false }
    }
  }
}
