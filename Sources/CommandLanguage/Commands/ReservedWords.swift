/// Names that no variable may take.
package enum ReservedWords {
  /// The words that open statements or stand in expressions.
  package static let keywords: Set<String> = [
    "and", "break", "catch", "continue", "def", "defer", "else", "expect", "false", "for", "if",
    "in", "matches", "not", "null", "or", "param", "return", "true", "try", "while",
  ]

  /// The keywords that open statements, in the order in which completion lists them.
  package static let opening = [
    "if", "for", "while", "def", "param", "return", "try", "expect", "defer", "break", "continue",
  ]

  /// What other shells call a command, and what it is called here.
  static let elsewhere = [
    "dir": "files", "echo": "print", "let": "x = …", "ls": "files", "man": "help",
    "put": "create", "quit": "exit", "select": "list", "upload": "create",
  ]

  /// The commands of version 1: their names are kept free for those that are not here yet.
  package static let commands: Set<String> = [
    "apropos", "cd", "clear", "connect", "connections", "create", "credits", "delete", "exit",
    "explain", "fail", "files", "help", "history", "lesson", "limits", "list", "login", "open",
    "pages", "print", "pwd", "reindex", "request", "retrieve", "rows", "sandbox", "save", "search",
    "set", "show", "sleep", "snapshot", "source", "tables", "time", "update", "use", "vars",
    "wait", "whoami",
  ]
}
