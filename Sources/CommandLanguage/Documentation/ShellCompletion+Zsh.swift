extension ShellCompletion {
  /// For zsh's completion system: a file `_gridsh` in a folder of `fpath`.
  static func zsh(_ program: CommandSpec, _ ways: [Way]) -> String {
    let name = program.name
    let endings = program.operands.first?.endings ?? []
    let files = endings.map { "_files -g \(quoted("*" + $0)) || " }.joined() + "_files"
    return """
      #compdef \(name)
      # zsh completion of \(name), made by `\(name) --completions zsh`

      _\(name)() {
        case $words[2] in
      \(ways.map(zshWay).joined(separator: "\n"))
        esac
        _arguments -s -S : \\
      \(zshArguments(program))
          '1: :_\(name)_first' \\
          '*:: :_\(name)_script'
      }

      _\(name)_first() {
        local -a ways
        ways=(\(ways.map { quoted("\($0.word):\($0.spec.summary)") }.joined(separator: " ")))
        (( CURRENT == 2 )) && _describe -t commands 'command' ways
        \(files)
      }

      # What stands behind a script is the script's; its `--help` runs nothing.
      _\(name)_script() {
        local -a options
        options=(${(f)"$(command \(name) "${(Q)words[1]}" --help </dev/null 2>/dev/null | command sed -n \(quoted(optionRows)))"})
        if [[ $PREFIX == -* ]]; then
          compadd -a options
        else
          _files
        fi
      }

      _\(name) "$@"

      """
  }

  private static func zshWay(_ way: Way) -> String {
    """
      \(way.word))
        if (( CURRENT > 2 )); then
          shift words
          (( CURRENT-- ))
          _arguments -s -S : \\
    \(zshArguments(way.spec, isLast: true))
          return
        fi
        ;;
    """
  }

  private static func zshArguments(_ spec: CommandSpec, isLast: Bool = false) -> String {
    let rows = spec.flags.map(zshArgument)
    return rows.enumerated().map { place, row in
      "      \(row)" + (isLast && place == rows.count - 1 ? "" : " \\")
    }.joined(separator: "\n")
  }

  /// `'(-h --help)'{-h,--help}'[Prints this page.]'`
  private static func zshArgument(_ flag: ParameterSpec) -> String {
    let sign = flag.kind == .toggle ? "" : "="
    let value: String =
      if flag.kind == .toggle {
        ""
      } else if let choices = flag.choices {
        ":\(flag.name):(\(choices.joined(separator: " ")))"
      } else if flag.kind == .path {
        ":\(flag.name):\(flag.endings?.isEmpty == true ? "_files -/" : "_files")"
      } else {
        ":\(flag.name): "
      }
    let help = "[" + zshEscaped(flag.help) + "]"
    guard let short = flag.short else { return quoted("--\(flag.name)\(sign)\(help)\(value)") }
    let names = flag.spellings.joined(separator: " ")
    // A letter stands apart from its value: `-c TEXT`.
    return "\(quoted("(\(names))")){-\(short),--\(flag.name)\(sign)}\(quoted(help + value))"
  }

  /// What `_arguments` would read in a description.
  private static func zshEscaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
      .replacing(":", with: "\\:")
  }
}
