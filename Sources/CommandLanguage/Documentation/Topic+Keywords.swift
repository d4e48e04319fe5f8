extension Topic {
  /// Those that open statements first, in the order of the grammar.
  static let keywords = [
    Topic(
      "if", "else", in: .keyword, usage: "if CONDITION { … } else if CONDITION { … } else { … }",
      "Runs the first block whose condition is true.",
      discussion: """
        A condition is true or false, nothing else. `else` may stand on a row below its block, in a \
        file.
        """,
      examples: [
        Example(
          "n = 3; if n > 5 { print \"many\" } else { print \"few\" }",
          "Chooses between two blocks.",
          prints: "few")
      ]),
    Topic(
      "for", in: .keyword, usage: "for NAME in LIST { … }",
      "Runs a block for each item of a list, a range or a record's keys.",
      discussion: """
        The name is a variable like any other and keeps the last item. `0..n` counts to `n`; a \
        command may stand behind `in`: `for k in list { … }`.
        """,
      examples: [
        Example("for i in 1..3 { print i * i }", "Counts.", prints: "1\n4\n9"),
        Example(
          "for f in files *.csv { print f.stem }", "Goes through files.", prints: "orders"),
      ]),
    Topic(
      "while", in: .keyword, usage: "while CONDITION { … }",
      "Runs a block again and again, as long as the condition is true.",
      examples: [
        Example(
          "n = 1; while n < 100 { n = n * 2 }; print n", "Doubles up to a limit.", prints: "128")
      ]),
    Topic(
      "break", in: .keyword, "Leaves the innermost loop.",
      examples: [
        Example(
          "for i in 1..9 { if i * i > 10 { break } }; print i", "Looks for the first one.",
          prints: "4")
      ]),
    Topic(
      "continue", in: .keyword, "Begins the next turn of the innermost loop.",
      examples: [
        Example(
          "for i in 1..4 { if i % 2 == 0 { continue }; print i }", "Leaves out the even ones.",
          prints: "1\n3")
      ]),
    Topic(
      "def", in: .keyword, usage: "def NAME PARAMETER… { … }",
      "Makes a command of your own.",
      discussion: """
        A parameter may have a kind and a default: `def up f: path times: number = 3 { … }`. It is \
        called as a command, `up a.csv --times 5`, or as a function, `up("a.csv", 5)`. It has \
        variables of its own and can read those of the session. `##` lines above it are its help.
        """,
      examples: [
        Example(
          "def fib n: number { if n < 2 { return n }; return fib(n - 1) + fib(n - 2) }; fib 20",
          "Calls itself.", prints: "6765")
      ]),
    Topic(
      "return", in: .keyword, usage: "return [VALUE]",
      "Ends a `def` and says what it gives; null without a value.",
      examples: [
        Example(
          "def half n { return n / 2 }; print half(9)", "Gives a number.", prints: "4.5")
      ]),
    Topic(
      "param", in: .keyword, usage: "param NAME: KIND = DEFAULT",
      "Makes a script take a value from its command line.",
      discussion: """
        `param file: path = "q3.pdf"` is given by `gridsh script.grid --file other.pdf`. One without \
        a default is required. `gridsh script.grid --help` lists them with the `##` lines above them.
        """,
      examples: [Example("param count: number = 3; print count", "Has a default.", prints: "3")]),
    Topic(
      "try", "catch", in: .keyword, usage: "try { … } catch NAME { … }",
      "Runs a block, and another one with the error if something in it fails.",
      discussion: """
        The name holds the error: `e.kind`, `e.status`, `e.code`, `e.message`, `e.retryable`, \
        `e.retry_after`, `e.request_id` and `e.made`. `explain KIND` says what a kind means.
        """,
      examples: [
        Example(
          "try { create missing.csv } catch e { print e.kind }", "Goes on after an error.",
          prints: "unreadable_file")
      ]),
    Topic(
      "expect", in: .keyword, usage: "expect CONDITION, or expect error [STATUS or KIND] { … }",
      "Raises `expectation_failed` where a condition does not hold, or a block does not fail.",
      discussion: """
        What does not hold is shown with both sides. A script that ends so has exit code 3. `expect \
        error 404 { … }` and `expect error timeout { … }` want that status, code or kind.
        """,
      examples: [
        Example(
          "expect 1 + 1 == 2; expect error 404 { retrieve kn-none }; print \"as expected\"",
          "Holds, and prints what follows.", prints: "as expected")
      ]),
    Topic(
      "defer", in: .keyword, usage: "defer COMMAND, or defer { … }",
      "Runs something when the script, the `def` or the session ends, however it ends.",
      discussion: """
        A command reads its arguments at once, a block when it runs; the last one deferred runs \
        first. What fails there is reported and hides no earlier error.
        """,
      examples: [
        Example(
          "def f { defer print \"last\"; print \"first\" }; f", "Runs at the end of the `def`.",
          prints: "first\nlast")
      ]),
    Topic(
      "true", "false", in: .keyword, "The two values that a condition can have.",
      examples: [Example("print true and not false", "Joins conditions.", prints: "true")]),
    Topic(
      "null", in: .keyword, "The value of what is not there.",
      discussion: """
        `??` puts another one in its place, `?.` asks for a field of what may be null.
        """,
      examples: [
        Example("print env(\"NO_SUCH\") ?? \"unset\"", "Replaces null.", prints: "unset")
      ]),
  ]

  /// From loose to tight, as ``BinaryOperator`` has them.
  static let operators = [
    Topic(
      "or", in: .operator, usage: "A or B",
      "Whether one of two conditions is true; the second is asked only where the first is false."),
    Topic(
      "and", in: .operator, usage: "A and B",
      "Whether both conditions are true; the second is asked only where the first is true."),
    Topic(
      "not", in: .operator, usage: "not A", "Whether a condition is false.",
      discussion: "It stands before a whole comparison: `not a == b` is `not (a == b)`."),
    Topic(
      "==", "!=", in: .operator, usage: "A == B, A != B",
      "Whether two values are equal, or are not.",
      discussion: "Values of different kinds are not; a path equals the text that spells it."),
    Topic(
      "<", "<=", ">", ">=", in: .operator, usage: "A < B, A <= B, A > B, A >= B",
      "How two values of one kind are ordered.",
      discussion:
        "Numbers, texts, durations, sizes and times have an order; comparisons do not chain."),
    Topic(
      "in", "not in", in: .operator, usage: "A in B, A not in B",
      "Whether a list, a range, a record's keys or a text's parts hold a value.",
      examples: [
        Example(
          "print \"ell\" in \"hello\", 3 in 1..2, \"a\" in {a: 1}", "Asks three containers.",
          prints: "true false true")
      ]),
    Topic(
      "matches", in: .operator, usage: "TEXT matches 'PATTERN'",
      "Whether a regular expression finds something in a text, anywhere.",
      discussion: "The pattern is PCRE2's; `^` and `$` hold it to the ends. Raw quotes keep `\\`.",
      examples: [Example("print \"q3.csv\" matches '\\.csv$'", "Looks at the end.", prints: "true")]
    ),
    Topic(
      "??", in: .operator, usage: "A ?? B",
      "The first value, or the second where the first is null.",
      examples: [Example("print null ?? 0", "Replaces null.", prints: "0")]),
    Topic(
      "..", in: .operator, usage: "FROM..TO",
      "The whole numbers from one to another, both included.",
      discussion: "One that runs backwards is empty. In an index it is a slice: `x[1..-1]`.",
      examples: [
        Example(
          "print sum(1..4), [7, 8, 9][0..1]", "Adds a range, cuts a list.", prints: "10 [7,8]")
      ]),
    Topic(
      "+", "-", in: .operator, usage: "A + B, A - B",
      "Adds or subtracts numbers, durations and sizes; `+` joins texts and lists.",
      discussion: "Two times have a duration between them, and a duration moves a time.",
      examples: [
        Example(
          "print 1m + 30s, \"a\" + \"b\", [1] + [2]", "Adds and joins.", prints: "1m30s ab [1,2]")
      ]),
    Topic(
      "*", "/", "%", in: .operator, usage: "A * B, A / B, A % B",
      "Multiplies, divides, or gives what a division leaves.",
      discussion: """
        `/` always gives a number; `%` has the sign of the divisor. A duration or a size is scaled by \
        a number and divided by one, or by its like.
        """,
      examples: [Example("print 7 / 2, -7 % 3, 5MB * 2", "Reckons.", prints: "3.5 2 10MB")]),
    Topic(
      ".", "?.", "[]", in: .operator, usage: "X.field, X?.field, X[index]",
      "A field, a field of what may be null or lack it, an item.",
      discussion: """
        The first item is 0, -1 the last. A record's field may be asked for by `r["two words"]`.
        """,
      examples: [
        Example(
          "print [7, 8, 9][-1], {a: 1}?.b ?? \"none\"",
          "Asks from the end, and for what may be missing.",
          prints: "9 none")
      ]),
    Topic(
      "|", in: .operator, usage: "SOURCE | FILTER",
      "Gives what stands at its left to a filter, item by item.",
      examples: [
        Example("print ([3, 1, 2] | sort | first 2)", "Sorts and cuts a list.", prints: "[1,2]")
      ]),
  ]
}
