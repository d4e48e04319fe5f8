extension Topic {
  /// The kinds of values, and what else a parameter may take.
  static let kinds = [
    Topic("any", in: .kind, "Any value; what a parameter without a kind takes."),
    Topic(
      "boolean", in: .kind, "`true` or `false`; every condition is one.",
      discussion: "There is no truthiness: `if x != null { … }`, not `if x { … }`."),
    Topic(
      "number", "integer", in: .kind,
      "A whole number of 64 bits, or one with a fraction: `42`, `1_000`, `3.5`, `1e5`, `0x1f`.",
      discussion: "An overflow is an error and no rounding; a decimal point leads out of it.",
      examples: [Example("print 7 / 2, 6 / 2, round(2.5)", "Divides.", prints: "3.5 3 3")]),
    Topic(
      "text", in: .kind, "Characters in quotes, or a bare word where a command takes one.",
      discussion: """
        In `"…"` and in a bare word `$name` and `${expression}` are replaced, in `"…"` `\\n` `\\t` \
        `\\"` `\\$` `\\u{1F600}` are characters; `'…'` is raw. An index counts characters as a person \
        sees them.
        """,
      examples: [
        Example(
          "n = 2; print \"$n files, ${n + 1} rows\", 'raw $n'", "Replaces variables.",
          prints: "2 files, 3 rows raw $n")
      ]),
    Topic(
      "list", in: .kind, "Values in order: `[1, \"two\", 3]`.",
      discussion: "`x[0]` is the first, `x[-1]` the last, `x[1..2]` a slice; `+` joins two.",
      examples: [Example("x = [1, 2] + [3]; print x[-1], len(x)", "Joins lists.", prints: "3 3")]),
    Topic(
      "record", in: .kind, "Values with names, which keep their order: `{name: \"Ann\", age: 3}`.",
      discussion:
        "`r.name` is a field, `r[\"two words\"]` too, `r?.x` is null where it is missing.",
      examples: [
        Example("r = {a: 1, b: 2}; print r.a, keys(r)", "Asks a record.", prints: "1 [\"a\",\"b\"]")
      ]),
    Topic(
      "range", in: .kind, "The whole numbers from one to another: `1..10`.",
      discussion: "Both ends are included; one that runs backwards is empty."),
    Topic(
      "duration", in: .kind, "A length of time: `250ms`, `30s`, `5m`, `1h30m`, `2d`.",
      discussion: """
        Units are `d h m s ms us ns`, larger ones first. Durations add, scale and divide.
        """,
      examples: [Example("print 1m30s * 2, 1h / 15m", "Reckons with durations.", prints: "3m 4")]),
    Topic(
      "size", in: .kind, "A number of bytes: `500KB`, `5MB`, `1GiB`.",
      discussion: "KB is 1000 bytes, KiB 1024; the units are `B KB MB GB TB KiB MiB GiB TiB`.",
      examples: [Example("print 1GiB > 1GB, 2MB + 500KB", "Compares sizes.", prints: "true 2500KB")]
    ),
    Topic(
      "time", in: .kind, "An instant, in UTC: `time(\"2026-01-01T10:00:00Z\")`, `now()`.",
      discussion: "Two times have a duration between them, and a duration moves a time.",
      examples: [
        Example(
          "print time(\"2026-03-01\") - time(\"2026-02-01\")", "Counts days.", prints: "28d")
      ]),
    Topic(
      "path", in: .kind, "The name of a file, with `.name .stem .ext .dir .size .exists`.",
      discussion: """
        Where a command takes a path, a bare word that exists as written is that file, and only \
        otherwise a glob: `*` and `?` match within a name, `[…]` a set of characters, `**` any number \
        of folders. What comes from quotes or a variable is never a glob.
        """,
      examples: [
        Example(
          "for f in files *.csv { print f.stem, f.ext, f.exists }", "Looks at a path.",
          prints: "orders csv true")
      ]),
  ]
}
