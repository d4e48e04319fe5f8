import CommandLanguage
import Synchronization
import Testing

@Suite("Fields and indexes")
struct FieldTests {
  private static let values = """
    r = {name: "Ada", "two words": 2, deep: {x: [10, 20]}}
    items = ["a", "b", "c"]; k = create docs/q3.csv; empty = []
    """

  @Test(
    "fields of records and API objects",
    arguments: [
      Case("r.name", "Ada"), Case("r.deep.x[1]", "20"), Case("r[\"two words\"]", "2"),
      Case("k.id", "kn_1"),
      Case("k.name", "docs/q3.csv"), Case("k.row_counts.total", "3"),
      Case("k[\"status\"]", "ready"),
      Case("r?.missing", "null"), Case("r.deep?.y?.z", "null"), Case("null?.x", "null"),
      Case("k.credits?.consumed ?? 0", "0"), Case("r[\"na\" + \"me\"]", "Ada"),
      Case("r.nam", "error: a record has no field `nam`"),
      Case("r[\"x\"]", "error: a record has no field `x`"),
      Case(
        "k.credits.consumed",
        "error: `k.credits` is null, so it has no field `consumed` (What it cost; null meanwhile.)"),
      Case("r.name.x", "error: \"Ada\" is a text and has no fields"),
      Case("items.x", "error: a list of 3 has no fields"),
      Case("r.name?.x", "error: \"Ada\" is a text and has no fields"),
      Case("r[0]", "error: a record cannot be indexed by 0"),
    ])
  func fields(_ row: Case) throws { try expectValue(row, after: Self.values) }

  @Test(
    "items count from 0, negative indexes from the end",
    arguments: [
      Case("items[0]", "a"), Case("items[-1]", "c"), Case("items[2 / 2]", "b"),
      Case("\"héllo\"[1]", "é"),
      Case("\"👨‍👩‍👧x\"[1]", "x", "characters as a person sees them"), Case("\"ab\"[-2]", "a"),
      Case("(5..9)[1]", "6"), Case("(5..9)[-1]", "9"), Case("[[1, 2], [3]][0][1]", "2"),
      Case("items[3]", "error: a list of 3 has no item 3"),
      Case("items[-4]", "error: a list of 3 has no item -4"),
      Case("empty[0]", "error: a list of 0 has no item 0"),
      Case("items[0.5]", "error: an index must be a whole number, but is 0.5"),
      Case("items[\"a\"]", "error: an index must be a whole number, but is \"a\""),
      Case("items[null]", "error: an index must be a whole number, but is null"),
      Case("1[0]", "error: 1 cannot be indexed by 0"),
    ])
  func items(_ row: Case) throws { try expectValue(row, after: Self.values) }

  @Test(
    "a slice has both its ends, and what lies beyond them is left out",
    arguments: [
      Case("items[0..1]", "[\"a\",\"b\"]"), Case("items[1..-1]", "[\"b\",\"c\"]"),
      Case("items[-2..-1]", "[\"b\",\"c\"]"), Case("items[2..9]", "[\"c\"]"),
      Case("items[-9..0]", "[\"a\"]"), Case("items[2..1]", "[]"), Case("items[5..9]", "[]"),
      Case("items[-9..-8]", "[]"), Case("empty[0..-1]", "[]"), Case("\"héllo\"[1..2]", "él"),
      Case("\"👨‍👩‍👧xy\"[1..-1]", "xy"), Case("\"abc\"[5..6]", ""),
      Case("(5..9)[1..2]", "6..7"), Case("(5..9)[-2..-1]", "8..9"), Case("len((5..9)[7..8])", "0"),
      Case(
        "(9223372036854775806..9223372036854775807)[0..-1]",
        "9223372036854775806..9223372036854775807"),
      Case("len((-9223372036854775808..0)[5..4])", "0"),
      Case("items[-9223372036854775808..9223372036854775807] == items", "true"),
      Case("r[0..1]", "error: a record cannot be indexed by 0..1"),
    ])
  func slices(_ row: Case) throws { try expectValue(row, after: Self.values) }

