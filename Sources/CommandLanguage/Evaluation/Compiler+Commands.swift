extension Compiler {
  /// Appends what an operand gives to its parameter's values.
  private typealias Collect = (Frame, inout [Value]) throws -> Void

  func compile(_ command: BoundCommand) -> Evaluate {
    let arguments = compileArguments(of: command)
    let (interpreter, site) = (interpreter, site(command.range))
    let (name, body) = (command.spec.name, command.body)
    if case .enclosing(let body) = body, let enclosed = command.enclosed.map(compile) {
      // What is enclosed reads its arguments when it runs, if it runs.
      return { frame in
        try interpreter.cancellation.check()
        let values = try arguments(frame)
        return try interpreter.attributing(name, site) {
          try body(values, { try enclosed(frame) }, interpreter)
        }
      }
    }
    return { frame in
      try interpreter.cancellation.check()
      return try interpreter.run(body, of: name, try arguments(frame), at: site)
    }
  }

  /// A command whose arguments are read at once, and which is carried out later.
  func compileDeferred(_ command: BoundCommand) -> (Frame) throws -> () throws -> Void {
    let arguments = compileArguments(of: command)
    let (interpreter, site) = (interpreter, site(command.range))
    let (name, body) = (command.spec.name, command.body)
    return { frame in
      let values = try arguments(frame)
      return { _ = try interpreter.run(body, of: name, values, at: site) }
    }
  }

  /// The values of a command's parameters, in their order.
  func compileArguments(of command: BoundCommand) -> (Frame) throws -> [[Value]] {
    compileArguments(command.operands, of: command.spec)
  }

  /// The values of the parameters of a command or a filter.
  func compileArguments(_ operands: [[CheckedOperand]], of spec: CommandSpec) -> (Frame) throws
    -> [[Value]]
  {
    let parameters = zip(spec.parameters, operands).map { parameter, operands in
      operands.map { compile($0, for: parameter) }
    }
    return { frame in
      var values: [[Value]] = []
      values.reserveCapacity(parameters.count)
      for operands in parameters {
        var collected: [Value] = []
        for operand in operands { try operand(frame, &collected) }
        values.append(collected)
      }
      return values
    }
  }

  private func compile(_ operand: CheckedOperand, for parameter: ParameterSpec) -> Collect {
    if case .command = parameter.kind { return { _, _ in } }
    let site = site(operand.range)
    switch operand {
    case .path(let parts, _):
      let expand = compilePath(parts, site)
      return { frame, values in values += try expand(frame).map(Value.path) }
    case .value(let expression, _):
      let value = compile(expression)
      let isSpread =
        parameter.arity.isRepeated && parameter.kind != .any && parameter.kind != .expression
      return { frame, values in
        let result = try value(frame)
        if isSpread, case .list(let items) = result {
          values += items
        } else {
          values.append(result)
        }
      }
    }
  }

  /// The file of that name, else the files that the word matches as a glob.
  func compilePath(_ parts: [CheckedTextPart], _ site: Site) -> (Frame) throws -> [String] {
    let files = interpreter.surroundings.files
    let pieces = parts.enumerated().flatMap { compile($1, isFirst: $0 == 0, site) }
    return { frame in
      var path = ""
      var pattern = ""
      for piece in pieces {
        let text = try piece.text(frame)
        path += text
        pattern += piece.isBare ? Glob.escapeBackslashes(text) : Glob.escape(text)
      }
      guard Glob.isPattern(pattern), files.status(path) == nil else { return [path] }
      return try matches(of: pattern, written: path, site)
    }
  }

  /// A part of a path: bare, where it may be a glob.
  private struct PathPiece {
    let isBare: Bool
    let text: (Frame) throws -> String
  }

  private func compile(_ part: CheckedTextPart, isFirst: Bool, _ site: Site) -> [PathPiece] {
    switch part {
    case .bare(let text):
      guard isFirst, text == "~" || text.hasPrefix("~/") else {
        return [PathPiece(isBare: true) { _ in text }]
      }
      let rest = String(text.dropFirst())
      return [homePiece(site), PathPiece(isBare: true) { _ in rest }]
    case .quoted(let text): return [PathPiece(isBare: false) { _ in text }]
    case .expression(let expression):
      let value = compile(expression)
      return [PathPiece(isBare: false) { frame in try value(frame).text }]
    }
  }

  private func homePiece(_ site: Site) -> PathPiece {
    let home = interpreter.surroundings.home
    return PathPiece(isBare: false) { _ in
      guard let home else {
        throw Failure(
          Surroundings.homelessMessage, kind: "no_home", hint: Surroundings.homelessHint, site: site
        )
      }
      return home
    }
  }

  private func matches(of pattern: String, written: String, _ site: Site) throws -> [String] {
    let shown = written.escapingControls()
    let matches: [String]
    do {
      matches = try Glob.paths(
        matching: pattern, in: interpreter.surroundings.files,
        cancellation: interpreter.cancellation)
    } catch is Glob.Overflow {
      throw Failure(
        "`\(shown)` matches more than \(Glob.matchLimit) files", kind: "too_many_files",
        hint: "go through the folders one by one", site: site)
    }
    if matches.isEmpty {
      throw Failure(
        "no file matches `\(shown)`", kind: "no_match",
        hint: "`files` tries a pattern; a name with `*` in it stands in quotes", site: site)
    }
    return matches
  }
}
