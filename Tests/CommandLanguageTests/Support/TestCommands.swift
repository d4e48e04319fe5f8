import CommandLanguage
import Dispatch
import Synchronization

/// The commands of the tests: few, with a parameter of each kind, and without a service behind them.
///
/// All but `pause` and `break_off` run at once, so that most tests need no thread of their own.
final class TestCommands: Sendable {
  /// Signalled when `pause` has begun to wait.
  let pausing = DispatchSemaphore(value: 0)
  /// How often `pause` was cancelled.
  let cancelled = Mutex(0)
  /// What `create` gives next, in the place of a knowledge of its own making.
  let next = Mutex<ObjectHandle?>(nil)
  /// How many pages `pages` was asked for.
  let fetched = Mutex(0)
  /// How many items `pages` was told that the filters take.
  let wanted = Mutex<Int?>(nil)
  private let created = Mutex(0)

  var registry: Registry {
    Registry(
      groups: [
        CommandGroup(
          "tests", "What the tests need.",
          [
            print, create, wait.settling("status"), retrieve, files, source, echo, exit, fail,
            breakOff, pause, take, cut, at, pages, look.forPerson, again,
          ])
      ],
      objectKinds: [.knowledge])
  }

  /// A knowledge that was just created, with the next id: `kn_1`, `kn_2`.
  private func makeKnowledge(name: String?) -> Value {
    let number = created.withLock { count in
      count += 1
      return count
    }
    let record = Record([
      ("id", .text("kn_\(number)")), ("name", name.map(Value.text) ?? .null),
      ("status", .text("ready")), ("credits", .null),
      ("row_counts", .record(Record([("total", .integer(3))]))),
    ])
    return .object(
      ObjectHandle(
        kind: .knowledge, id: "kn_\(number)", record: record, requested: .now, answered: .zero))
  }

  private var print: Command {
    Command(
      "print", summary: "Writes values.",
      parameters: Parameter.expression("EXPRESSION", "What to write.").repeated()
    ) { interpreter, values in
      try interpreter.output.write(values.map(\.text).joined(separator: " "))
      return .null
    }
  }

  private var create: Command {
    Command(
      "create", summary: "Makes one knowledge of one or more files.",
      parameters: Parameter.path("PATH", "A file or a glob.").atLeastOne(),
      Parameter.text("name", "What it is called.").flag().optional("the first file's name"),
      Parameter.toggle("root", "Puts it at the root."),
      result: .object("knowledge")
    ) { (_: Interpreter, paths, name, _) in
      if let handle = self.next.withLock(\.self) { return .object(handle) }
      return self.makeKnowledge(name: name ?? paths.joined(separator: " "))
    }
  }

  private var wait: Command {
    Command(
      "wait", summary: "Waits until each knowledge is ready.",
      parameters: Parameter.object("K", "knowledge", "A variable, or an id.").atLeastOne(),
      Parameter.duration("timeout", "How long at most.").flag().optional("as long as it takes"),
      Parameter.choice("until", ["ready", "partial"], "When it ends.").flag().optional("ready"),
      result: .silent(object: "knowledge")
    ) { (_: Interpreter, references, _, _) in references[0] }
  }

  private var retrieve: Command {
    Command(
      "retrieve", summary: "Asks how a knowledge stands.",
      parameters: Parameter.object("K", "knowledge", "A variable, or an id."),
      result: .object("knowledge")
    ) { (_: Interpreter, reference) in reference }
  }

  private var files: Command {
    Command(
      "files", summary: "Gives the files that a glob names.",
      parameters: Parameter.path("GLOB", "Such as *.csv.").repeated(), result: .paths
    ) { (_: Interpreter, paths) in .list(paths.map(Value.path)) }
  }

  private var source: Command {
    Command(
      "source", summary: "Runs the statements of a file.",
      including: Parameter.path("FILE", "The file."))
  }

  /// Shows how its arguments were read.
  private var echo: Command {
    Command(
      "echo", summary: "Gives its arguments.",
      parameters: Parameter.any("VALUE", "Anything.").repeated(),
      Parameter.text("tag", "A text.").flag().optional(), result: .value
    ) { (_: Interpreter, values, tag) in .list(values + (tag.map { [.text("tag=" + $0)] } ?? [])) }
  }

  private var exit: Command {
    Command(
      "exit", summary: "Ends the session.",
      parameters: Parameter.integer("N", "The exit code.", within: 0...255).optional("0"),
      result: .never
    ) { (_: Interpreter, code) in throw Ending.exit(Int32(truncatingIfNeeded: code ?? 0)) }
  }

