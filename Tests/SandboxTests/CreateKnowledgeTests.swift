import Testing

@testable import Sandbox

@Suite("POST /v1/knowledge")
struct CreateKnowledgeTests {
  static let csv = TestPart.file("data.csv", "a,b\n1,2\n", type: "text/csv")

  @Test("answers 201 with every documented member in the documented order")
  func wholeAnswer() throws {
    try TestSandbox.run(isGated: true) {
      $0.seed = 1
      $0.now = { 1_741_529_107_042 }
    } test: { sandbox in
      let created = try sandbox.client.create([.text("name", "Sales"), Self.csv])
      #expect(created.status == 201)
      #expect(created.headers["content-type"] == "application/json")
      #expect(created.headers["date"] == "Sun, 09 Mar 2025 14:05:07 GMT")
      #expect(
        created.text == """
          {"object":"knowledge","id":"kn_910a2dec89025cc1","name":"Sales",\
          "teamspace_id":"ts_sandbox","scope":"teamspace","parent":{"type":"root"},\
          "created_at":"2025-03-09T14:05:07.042Z","updated_at":"2025-03-09T14:05:07.042Z",\
          "status":"pending","last_error":null,\
          "row_counts":{"total":0,"completed":0,"failed":0},"credits":null,"sync":null}
          """)
    }
  }

  @Test(
    "takes the files under each name that clients use",
    arguments: ["files", "files[]", "files[0]", "files[12]"])
  func fileFields(_ field: String) throws {
    try TestSandbox.run { sandbox in
      let learned = try sandbox.learn([.file("data.csv", "a\n1\n2\n", field: field)])
      #expect(learned.string("status") == "ready")
      #expect(learned.integer("row_counts.total") == 2)
    }
  }

  static let parents: [[TestPart]] = [
    [],
    [.text("parent[type]", "root")],
    [.text("parent", #"{"type":"root"}"#)],
    [.text("parent", "null")],
    [.text("parent", "")],
    [
      TestPart(
        headers: "Content-Disposition: form-data; name=\"parent\"\r\n"
          + "Content-Type: application/json\r\n", content: Array(#"{"type": "root"}"#.utf8))
    ],
    [.file("blob", #"{"type":"root"}"#, type: "application/json", field: "parent")],
  ]

  @Test("takes the root as parent in each form that clients use", arguments: parents.indices)
  func rootParent(_ index: Int) throws {
    let parts = Self.parents[index]
    try TestSandbox.run { sandbox in
      let created = try sandbox.client.create(parts + [Self.csv])
      #expect(created.status == 201, "\(created.text)")
      #expect(created.string("parent.type") == "root")
    }
  }

  static let unknownParents: [[TestPart]] = [
    [.text("parent[type]", "page"), .text("parent[page_id]", "page_1")],
    [.text("parent", #"{"type":"page","page_id":"page_1"}"#)],
  ]

  @Test("answers 404 for a parent page that does not exist", arguments: unknownParents)
  func unknownParent(_ parts: [TestPart]) throws {
    try TestSandbox.run { sandbox in
      let refused = try sandbox.client.create(parts + [Self.csv])
      #expect(refused.status == 404)
      #expect(refused.string("details.reason") == "There is no page page_1.")
    }
  }

  @Test("names the knowledge after its first file when no name or an empty one is sent")
  func nameOfFirstFile() throws {
    try TestSandbox.run { sandbox in
      let files = [Self.csv, TestPart.file("other.txt", "x")]
      let unnamed = try sandbox.client.create(files)
      #expect(unnamed.string("name") == "data.csv")
      let emptyNamed = try sandbox.client.create([.text("name", "")] + files)
      #expect(emptyNamed.string("name") == "data.csv")
    }
  }

  @Test(
    "decodes what clients escape in a file name, and nothing else",
    arguments: [
      ("Größe %22A%22 日本.txt", "Größe \"A\" 日本.txt"), ("100%25 %41.txt", "100%25 %41.txt"),
      ("a%0D%0Ab.txt", "a\r\nb.txt"), ("%", "%"), ("%2", "%2"), ("../../etc/a.txt", "a.txt"),
    ])
  func fileNames(_ sent: String, _ wanted: String) throws {
    try TestSandbox.run { sandbox in
      let created = try sandbox.client.create([.file(sent, "x")])
      #expect(created.string("name") == wanted)
    }
  }

  struct BadForm: CustomTestStringConvertible {
    let parts: [TestPart]
    let message: String

    init(_ parts: [TestPart], _ message: String) {
      self.parts = parts
      self.message = message
    }

    var testDescription: String { message }
  }

  static let badForms = [
    BadForm([], "files should not be empty"),
    BadForm([.text("name", "only a name")], "files should not be empty"),
    BadForm([.text("files", "x")], "files must be files: a part has no filename"),
    BadForm([.file("", "")], "files must be files: a part has no filename"),
    BadForm([csv, .text("colour", "red")], "property colour should not exist"),
    BadForm([csv, .text("files[x]", "red")], "property files[x] should not exist"),
    BadForm([csv, .file("a.csv", "a", field: "file")], "property file should not exist"),
    BadForm([csv, .text("name", "a"), .text("name", "b")], "name was sent twice"),
    BadForm(
      [csv, .text("name", String(repeating: "x", count: 70_000))], "name is longer than 65536 bytes"
    ),
    BadForm(
      [
        csv,
        TestPart(headers: "Content-Disposition: form-data; name=\"name\"\r\n", content: [0xFF]),
      ], "name is not valid UTF-8"
    ),
    BadForm(
      [TestPart(headers: "Content-Disposition: form-data; name=name\r\n", content: [])],
      "A part has no name, or one without double quotes."
    ),
    BadForm(
      [TestPart(headers: "X-Other: 1\r\n", content: [])],
      "A part has no name, or one without double quotes."),
    BadForm([csv, .text("parent", "[]")], "parent must be a JSON object"),
    BadForm([csv, .text("parent", "{")], "parent must be a JSON object"),
    BadForm([csv, .text("parent", #"{"type":7}"#)], "parent.type must be a string"),
    BadForm(
      [csv, .text("parent", #"{"type":"root","x":1}"#)], "property parent.x should not exist"),
    BadForm(
      [csv, .text("parent", "{}")],
      "parent.type must be one of the following values: page, root"
    ),
    BadForm(
      [csv, .text("parent[type]", "moon")],
      "parent.type must be one of the following values: page, root"
    ),
    BadForm(
      [csv, .text("parent[type]", "page")], "parent.page_id is required when parent.type is page"),
    BadForm(
      [csv, .text("parent[type]", "root"), .text("parent[page_id]", "p")],
      "parent.page_id should not exist when parent.type is root"
    ),
    BadForm(
      [csv, .text("parent", #"{"type":"root"}"#), .text("parent[type]", "root")],
      "parent was sent twice: as JSON and in brackets"
    ),
    BadForm(
      (0...FormRules.fileCountCap).map { .file("\($0).txt", "x") },
      "more than 100 files in one request"
    ),
  ]

  @Test("answers 400 and says what is wrong with a form", arguments: badForms)
  func badForm(_ form: BadForm) throws {
    try TestSandbox.run { sandbox in
      let refused = try sandbox.client.create(form.parts)
      #expect(refused.status == 400)
      #expect(refused.string("message") == form.message)
      #expect(refused.string("error") == "bad_request")
      #expect(refused.value("retryable") == .bool(false))
    }
  }

  @Test("answers 413 for a file beyond the cap, and takes one of exactly the cap")
  func perFileCap() throws {
    try TestSandbox.run {
      $0.perFileCap = 1000
    } test: { sandbox in
      let exact = TestPart.file("exact.txt", String(repeating: "x", count: 1000))
      let large = TestPart.file("large.txt", String(repeating: "x", count: 1001))
      #expect(try sandbox.client.create([exact, exact]).status == 201)
      let refused = try sandbox.client.create([exact, large, .text("name", "behind")])
      #expect(refused.status == 413)
      #expect(refused.string("error") == "payload_too_large")
      #expect(
        refused.string("mitigation")?.contains("knowledge/upload-limits") == true)
      #expect(refused.string("details.reason")?.contains("large.txt") == true)
    }
  }

  @Test("answers 413 before the body when its length cannot be legal")
  func impossibleLength() throws {
    try TestSandbox.run {
      $0.perFileCap = 1000
    } test: { sandbox in
      let connection = try sandbox.client.connection()
      try connection.send(
        TestClient.head(
          "POST", "/v1/knowledge", headers: TestPart.contentType, bodySize: 2 << 40))
      #expect(try connection.receive().status == 413)
    }
  }
}
