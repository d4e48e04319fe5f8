/// The whole language on one screen, as `help language` prints it.
package enum LanguagePage {
  /// What `help` calls it.
  static let name = "language"

  /// At most 24 rows of 80 columns; the names of filters and functions are the declared ones.
  package static let text = """
    k = create a.csv --name Q3     NAME = a command, or an expression
    print k.status, 6 * 7          a command and its arguments; a newline ends it
    list | where status == "failed" | first 5   filters take what stands before
    if C { … } else if C { … } else { … }    while C { … }    for x in LIST { … }
    break    continue    def NAME A B: KIND = 1 { … return A }    param NAME: KIND
    try { … } catch e { … }    expect C    expect error 404 { … }    defer COMMAND
    source FILE    # a comment; ## above a def or a param is its help
    `;` ends a statement as a newline does, a trailing \\ lets it go on below

    Values     null true false 42 3.5 0x1f "text" [1, 2] {a: 1} 1..5 30s 1m30s 5MB
               1GiB time("2026-01-01"); paths and API objects: k.status, k?.credits
               x[0] is the first, x[-1] the last, x[1..3] a slice, r["key"] a field
    Kinds      any number text path duration size time knowledge table row page
               connection result credits identity
    Quoting    "$name ${x + 1} \\n" replaces, '…' is raw; a bare word is a text:
               in it $k is the variable, (…) a command's result or an expression
    Order      or, and, not, == != < <= > >= in matches, ??, .., + -, * / %, -x
               from loose to tight; then .field ?.field [index] name(x)
    Filters    \(names(Filter.all.map(\.spec.name)))
               in where and each name is a field, `it` the item, $name a variable
    Functions  \(names(Function.all.map(\.name)))
    Errors     e.kind e.status e.code e.message; `explain KIND` says what to do
    """

  private static let indent = 11

  /// Names behind a label, on as many rows as they take.
  private static func names(_ names: [String]) -> String {
    HelpLayout.wrapped(names.joined(separator: " "), columns: HelpLayout.columns - indent)
      .replacing("\n", with: "\n" + String(repeating: " ", count: indent))
  }
}