  private var fail: Command {
    Command(
      "fail", summary: "Raises an error.", parameters: Parameter.text("TEXT", "Its message."),
      result: .never
    ) { (_: Interpreter, text) in throw Failure(text, kind: "failed") }
  }

  /// Raises an error after a while on the cooperative pool.
  private var breakOff: Command {
    Command(
      "break_off", summary: "Raises an error.", parameters: Parameter.text("TEXT", "Its message."),
      needsAPI: true
    ) { _, text in
      await Task.yield()
      throw Failure(text, kind: "failed")
    }
  }

  /// Waits until it is cancelled.
  private var pause: Command {
    Command("pause", summary: "Waits for the end.", needsAPI: true) { _ in
      self.pausing.signal()
      let ended = AsyncStream.makeStream(of: Void.self)
      return await withTaskCancellationHandler {
        for await _ in ended.stream {}
        self.cancelled.withLock { $0 += 1 }
        return .null
      } onCancel: {
        ended.continuation.finish()
      }
    }
  }

  /// Gives the bytes of a size, and of another one.
  private var cut: Command {
    Command(
      "cut", summary: "Gives sizes in bytes.", parameters: Parameter.size("SIZE", "How much."),
      Parameter.size("at-most", "No more than this.").flag().optional("no limit"), result: .value
    ) { (_: Interpreter, size, most) in
      .list([.integer(size)] + (most.map { [.integer($0)] } ?? []))
    }
  }

  /// Gives a time in seconds since 1970, and a number.
  private var at: Command {
    Command(
      "at", summary: "Gives a time.", parameters: Parameter.time("TIME", "When."),
      Parameter.number("scale", "A number.").flag().optional("1"), result: .value
    ) { (_: Interpreter, time, scale) in
      .list([.integer(time.components.seconds), .number(scale ?? 1)])
    }
  }

  /// Gives the numbers from 1, two on a page, and counts the pages that are asked for.
  private var pages: Command {
    Command(
      "pages", summary: "Gives numbers page by page.",
      parameters: Parameter.integer("N", "How many pages."),
      Parameter.integer("broken", "The page that fails.").flag().optional("none"),
      result: .value,
      streaming: { invocation, count, broken in
        self.wanted.withLock { $0 = invocation.wanted }
        let page = Mutex(Int64(0))
        return Pages {
          let number = page.withLock { page in
            page += 1
            return page
          }
          if number > count { return nil }
          self.fetched.withLock { $0 += 1 }
          await Task.yield()
          if number == broken { throw Failure("page \(number) is broken", kind: "broken_page") }
          return [.integer(number * 2 - 1), .integer(number * 2)]
        }
      })
  }

  /// Runs the command that it is given so many times, and gives what it gave; without one the number.
  private var again: Command {
    Command(
      "again", summary: "Runs a command more than once.",
      parameters: Parameter.integer("N", "How often."),
      enclosing: .command("COMMAND", "What to run.", needsAPI: false, optional: "nothing"),
      result: .value
    ) { _, command, count in
      guard let command else { return .integer(count) }
      return .list(try (0..<count).map { _ in try command() })
    }
  }

  /// Takes the rest of the line.
  private var look: Command {
    Command(
      "look", summary: "Gives all words as a text.",
      parameters: Parameter.rest("TEXT", "What to give."),
      Parameter.text("tag", "A text.").flag().optional(), result: .value
    ) { (_: Interpreter, text, tag) in .text(text + (tag.map { " tag=" + $0 } ?? "")) }
  }

  /// Takes one text, and gives it: `take k` is the text, whatever `k` is.
  private var take: Command {
    Command(
      "take", summary: "Gives a text.", parameters: Parameter.text("TEXT", "Any."), result: .value
    ) { (_: Interpreter, text) in .text(text) }
  }
}

extension ObjectKind {
  static let knowledge = ObjectKind(
    name: "knowledge",
    fields: [
      FieldSpec("id", "What the endpoints call it."), FieldSpec("name", "Its name."),
      FieldSpec("status", "How it stands."),
      FieldSpec(
        "row_counts", "How many rows there are.", fields: [FieldSpec("total", "All rows.")]),
      FieldSpec(
        "credits", "What it cost; null meanwhile.",
        fields: [FieldSpec("consumed", "Credits spent.")]),
    ],
    columns: [], presentation: { _ in Presentation(title: "knowledge", rows: []) })
}
