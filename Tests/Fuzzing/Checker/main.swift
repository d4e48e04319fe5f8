import CommandLanguage
import FuzzSupport
import ShellCommands

// Lexer, parser and checker: any text has diagnostics or is a program, and is so in bounded time.
Fuzzer.run { start, count in
  let surroundings = Surroundings(
    environment: ["HOME": "/nowhere"], files: FileSystem(status: { _ in nil }, names: { _ in nil }),
    clock: SimulatedClock())
  let session = APISession(surroundings, output: Silence()) {
    throw Failure("no account", kind: "no_key")
  }
  let interpreter = Interpreter(
    registry: .gridsh(session), output: Silence(), surroundings: surroundings)
  let source = SourceText(Fuzzer.text(start, count), name: "fuzz")
  let parsed = Parser.parse(source, registry: interpreter.registry)
  _ = Parser.completion(atEndOf: source, registry: interpreter.registry)
  let marked = Parser.marks(of: source, registry: interpreter.registry, variables: [])
  // Each begins where the one before it ends, or behind it.
  precondition(
    zip(marked.marks, marked.marks.dropFirst()).allSatisfy { $0.range.upper <= $1.range.lower })
  let (program, diagnostics) = interpreter.check(parsed)
  // A program is refused with a reason, and only then.
  precondition((program == nil) == diagnostics.contains { $0.severity == .error })
  return 0
}
