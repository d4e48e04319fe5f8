import CommandLanguage
import Synchronization

extension Command {
  static func cd() -> Command {
    let previous = Mutex<String?>(nil)
    return Command(
      "cd",
      summary: "Makes another folder the one that relative paths begin in.",
      parameters: Parameter.path("FOLDER", "The folder; `-` is the one before.", endings: [])
        .optional(
          "the home folder"),
      examples: [Example("cd broken; print (pwd).name", "Goes into a folder.", prints: "broken")],
      immediately: { interpreter, path in
        let files = interpreter.surroundings.files
        let target =
          switch path {
          case "-": previous.withLock { $0 }
          case let path?: path
          case nil: interpreter.surroundings.environment["HOME"]
          }
        guard let target, !target.isEmpty else {
          throw Failure(
            path == nil ? "HOME is not set" : "there is no folder before this one",
            kind: "no_folder", hint: "name a folder")
        }
        let left = files.workingFolder()
        if let reason = files.enter(target) {
          throw Failure(
            "cannot enter `\(target.escapingControls())`: \(reason)", kind: "no_folder",
            hint: "`files *` lists what is here")
        }
        previous.withLock { $0 = left }
        return .null
      })
  }
}
