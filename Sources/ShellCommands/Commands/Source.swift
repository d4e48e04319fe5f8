import CommandLanguage

extension Command {
  static func source() -> Command {
    Command(
      "source",
      summary: "Runs the statements of a file as if they stood here.",
      discussion: """
        The file is read and checked with the rest of the program, before anything runs. Its path is \
        written out, and a relative one begins in the folder of the file that names it, at the \
        prompt in the working folder. What it assigns is there behind it; `exit` in it ends all. An \
        error in it names the file, and who included it.
        """,
      including: Parameter.path("FILE", "The script, such as lib/common.grid.", endings: [".grid"]),
      examples: [
        Example(
          "source greeting.grid; print greeting", "Runs a file and uses what it assigns.",
          prints: """
            greeting.grid is running
            Good morning
            """)
      ])
  }
}
