/// The item that an expression of a filter is about.
///
/// One for each place of the program; a `def` that comes back to the place while it is in use puts
/// back what it found.
final class CurrentItem {
  fileprivate(set) var value = Value.null

  fileprivate func with<Result>(_ item: Value, _ body: () throws -> Result) rethrows -> Result {
    let outer = value
    value = item
    defer { value = outer }
    return try body()
  }
}

extension Compiler {
  /// What a source gives its first filter.
  private typealias Supply = (Frame) throws -> Items

  /// A filter at its place; a struct, because bare closures in an array are called through a thunk.
  private struct Stage {
    let apply: (Items, Frame) throws -> Items
  }

  func compilePipeline(_ head: CheckedExpression, _ filters: [BoundFilter]) -> Evaluate {
    let items = compileSupply(head, filters)
    return { frame in try items(frame).collected() }
  }

  private func compileSupply(_ head: CheckedExpression, _ filters: [BoundFilter]) -> Supply {
    let supply = compileSupply(head, before: filters.first)
    let stages = filters.map(compileStage)
    return { frame in
      var items = try supply(frame)
      for stage in stages { items = try stage.apply(items, frame) }
      return items
    }
  }

  /// A command's pages are fetched as they are needed, a list's items are there already. Each item is
  /// where a pipeline can be ended.
  private func compileSupply(_ head: CheckedExpression, before next: BoundFilter?) -> Supply {
    if case .pipeline(let head, let filters, _) = head { return compileSupply(head, filters) }
    let (interpreter, site) = (interpreter, site(head.range))
    let check = { [cancellation = interpreter.cancellation] in
      if cancellation.isRequested { throw cancellation.ending }
    }
    if case .command(let command) = head, case .streaming(let body) = command.body {
      let values = compileArguments(of: command)
      let wanted = next?.wanted
      return { frame in
        let pages = try interpreter.pages(
          body, of: command.spec.name, try values(frame), interpreter.invocation(wanted: wanted),
          at: site)
        return .many(ItemStream(ofPages: pages).checking(check))
      }
    }
    let value = compile(head)
    return { frame in
      let value = try value(frame)
      if value == .null {
        throw Failure(
          "null has nothing that a filter could take", kind: "null_value",
          hint: "write `?? []` behind what may be null, in parentheses", site: site)
      }
      switch Items(value) {
      case .one(let value): return .one(value)
      case .many(let stream): return .many(stream.checking(check))
      }
    }
  }

  private func compileStage(_ bound: BoundFilter) -> Stage {
    let (interpreter, site) = (interpreter, site(bound.range))
    switch bound.filter.body {
    case .plain(let run):
      let values = compileArguments(bound.operands, of: bound.filter.spec)
      let context = FilterContext(interpreter: interpreter, site: site)
      return Stage { items, frame in
        do {
          return try run(items, context, try values(frame))
        } catch let error as ArgumentError {
          throw Failure(error.message, kind: error.kind, site: site)
        } catch var failure as Failure {
          failure.site = failure.site ?? site
          throw failure
        }
      }
    case .condition(let run):
      let (inner, item) = aboutItem()
      guard let condition = bound.expression.map(inner.compileCondition) else { break }
      return Stage { items, frame in
        try run(items) { value in try item.with(value) { try condition(frame) } }
      }
    case .mapping(let run):
      let (inner, item) = aboutItem()
      guard let expression = bound.expression.map(inner.compile) else { break }
      return Stage { items, frame in
        try run(items) { value in try item.with(value) { try expression(frame) } }
      }
    }
    return Stage { items, _ in items }
  }

  /// A bare name where an item has no such field may be meant as something else.
  func compileItemField(_ field: CheckedExpression, _ name: NameSyntax, _ isVariable: Bool)
    -> Evaluate
  {
    let value = compile(field)
    return { frame in
      do {
        return try value(frame)
      } catch var failure as Failure {
        if isVariable {
          failure.hint =
            "`\(name.text)` is a field of the item here; write `$\(name.text)` for the variable"
        } else if failure.kind == "wrong_kind" {
          failure.hint = "`\(name.text)` is a field of the item here; the item itself is `it`"
        }
        throw failure
      }
    }
  }

  /// A compiler for expressions about an item, and that item.
  private func aboutItem() -> (Compiler, CurrentItem) {
    var inner = self
    let item = CurrentItem()
    inner.items.append(item)
    return (inner, item)
  }
}

extension BoundFilter {
  /// The one expression of a filter that has one.
  fileprivate var expression: CheckedExpression? {
    if case .value(let expression, _)? = operands.first?.first { expression } else { nil }
  }

  /// How many items it takes at most, where that is written out.
  fileprivate var wanted: Int? {
    guard filter.spec.name == Filter.first.spec.name else { return nil }
    if operands.first?.isEmpty ?? true { return 1 }
    guard case .constant(.integer(let count), _)? = expression else { return nil }
    return Int(count)
  }
}

// MARK: Pages

extension Interpreter {
  /// The pages of a command, each fetched when it is asked for; nil at the end.
  func pages(
    _ body: @escaping Command.Streaming, of name: String, _ values: [[Value]],
    _ invocation: Invocation, at site: Site
  ) throws -> () throws -> [Value]? {
    let pages = try attributing(name, site) { try body(values, invocation) }
    return {
      let page = try self.run(
        .asynchronous { _, _ in try await pages.next().map(Value.list) ?? .null }, of: name, [],
        at: site)
      if case .list(let values) = page { return values }
      return nil
    }
  }
}
