import Testing

@testable import DatagridAPI

struct JSONTests {
  private func parse(_ text: String) throws -> JSON { try JSON.parse(Array(text.utf8)) }

  @Test func `members keep the order in which they were written`() throws {
    let value = try parse(#"{"zebra":1,"apple":{"b":1,"a":2},"mango":3}"#)
    #expect(value.object?.keys == ["zebra", "apple", "mango"])
    #expect(value["apple"]?.object?.keys == ["b", "a"])
  }

  @Test func `of members with the same name the last wins in the place of the first`() throws {
    let value = try parse(#"{"a":1,"b":2,"a":3}"#)
    #expect(value.object?.keys == ["a", "b"])
    #expect(value["a"] == .integer(3))
  }

  @Test(arguments: [
    ("0", JSON.integer(0)), ("-7", .integer(-7)),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .number(9_223_372_036_854_775_808)),
    ("-100000000000000000000", .number(-1e20)),
    ("1.0", .number(1)), ("1e2", .number(100)), ("0.1", .number(0.1)),
    ("true", .bool(true)), ("null", .null), (#""""#, .text("")),
    ("[]", .array([])), (" [1] \n", .array([.integer(1)])),
    (#""\u0041\n\"\\\/\u00e9\ud83d\ude00""#, .text("A\n\"\\/é😀")),
    (#""a\u0000b""#, .text("a\0b")),
  ])
  func `a text is read as the value that it is`(text: String, value: JSON) throws {
    #expect(try parse(text) == value)
  }

  @Test func `beside an integer beyond 64 bits all others keep their digits`() throws {
    let value = try parse(
      #"{"wide":100000000000000000000,"id":9007199254740993,"text":"123456789012345678901\" 1"}"#)
    #expect(value["wide"] == .number(1e20))
    #expect(value["id"] == .integer(9_007_199_254_740_993))
    #expect(value["text"] == .text(#"123456789012345678901" 1"#))
  }

  @Test(arguments: [
    ("", JSONError.Problem.empty), (" \n\t", .empty),
    ("{", .cut), (#"{"a":1"#, .cut), ("[1,", .cut), (#""abc"#, .cut),
    ("<html>", .malformed), ("{a:1}", .malformed), ("[1,]", .malformed), ("1 2", .malformed),
    ("NaN", .malformed), ("01", .malformed), (#""\ud800""#, .malformed),
    ("1e999", .numberTooLarge),
  ])
  func `what is not JSON is refused with the reason`(text: String, problem: JSONError.Problem) {
    #expect { try parse(text) } throws: { ($0 as? JSONError)?.problem == problem }
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect { try JSON.parse([0x22, 0xFF, 0x22]) } throws: {
      ($0 as? JSONError)?.problem == .notUTF8
    }
  }

  @Test func `nesting is read to its bound and refused beyond`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try parse(nested(JSON.maximumDepth))
    for depth in [JSON.maximumDepth + 1, 100_000] {
      #expect { try parse(nested(depth)) } throws: { ($0 as? JSONError)?.problem == .tooDeep }
    }
  }

  @Test func `a text beyond the bound is refused unread`() {
    let bytes = [UInt8](repeating: 0x20, count: JSON.maximumBytes + 1)
    #expect { try JSON.parse(bytes) } throws: { ($0 as? JSONError)?.problem == .tooLarge }
  }

  @Test func `null and absent are different things`() throws {
    let value = try parse(#"{"here":null}"#)
    #expect(value["here"]?.isNull == true)
    #expect(value["gone"] == nil)
  }
}
