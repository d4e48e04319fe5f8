import Testing

@testable import Sandbox

@Suite("The cap on a state")
struct StateCapTests {
  static let large = TestPart.file("large.txt", String(repeating: "x", count: 2 << 20))

  @Test(
    "a create that would go beyond it is refused with what to do, and leaves nothing behind",
    arguments: [true, false])
  func create(isLengthTold: Bool) throws {
    try TemporaryDirectory.run { path in
      try TestSandbox.run {
        $0.storage = .directory(path)
        $0.stateCap = 1 << 20
      } test: { sandbox in
        let connection = try sandbox.client.connection()
        let body = TestPart.body([Self.large])
        if isLengthTold {
          try connection.send(
            TestClient.head(
              "POST", "/v1/knowledge", headers: TestPart.contentType, bodySize: body.count))
          try connection.send(body)
        } else {
          var headers = TestPart.contentType
          headers["Transfer-Encoding"] = "chunked"
          try connection.send(TestClient.head("POST", "/v1/knowledge", headers: headers))
          try connection.send("\(String(body.count, radix: 16))\r\n")
          try connection.send(body)
          try connection.send("\r\n0\r\n\r\n")
        }
        let refused = try connection.receive()
        #expect(refused.status == 507)
        #expect(refused.string("error") == "insufficient_storage")
        #expect(refused.string("mitigation")?.contains("remove that directory") == true)
        #expect(refused.string("details.reason")?.contains("1048576 bytes") == true)
        #expect(TemporaryDirectory.contents("\(path)/incoming").isEmpty)
        #expect(TemporaryDirectory.contents("\(path)/uploads").isEmpty)
        #expect(try sandbox.learn([.file("a.txt", "x")]).string("status") == "ready")
      }
    }
  }

  @Test("uploads count with what is already there, those of other sandboxes too")
  func uploadsAddUp() throws {
    try TemporaryDirectory.run { path in
      func run(_ test: (TestSandbox) throws -> Void) throws {
        try TestSandbox.run(isGated: true) {
          $0.storage = .directory(path)
          $0.stateCap = 5 << 20
        } test: {
          try test($0)
        }
      }
      try run { first in
        let status = try first.client.create([Self.large]).status
        #expect(status == 201)
        try run { second in
          for status in [201, 507] {
            let answer = try second.client.create([Self.large])
            #expect(answer.status == status)
          }
        }
        #expect(try first.client.create([Self.large]).status == 507)
        first.stopWhileIngesting()
      }
      try run { again in
        let status = try again.client.create([Self.large]).status
        #expect(status == 507)
        again.stopWhileIngesting()
      }
    }
  }

  @Test("rows that would go beyond it end the run, which says so, and stay as far as they fit")
  func rows() throws {
    try TestSandbox.run {
      $0.stateCap = 3 << 20
      $0.rowsPerPublication = 1_000
    } test: { sandbox in
      let rows = (0..<15_000).map { "\($0),\(String(repeating: "x", count: 100))\n" }
      let learned = try sandbox.learn([.file("a.csv", "n,m\n" + rows.joined())])
      #expect(learned.string("status") == "partial")
      #expect(learned.string("last_error.code") == "processing_error")
      let message = learned.string("last_error.message") ?? ""
      #expect(
        message.hasPrefix("a.csv: the sandbox's state would grow beyond its cap of 3145728 bytes."))
      #expect(message.contains("Start the sandbox anew"))
      let completed = learned.integer("row_counts.completed") ?? 0
      #expect((1_001..<15_000).contains(completed))
      #expect(learned.value("credits") != .null)
    }
  }
}
