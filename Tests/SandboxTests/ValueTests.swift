import Testing

@testable import Sandbox

@Suite("Values")
struct ValueTests {
  @Test(
    "moments are written as the API and HTTP write them",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
      (1_741_529_107_042, "2025-03-09T14:05:07.042Z", "Sun, 09 Mar 2025 14:05:07 GMT"),
      (1_709_164_800_999, "2024-02-29T00:00:00.999Z", "Thu, 29 Feb 2024 00:00:00 GMT"),
      (-1, "1969-12-31T23:59:59.999Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
  func timestamps(_ milliseconds: Int64, _ iso8601: String, _ httpDate: String) {
    let timestamp = Timestamp(milliseconds: milliseconds)
    #expect(timestamp.iso8601 == iso8601)
    #expect(timestamp.httpDate == httpDate)
  }

  @Test("the seeded generator is SplitMix64")
  func splitMix64() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<3).map { _ in generator.next() }
    #expect(
      numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test("identifiers repeat with their seed and pass over those taken")
  func identifiers() {
    let first = Identifiers(seed: 7)
    let taken = Set((0..<3).map { _ in first.next(.knowledge) { _ in false } })
    #expect(taken.count == 3)
    let second = Identifiers(seed: 7).next(.knowledge) { taken.contains($0) }
    #expect(second == first.next(.knowledge) { _ in false })
    #expect(second.wholeMatch(of: /kn_[0-9a-f]{16}/) != nil)
  }

  @Test("no two keys are the same, even with a seed")
  func keys() {
    #expect(Identifiers.makeKey() != Identifiers.makeKey())
    #expect(Identifiers.makeKey().wholeMatch(of: /sandbox_[0-9a-f]{32}/) != nil)
  }

  @Test("cells of every kind survive the encoding of rows")
  func rowEncoding() {
    let cells = (["", "\"", "\\", "a\nb\r\tc", "é😀"] + (1..<32).map { String(Unicode.Scalar($0)) })
    var row = Row()
    for cell in cells {
      row.append(Array(cell.utf8)[...])
      row.endCell()
    }
    var batch = RowBatch()
    batch.append(Row())
    batch.append(row)
    var texts: [JSONValue?] = []
    batch.forEach { _, text in texts.append(JSONValue(parsing: Array(text))) }
    #expect(texts == [.array([]), .array(cells.map(JSONValue.string))])
  }

  @Test("JSON keeps the order of members and refuses doubled ones")
  func json() {
    let text = #"{"b":[1,0.29,true,null],"a":"é"}"#
    #expect(JSONValue(parsing: Array(text.utf8))?.encoded == Array(text.utf8))
    #expect(JSONValue(parsing: Array(#"{"a":1,"a":2}"#.utf8)) == nil)
    #expect(JSONValue(parsing: Array("{".utf8)) == nil)
  }

  static let statuses: [(Bool, Bool, Int64, Int64, Knowledge.Status)] = [
    (true, false, 0, 0, .pending), (true, false, 1, 0, .partial), (true, false, 0, 1, .pending),
    (false, false, 3, 0, .ready), (false, false, 2, 1, .partial), (false, false, 0, 3, .failed),
    (false, true, 0, 0, .failed), (false, true, 0, 2, .failed), (false, true, 1, 0, .partial),
  ]

  @Test("the status follows from the run, its error and the counts", arguments: statuses)
  func status(
    isRunning: Bool, hasError: Bool, completed: Int64, failed: Int64, status: Knowledge.Status
  ) {
    let moment = Timestamp(milliseconds: 0)
    let knowledge = Knowledge(
      number: 1, id: "kn_1", name: "", parent: .root, createdAt: moment, updatedAt: moment,
      isRunning: isRunning, lastError: hasError ? .processing("broke off") : nil,
      rows: Knowledge.RowCounts(completed: completed, failed: failed))
    #expect(knowledge.status == status)
  }
}