  @Test("a range of more numbers than can be counted has no length, but its items are there")
  func hugeRange() throws {
    let session = Session()
    try session.run("all = -9223372036854775808..9223372036854775807")
    #expect(try session.run("print all[0], 0 in all") == ["-9223372036854775808 true"])
    #expect(
      try session.failure(of: "print len(all)").message
        == "the range has more numbers than 64 bits can count")
  }

  @Test(
    "a path has a name, a stem, an extension, a folder, a size and says whether it exists",
    arguments: [
      Case("docs/q3.csv", "q3.csv q3 csv docs 11B true"), Case("docs", "docs docs  . 0B true"),
      Case("docs/", "docs docs  . null false", "a slash at the end is no name"),
      Case("archive.tar.gz", "archive.tar.gz archive.tar gz . null false"),
      Case(".hidden", ".hidden .hidden  . null false"), Case("/", "/ /  / null false"),
      Case("/etc", "etc etc  / null false"), Case("../x.y", "x.y x y .. null false"),
    ])
  func paths(_ row: Case) throws {
    let session = Session(files: .listing("docs/", "docs/q3.csv"))
    let lines = try session.run(
      "p = (files \(row.text))[0]; print p.name, p.stem, p.ext, p.dir, p.size, p.exists")
    #expect(lines == [row.expected])
  }

  @Test("the hint of a missing field names the nearest one, or all")
  func hints() throws {
    let session = Session()
    try session.run(Self.values)
    #expect(try session.failure(of: "r.nmae").hint == "did you mean `name`?")
    #expect(
      try session.failure(of: "r.zzz").hint == "its fields are name, two words, deep")
    #expect(
      try session.failure(of: "k.credits.consumed").hint
        == "write `?.consumed` to get null instead, and `??` for a value in its place")
    #expect(try session.failure(of: "items[7]").hint == "its items are 0 to 2")
    #expect(try session.failure(of: "empty[0]").hint == "it is empty")
  }
}

@Suite("Fields that the check knows")
struct StaticFieldTests {
  @Test("a field that no answer can have is refused with the nearest name")
  func unknownFields() {
    expectDiagnostics(
      """
      k = create a.csv
      print k.statsu, k.status
              ^^^^^^ error: `knowledge` has no field `statsu` → did you mean `status`?
      print k.row_counts.totl
                         ^^^^ error: `knowledge.row_counts` has no field `totl` → did you mean `total`?
      print (wait k).zzz
                     ^^^ error: `knowledge` has no field `zzz` → its fields are id, name, status, row_counts, credits
      print k.status.anything, k?.statsu, k["statsu"]
      """)
  }

  @Test("the kind of a variable is known from the session, too")
  func sessionVariables() {
    expectDiagnostics(
      """
      print k.statsu
              ^^^^^^ error: `knowledge` has no field `statsu` → did you mean `status`?
      k = {statsu: 1}; print k.statsu
      """, after: "k = create a.csv")
  }

  @Test("what two paths make different is not known")
  func joinedPaths() {
    expectDiagnostics(
      """
      if 1 < 2 { k = {other: 1} } else { k = create a.csv }
      print k.other
      n = create b.csv
      while n.status == "ready" { print n.other; n = {status: 1, other: 2} }
      print n.other
      """)
  }

  @Test("a field that an answer has shown is a field")
  func shownFields() throws {
    let session = Session()
    let record = Record([("id", .text("kn_9")), ("brand_new", .integer(1))])
    session.commands.next.withLock {
      $0 = ObjectHandle(
        kind: .knowledge, id: "kn_9", record: record, requested: .now, answered: .zero)
    }
    try session.run("k = create a.csv")
    #expect(try session.run("print k.brand_new") == ["1"])
  }
}
