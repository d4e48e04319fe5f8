import CommandLanguage

/// Programs of every shape that are right, `¦` between their tokens.
///
/// They run after ``prelude``.
enum Corpus {
  static let prelude = """
    x = 1; y = 2; b = true; t = "text"; l = [1, 2]; r = {a: 1, deep: {z: null}}
    k = create a.csv; ks = [k]; f = (files a.csv)[0]
    """

  /// The files that the programs name, and some that cannot be sourced.
  static let files = {
    var files = FileSystem.holding([
      "a.csv": "", "b.csv": "", "a.grid": "x = 2; print x; if b { source b.grid }",
      "b.grid": "z = [x, y]", "loop.grid": "source loop.grid", "broken.grid": "x = (",
    ])
    let listed = FileSystem.listing("a.csv", "b.csv")
    (files.status, files.names) = (listed.status, listed.names)
    return files
  }()

  static let marked = [
    "", "# only a comment", "1", "\"text\"", "'raw $x'", "¦ ¦\n¦\n", "x¦;¦y¦;",
    "x¦ =¦ 1", "x¦=¦1¦;¦ y¦=¦2", "x¦ =¦ x¦ +¦ 1¦ *¦ 2¦ -¦ y¦ /¦ 4¦ %¦ 3",
    "x¦ ==¦ 1¦ and¦ not¦ y¦ !=¦ 2¦ or¦ b", "x¦ <¦ 2¦ and¦ y¦ >=¦ 1", "x¦ in¦ [¦1¦,¦ 2¦]",
    "x¦ not¦ in¦ l",
    "r¦?.¦deep¦?.¦z¦ ??¦ 0", "-¦x¦ +¦ -¦(¦y¦)", "1¦..¦x¦ +¦ 5", "l¦[¦0¦]", "l¦[¦-1¦]¦ +¦ r¦.¦a",
    "[¦1¦,¦ \"a\"¦,¦ [¦]¦,¦ {¦}¦,¦]", "{¦a¦:¦ 1¦,¦ \"b c\"¦:¦ [¦2¦]¦,¦}",
    "len¦(¦l¦)¦ +¦ round¦(¦1.5¦,¦ 1¦)",
    "print", "print¦ x¦,¦ y¦ +¦ 1¦,¦ \"z\"", "print¦ (¦x¦ +¦ 1¦)¦ *¦ 2", "print¦ 1¦,¦\n¦ 2",
    "k¦ =¦ create¦ a.pdf¦ b.csv¦ --name¦ Q3¦ --root",
    "k¦ =¦ create¦ docs/report(1).pdf¦ my\\ file.pdf¦;¦ wait¦ k",
    "wait¦ k¦ --timeout¦ 1m30s¦ --until¦ partial", "wait¦ $k¦ ks[0]¦ $ks[¦0¦]",
    "wait¦ (¦create¦ a.csv¦)¦ --timeout=5s",
    "print¦ (¦retrieve¦ k¦)¦.¦row_counts¦.¦total", "(¦wait¦ k¦)",
    "echo¦ --tag¦ $t¦ --¦ --not-a-flag",
    "take¦ a$x.csv", "take¦ \"${¦x¦ +¦ 1¦} and ${¦t¦}\"", "take¦ pre${¦t¦ +¦ \"x\"¦}post",
    "take¦ $r.deep",
    "if¦ x¦ ==¦ 1¦ {¦ print¦ 1¦ }", "if¦ b¦ {¦ 1¦;¦ 2¦ }¦ else¦ {¦ 3¦ }",
    "if¦ x¦ ==¦ 1¦ {¦\n¦ print¦ 1¦\n¦}¦ else¦ if¦ x¦ ==¦ 2¦ {¦\n¦}¦\n¦else¦ {¦ # none\n¦ print¦ 3¦\n¦}",
    "while¦ x¦ <¦ 3¦ {¦ x¦ =¦ x¦ +¦ 1¦;¦ if¦ x¦ ==¦ 2¦ {¦ continue¦ }¦;¦ if¦ x¦ ==¦ 9¦ {¦ break¦ }¦ }",
    "for¦ i¦ in¦ 1¦..¦3¦ {¦ print¦ i¦ }",
    "for¦ p¦ in¦ files¦ a.csv¦ b.csv¦ {¦\n¦ k¦ =¦ create¦ $p¦\n¦ print¦ p¦.¦stem¦,¦ k¦\n¦}",
    "for¦ key¦ in¦ {¦a¦:¦ 1¦}¦ {¦ for¦ i¦ in¦ l¦ {¦ print¦ \"$key$i\"¦ }¦ }",
    "z¦ =¦ [¦\n¦ 1¦,¦ # one\n¦ 2¦,¦\n¦]¦\n¦print¦ z", "z¦ =¦\n¦ 1¦ +¦\n¦ 2", "take¦ \\\n¦ a",
    "x¦ \\\r\n¦ +¦ 1¦\r\n¦y",
    "print¦ 0x1f¦,¦ 1_000¦,¦ 1e-3¦,¦ 5MB¦,¦ 250ms¦,¦ true¦,¦ null¦,¦ -5", "not¦\n¦ b",
    "source¦ a.grid", "source¦ 'a.grid'¦;¦ print¦ z", "if¦ b¦ {¦\n¦ source¦ \"a.grid\"¦\n¦}",
    "for¦ i¦ in¦ 1¦..¦2¦ {¦ source¦ a.grid¦;¦ source¦ b.grid¦ }",
    "f¦.¦size¦ ??¦ 0B",
    "def¦ up¦ p¦:¦ path¦ n¦ =¦ 2¦ {¦\n¦ q¦ =¦ p¦.¦stem¦;¦ return¦ q¦\n¦}¦\n¦up¦ a.csv¦ --n¦ 3",
    "##¦ Halves.\n¦def¦ half¦ n¦ {¦ if¦ n¦ <¦ 2¦ {¦ return¦ }¦;¦ return¦ half¦(¦n¦ -¦ 1¦)¦ }¦;¦ half¦ 9",
    "def¦ g¦ a¦ =¦ \"x\"¦ b¦:¦ any¦ =¦ -1¦ {¦ defer¦ print¦ a¦;¦ defer¦ {¦ print¦ b¦ }¦ }¦;¦ defer¦ g¦;¦ g¦ 1¦ 2",
    "param¦ file¦:¦ path¦ =¦ \"q3.pdf\"¦\n¦param¦ limit¦ =¦ 5¦;¦ print¦ file¦,¦ limit",
    "try¦ {¦ z¦ =¦ 1¦ /¦ 0¦ }¦ catch¦ e¦ {¦ print¦ e¦.¦kind¦ }",
    "try¦ {¦\n¦ fail¦ 'no'¦\n¦}¦\n¦catch¦ e¦ {¦\n¦}¦\n¦_",
    "expect¦ x¦ ==¦ 1¦ and¦ y¦ >¦ 1¦;¦ expect¦ error¦ failed¦ {¦ fail¦ no¦ }¦;¦ expect¦ error¦ {¦ fail¦ no¦ }",
    "expect¦ error¦ failed¦ {¦ def¦ no¦ {¦ return¦ fail¦ x¦ }¦;¦ no¦ }",
    "t¦ matches¦ 'te+xt'¦ and¦ b", "l¦[¦0¦..¦-1¦]",
    "time¦(¦\"2026-01-01\"¦)¦ -¦ 1d¦ <¦ now¦(¦)", "max¦(¦l¦)¦ +¦ sum¦(¦[¦x¦,¦ y¦]¦)",
    "l¦ |¦ where¦ it¦ >¦ 1¦ |¦ first", "ks¦ |¦ where¦ status¦ ==¦ \"ready\"¦ |¦ select¦ id¦ name",
    "x¦ =¦ [¦r¦]¦ |¦ sort¦ -a¦ |¦ each¦ a¦ +¦ $y¦ |¦ last¦ 2",
    "create¦ a.csv¦ |¦\n¦ where¦ row_counts¦.¦total¦ >¦ 1¦ |¦\n¦ count",
    "for¦ i¦ in¦ 1¦..¦9¦ |¦ where¦ it¦ %¦ 2¦ ==¦ 0¦ {¦ print¦ i¦ }",
    "print¦ (¦l¦ |¦ format¦ csv¦)¦,¦ (¦l¦ |¦ count¦)",
    "if¦ (¦l¦ |¦ where¦ (¦l¦ |¦ where¦ it¦ ==¦ 2¦ |¦ count¦)¦ ==¦ it¦ |¦ count¦)¦ ==¦ 1¦ {¦ 1¦ }",
    "[¦r¦]¦ |¦ each¦ (¦{¦a¦:¦ a¦,¦ t¦:¦ $t¦}¦)¦ |¦ select¦ a",
    "pages¦ 3¦ |¦ first¦ 3", "l¦ |¦ save¦ gone/x.csv¦ --force",
  ]

  /// The programs themselves.
  static let programs = marked.map { $0.replacing("¦", with: "") }
}
