extension ShellCompletion {
  /// For bash from 3.2 on, which macOS has: no `mapfile`, no `compopt`.
  static func bash(_ program: CommandSpec, _ ways: [Way]) -> String {
    let name = program.name
    let all = [(way: name, spec: program)] + ways.map { (way: $0.word, spec: $0.spec) }
    return """
      # bash completion of \(name), made by `\(name) --completions bash`

      __\(name)_reply() {
        local line
        while IFS= read -r line; do COMPREPLY+=("$line"); done < <("$@")
      }

      __\(name)_options() {
        "$1" "$2" --help </dev/null 2>/dev/null | sed -n \(quoted(optionRows))
      }

      _\(name)() {
        local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
        local way=\(name) script='' place
        COMPREPLY=()
        # bash takes the `=` of --option=value for a word.
        if [[ $current == '=' ]]; then
          current=''
        elif [[ $before == '=' ]]; then
          before=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        for ((place = 1; place < COMP_CWORD; place++)); do
          case $place:$way:${COMP_WORDS[place]} in
      \(bashWays(ways))
      \(bashValues(program, of: name))
          *:\(name):-*) ;;
          *:\(name):*) script=${COMP_WORDS[place]}; break ;;
          esac
        done
        if [[ -n $script ]]; then
          case $current in
          -*) __\(name)_reply compgen -W "$(__\(name)_options "${COMP_WORDS[0]}" "$script")" -- "$current" ;;
          *) __\(name)_reply compgen -f -- "$current" ;;
          esac
          return
        fi
        case $way:$before in
      \(all.flatMap { bashAnswers($0.way, $0.spec, of: name) }.joined(separator: "\n"))
        esac
        case $way:$current in
      \(all.map { bashOptions($0.way, $0.spec, of: name) }.joined(separator: "\n"))
        \(name):*)
          \(bashOperand(program.operands.first, of: name))
          ((COMP_CWORD == 1)) && __\(name)_reply compgen -W \(quoted(ways.map(\.word).joined(separator: " "))) -- "$current"
          ;;
        esac
        return 0
      }

      complete -o filenames -F _\(name) \(name)

      """
  }

  private static func bashWays(_ ways: [Way]) -> String {
    ways.map { "    1:*:\($0.word)) way=\($0.word) ;;" }.joined(separator: "\n")
  }

  /// Passes over the values of options.
  private static func bashValues(_ spec: CommandSpec, of way: String) -> String {
    let names = spec.flags.filter { $0.kind != .toggle }.flatMap(\.spellings)
    return "    " + names.map { "*:\(way):\($0)" }.joined(separator: " | ")
      + ") ((place++)); [[ ${COMP_WORDS[place]} == '=' ]] && ((place++)) ;;"
  }

  /// What the value of each option may be.
  private static func bashAnswers(
    _ way: String, _ spec: CommandSpec, of program: String
  ) -> [String] {
    spec.flags.filter { $0.kind != .toggle }.map { flag in
      let patterns = flag.spellings.map { "\(way):\($0)" }.joined(separator: " | ")
      let answer =
        if let choices = flag.choices {
          "__\(program)_reply compgen -W \(quoted(choices.joined(separator: " "))) -- \"$current\"; "
        } else if flag.kind == .path {
          "__\(program)_reply compgen \(flag.endings?.isEmpty == true ? "-d" : "-f") -- \"$current\"; "
        } else {
          ""
        }
      return "  \(patterns)) \(answer)return ;;"
    }
  }

  private static func bashOptions(
    _ way: String, _ spec: CommandSpec, of program: String
  ) -> String {
    let names = spec.flags.flatMap(\.spellings).joined(separator: " ")
    return "  \(way):-*) __\(program)_reply compgen -W \(quoted(names)) -- \"$current\" ;;"
  }

  /// Folders, and the files that the program takes.
  private static func bashOperand(_ operand: ParameterSpec?, of name: String) -> String {
    let patterns = (operand?.endings ?? [""]).map { "!*\($0)" }
    let files = patterns.map {
      "__\(name)_reply compgen -f -X \(quoted($0)) -- \"$current\""
    }
    return (files + ["__\(name)_reply compgen -d -- \"$current\""])
      .joined(separator: "\n    ")
  }
}
