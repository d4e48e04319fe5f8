import Testing

@testable import DatagridAPI

/// What a create puts on the wire, byte by byte.
struct MultipartTests {
  private let folder = TemporaryFolder()

  /// The body of a create, its line ends written as `\n` and its boundary as `BOUNDARY`.
  private func body(of creation: KnowledgeCreation) async throws -> String {
    let server = RawServer(answer: created)
    _ = try await client(of: server).createKnowledge(creation)
    let request = try #require(server.requests.first)
    #expect(request.header("Content-Length") == String(request.body.count))
    let body = request.normalisedBody
    #expect(!body.replacing("\r\n", with: "").contains("\n"))
    return body.replacing("\r\n", with: "\n")
  }

  @Test func `name, parent and files are parts in this order`() async throws {
    let body = try await body(
      of: KnowledgeCreation(
        files: [
          FileUpload(path: folder.file("report.pdf", "pages")),
          FileUpload(path: folder.file("rows.csv", "a,b")),
        ], name: "Größe \"1\"", parent: .page("pg_1")))
    #expect(
      body == """
        --BOUNDARY
        Content-Disposition: form-data; name="name"

        Größe "1"
        --BOUNDARY
        Content-Disposition: form-data; name="parent[type]"

        page
        --BOUNDARY
        Content-Disposition: form-data; name="parent[page_id]"

        pg_1
        --BOUNDARY
        Content-Disposition: form-data; name="files[]"; filename="report.pdf"
        Content-Type: application/pdf

        pages
        --BOUNDARY
        Content-Disposition: form-data; name="files[]"; filename="rows.csv"
        Content-Type: text/csv

        a,b
        --BOUNDARY--

        """)
  }

  @Test(arguments: [nil, ""])
  func `an absent or empty name has no part, and the root one alone`(name: String?) async throws {
    let body = try await body(
      of: KnowledgeCreation(
        files: [FileUpload(path: folder.file("empty.json", ""))], name: name, parent: .root))
    #expect(
      body == """
        --BOUNDARY
        Content-Disposition: form-data; name="parent[type]"

        root
        --BOUNDARY
        Content-Disposition: form-data; name="files[]"; filename="empty.json"
        Content-Type: application/json


        --BOUNDARY--

        """)
  }

  @Test(arguments: [
    (#"a "quoted" name.txt"#, "a %22quoted%22 name.txt"),
    (#"back\slash.txt"#, #"back\slash.txt"#),
    ("ü☃ 日本.txt", "ü☃ 日本.txt"),
    ("50% & more; x=1.txt", "50% & more; x=1.txt"),
    ("new\nline\r.txt", "new%0Aline%0D.txt"),
  ])
  func `a file name is raw UTF-8 but for quotes and line ends`(
    name: String, onWire: String
  ) async throws {
    let path = folder.file("file")
    let body = try await body(
      of: KnowledgeCreation(files: [FileUpload(path: path, filename: name)]))
    #expect(body.contains("\"files[]\"; filename=\"\(onWire)\"\nContent-Type: text/plain\n"))
  }

  @Test func `a file is called by the last component of its path unless told otherwise`() {
    #expect(FileUpload(path: "/a/b/c.pdf").filename == "c.pdf")
    #expect(FileUpload(path: "c.pdf").filename == "c.pdf")
    #expect(FileUpload(path: "/a/c.pdf", filename: "d.pdf").filename == "d.pdf")
  }

  @Test(arguments: [
    ("a.pdf", "application/pdf"), ("a.PDF", "application/pdf"), ("a.b.csv", "text/csv"),
    ("a.json", "application/json"), ("a.txt", "text/plain"), ("a.png", "image/png"),
    ("a.jpg", "image/jpeg"), ("a.jpeg", "image/jpeg"),
    ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("a.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("a.xyz", "application/octet-stream"), ("a", "application/octet-stream"),
    (".pdf", "application/octet-stream"), ("a.", "application/octet-stream"),
  ])
  func `the extension gives the media type`(name: String, type: String) {
    #expect(MediaType.of(filename: name) == type)
  }

  @Test func `a large body waits for the server's leave and arrives whole`() async throws {
    let size = 3 << 20
    let server = RawServer(answer: created)
    let progress = ProgressLog()
    _ = try await client(of: server).createKnowledge(
      creation(folder.largeFile("zeros.pdf", bytes: size)), progress: progress.add)
    let request = try #require(server.requests.first)
    #expect(request.header("Expect") == "100-continue")
    #expect(request.header("Transfer-Encoding") == nil)
    #expect(request.body.count(where: { $0 == 0 }) == size)
    let steps = progress.all
    #expect(steps.map(\.sent) == steps.map(\.sent).sorted())
    #expect(steps.last?.sent == Int64(request.body.count))
    #expect(steps.allSatisfy { $0.total == Int64(request.body.count) })
  }
}
