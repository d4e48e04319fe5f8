extension ShellCompletion {
  /// For fish: a file `gridsh.fish` in a folder of `fish_complete_path`.
  static func fish(_ program: CommandSpec, _ ways: [Way]) -> String {
    let name = program.name
    let words = ways.map(\.word).joined(separator: " ")
    let values = program.flags.filter { $0.kind != .toggle }.flatMap(\.spellings)
    let suffixes = (program.operands.first?.endings ?? []).map {
      "complete -c \(name) -n __\(name)_begins -k -a '(__fish_complete_suffix \($0))'"
    }
    return """
      # fish completion of \(name), made by `\(name) --completions fish`

      # The script that is to be run: the first word that is no option and no option's value.
      function __\(name)_file
          set -l words (commandline -opc)
          set -e words[1]
          while set -q words[1]
              switch $words[1]
                  case \(values.joined(separator: " "))
                      set -e words[1]
                  case '-*'
                  case '*'
                      echo $words[1]
                      return 0
              end
              set -e words[1]
          end
          return 1
      end

      function __\(name)_way
          set -l words (commandline -opc)
          test (count $words) -gt 1; and contains -- $words[2] \(words)
      end

      function __\(name)_begins
          not __\(name)_file >/dev/null
      end

      function __\(name)_has_script
          not __\(name)_way; and __\(name)_file >/dev/null
      end

      function __\(name)_script_options
          command \(name) (__\(name)_file) --help </dev/null 2>/dev/null | sed -n '\(optionRows.replacing("\\", with: "\\\\"))'
      end

      complete -c \(name) -f
      \(ways.map { "complete -c \(name) -n __fish_is_first_arg -a \($0.word) -d \(fishQuoted($0.spec.summary))" }.joined(separator: "\n"))
      \(suffixes.joined(separator: "\n"))
      complete -c \(name) -n __\(name)_has_script -F
      complete -c \(name) -n __\(name)_has_script -a '(__\(name)_script_options)'
      \(program.flags.map { fishOption($0, of: name, "__\(name)_begins") }.joined(separator: "\n"))
      \(ways.flatMap { way in way.spec.flags.map { fishOption($0, of: name, "__\(name)_way") } }.joined(separator: "\n"))

      """
  }

  private static func fishOption(
    _ flag: ParameterSpec, of program: String, _ condition: String
  ) -> String {
    let short = flag.short.map { " -s \($0)" } ?? ""
    let value =
      if flag.kind == .toggle {
        ""
      } else if let choices = flag.choices {
        " -x -a \(fishQuoted(choices.joined(separator: " ")))"
      } else if flag.kind == .path {
        flag.endings?.isEmpty == true ? " -x -a '(__fish_complete_directories)'" : " -r -F"
      } else {
        " -x"
      }
    return "complete -c \(program) -n \(condition)\(short) -l \(flag.name)\(value)"
      + " -d \(fishQuoted(flag.help))"
  }

  /// fish knows `\'` and `\\` within single quotes.
  private static func fishQuoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
