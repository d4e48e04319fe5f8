/// A shell in which the program's own arguments can be completed, by a script that is made from their
/// declarations.
package enum ShellCompletion: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The script, with its last newline.
  ///
  /// It asks the program itself for the parameters of a script that is to be run, by `--help`, which
  /// runs nothing.
  /// - Parameter programs: the program, and behind it those of its ways that have a word before their
  ///   options: `gridsh`, `gridsh sandbox`.
  package func script(_ programs: [CommandSpec]) -> String {
    guard let program = programs.first else { return "" }
    let ways = programs.dropFirst().map { Way($0) }
    return switch self {
    case .bash: Self.bash(program, ways)
    case .zsh: Self.zsh(program, ways)
    case .fish: Self.fish(program, ways)
    }
  }

  /// A way to call the program by a word of its own.
  struct Way {
    /// `sandbox`
    let word: String
    let spec: CommandSpec

    init(_ spec: CommandSpec) {
      self.spec = spec
      word = spec.name.split(separator: " ").last.map(String.init) ?? spec.name
    }
  }

  /// What takes the names out of a script's `--help`: rows such as `  --file PATH  Which file.`.
  static let optionRows = #"s/^ *\(--[A-Za-z0-9_-]*\).*/\1/p"#

  /// A text in single quotes, as sh and zsh have them.
  static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: #"'\''"#) + "'" }
}

extension ParameterSpec {
  /// All its spellings: `-c`, `--command`.
  var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + ["--\(name)"] }

  /// The words that it takes, where these are few; nil for anything else.
  var choices: [String]? {
    if case .choice(let choices) = kind { choices } else { nil }
  }
}
