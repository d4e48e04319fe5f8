extension Topic {
  /// What the language itself raises; `catch e` has the name as `e.kind`.
  static let errors = [
    Topic(
      "wrong_kind", in: .error, "A value is of a kind that its place does not take.",
      advice: """
        Convert it: `number(t)` reads a text, `text(x)` and `"${x}"` make one, `x == 0` makes a \
        condition.
        """,
      examples: [
        Example(
          "n = 3; try { print n + \" files\" } catch e { print e.kind }",
          "Joins a number and a text.",
          prints: "wrong_kind")
      ]),
    Topic(
      "missing_field", in: .error, "A record has no field of the name.",
      advice: "`r?.name` is null where it is missing; `keys(r)` lists the fields.",
      examples: [
        Example(
          "r = {a: 1}; print r?.b ?? \"none\"", "Asks for what may be missing.", prints: "none")
      ]),
    Topic(
      "null_value", in: .error, "A field is asked for of null.",
      advice: "Write `?.` before the field, and `??` with a value in its place.",
      examples: [
        Example(
          "k = create orders.csv; print k.credits?.consumed ?? 0",
          "Asks before the credits are known.",
          prints: "0")
      ]),
    Topic(
      "out_of_range", in: .error, "A list, a text or a range has no item of the number.",
      advice: "The first item is 0; `len(x)` says how many there are, `first` gives null for none."),
    Topic(
      "overflow", in: .error, "A result is too large for 64 bits, or for a finite number.",
      advice: "Write one side with a decimal point to reckon with numbers."),
    Topic(
      "division_by_zero", in: .error, "The divisor of `/` or `%` is 0.",
      advice: "Ask before: `if n != 0 { … }`."),
    Topic(
      "unset_variable", in: .error, "A variable is used on a path that gives it no value.",
      advice: "Give it one before the `if` or the loop, `x = null` say."),
    Topic(
      "expectation_failed", in: .error, "An `expect` does not hold.",
      advice: "The message shows both sides; the exit code is 3."),
    Topic(
      "failed", in: .error, "`fail TEXT` was run.", advice: "The text says what went wrong.",
      examples: [
        Example(
          "try { fail \"no files\" } catch e { print e.message }", "Catches it.", prints: "no files"
        )
      ]),
    Topic(
      "too_deep", in: .error, "Calls, or lists and records, stand too deeply within one another.",
      advice: "Look for the recursion that does not end, or use a loop."),
    Topic(
      "too_complex", in: .error, "A pattern has too many ways to match a text.",
      advice: "Repeat no group that repeats itself, as `(a+)+` does."),
    Topic(
      "wrong_pattern", in: .error, "A regular expression cannot be read.",
      advice: "A backslash before `. * + ? ( ) [ ] { } | ^ $` makes it that character."),
    Topic(
      "malformed", in: .error, "A text is no JSON, or no time.",
      advice: "Print the text; a time is `2026-01-01` or `2026-01-01T10:00:00Z`."),
    Topic(
      "secret", in: .error, "A variable of the environment holds a key, which no program reads.",
      advice: "Nothing needs it: gridsh sends the key by itself."),
    Topic(
      "redefined", in: .error, "A `def` that is called has been given other parameters since.",
      advice: "Define anew what calls it, too."),
    Topic(
      "wrong_argument", in: .error, "Arguments of a command exclude each other, or cannot be sent.",
      advice: "`help COMMAND` says what goes together."),
    Topic(
      "unknown_command", in: .error, "`help` or `explain` knows no such word.",
      advice: "`help` lists what there is."),
    Topic(
      "no_match", in: .error, "No file has the name, or matches the glob.",
      advice: "`files` tries a pattern; a name with `*` in it stands in quotes."),
    Topic(
      "too_many_files", in: .error, "A glob matches more files than a command can take.",
      advice: "Name a folder within, or a narrower pattern."),
    Topic(
      "no_home", in: .error, "A path begins with `~`, but HOME is not set.",
      advice: "Write the whole path."),
    Topic(
      "no_folder", in: .error, "A folder is not there, or cannot be entered.",
      advice: "`pwd` says where the session stands, `files *` what is there."),
    Topic(
      "unreadable_file", in: .error, "A file is missing or cannot be read.",
      advice: "The message names it; nothing was sent."),
    Topic(
      "file_exists", in: .error, "`save` would replace a file.",
      advice: "Choose another name, or `save FILE --force`."),
    Topic(
      "unwritable_file", in: .error, "A file cannot be written.",
      advice: "Look at the folder's rights and at the space on the disk."),
    Topic(
      "not_at_prompt", in: .error,
      "A command was run elsewhere that is for the prompt alone.",
      advice: "Start `gridsh` alone, and run it there."),
    Topic(
      "nothing_to_save", in: .error, "`save FILE` found no statement that a script could hold.",
      advice: "Run something first: what failed, and what only looks around, is not saved."),
    Topic(
      "program_failed", in: .error, "A program that is to have the terminal cannot be started.",
      advice: "Check SHELL, PAGER and EDITOR: each names a program, and PATH says where it is."),
    Topic(
      "output_failed", in: .error, "Standard output cannot be written.",
      advice: "Look at the space on the disk that it goes to."),
    Topic(
      "fault", in: .error, "gridsh itself is wrong.",
      advice: "Report it with the message; what ran until then has run."),
  ]
}
