import Testing

@testable import DatagridAPI

/// What a change of a knowledge puts on the wire.
struct UpdateTests {
  private let folder = TemporaryFolder()

  /// The parts of a change's body as `name=value`, files as `name=filename:type:content`.
  private func parts(of update: KnowledgeUpdate) async throws -> [String] {
    let server = RawServer(answer: found)
    _ = try await client(of: server).updateKnowledge("a/b", update)
    let request = try #require(server.requests.first)
    #expect(request.requestLine == "PATCH /v1/knowledge/a%2Fb HTTP/1.1")
    #expect(request.header("Content-Type")?.hasPrefix("multipart/form-data; boundary=") == true)
    #expect(request.header("Content-Length") == String(request.body.count))
    return request.normalisedBody.split(separator: "--BOUNDARY").dropLast().map { part in
      let halves = part.split(separator: "\r\n\r\n", maxSplits: 1)
      let names = halves[0].split(separator: "\"").map(String.init)
      let value = halves.count > 1 ? String(halves[1].dropLast(1)) : ""
      return names.count < 4 ? "\(names[1])=\(value)" : "\(names[1])=\(names[3]):\(value)"
    }
  }

  /// The parts and their order are those that the official Python client sends for the same change.
  @Test(arguments: [
    (KnowledgeUpdate(name: "Größe"), ["name=Größe"]),
    (KnowledgeUpdate(name: "", scope: "teamspace"), ["scope=teamspace"]),
    (KnowledgeUpdate(parent: .root), ["parent[type]=root"]),
    (
      KnowledgeUpdate(
        name: "n", parent: .page("p"), scope: "organization",
        sync: .init(
          isEnabled: true,
          schedule: .init(expression: "0 0 * * *", timezone: "Europe/Paris"))),
      [
        "name=n", "parent[type]=page", "parent[page_id]=p", "scope=organization",
        "sync[enabled]=true", "sync[trigger][type]=cron",
        "sync[trigger][cron_expression]=0 0 * * *", "sync[trigger][timezone]=Europe/Paris",
      ]
    ),
    (
      KnowledgeUpdate(sync: .init(isEnabled: nil, schedule: .init(expression: "0 6 * * 1"))),
      ["sync[trigger][type]=cron", "sync[trigger][cron_expression]=0 6 * * 1"]
    ),
    (KnowledgeUpdate(sync: .init(isEnabled: false, schedule: nil)), ["sync[enabled]=false"]),
  ])
  func `each field is a part, in the order of the official client`(
    update: KnowledgeUpdate, expected: [String]
  ) async throws {
    #expect(try await parts(of: update) == expected)
  }

  @Test func `files come behind the fields`() async throws {
    let update = KnowledgeUpdate(
      files: [
        FileUpload(path: folder.file("a.csv", "x")), FileUpload(path: folder.file("b.txt", "y")),
      ], name: "n", scope: "teamspace")
    #expect(
      try await parts(of: update) == [
        "name=n", "scope=teamspace", "files[]=a.csv:x", "files[]=b.txt:y",
      ])
  }

  @Test func `what cannot be meant is refused before anything is sent or opened`() async throws {
    let server = RawServer(answer: found)
    let client = try client(of: server)
    let missing = FileUpload(path: folder.path + "/none")
    let refused: [(KnowledgeUpdate, RequestError)] = [
      (KnowledgeUpdate(), .nothingToChange), (KnowledgeUpdate(name: ""), .nothingToChange),
      (
        KnowledgeUpdate(files: [missing], sync: .init(isEnabled: true, schedule: nil)),
        .filesWithSync
      ), (KnowledgeUpdate(parent: .page("")), .emptyPage),
    ]
    for (update, error) in refused {
      await #expect(throws: error) { try await client.updateKnowledge("kn_1", update) }
    }
    await #expect(throws: FileError.self) {
      try await client.updateKnowledge("kn_1", KnowledgeUpdate(files: [missing]))
    }
    #expect(server.acceptedConnections == 0)
  }

  @Test func `a change of the name alone may be sent twice, one of files may not`() async throws {
    let file = FileUpload(path: folder.file("a.csv"))
    for (update, mayHaveTakenEffect) in [
      (KnowledgeUpdate(name: "n"), false), (KnowledgeUpdate(files: [file]), true),
    ] {
      let error = try await thrown(ConnectionError.self) {
        try await client(of: RawServer([[.readRequest]])).updateKnowledge("kn_1", update)
      }
      #expect(error.mayHaveTakenEffect == mayHaveTakenEffect)
    }
  }

  @Test func `with files the server has the time that it has for a create`() async throws {
    let timeouts = Timeouts(silence: .milliseconds(40), uploadSilence: .seconds(20))
    let later = Event()
    let server = RawServer([
      [.readRequest, .run(later.blockingWait), .send(found)], [.readRequest, .drain],
    ])
    let client = try client(of: server, timeouts: timeouts)
    let upload = FileUpload(path: folder.file("a.csv"))
    async let patient = client.updateKnowledge("kn_1", KnowledgeUpdate(files: [upload]))
    while server.requests.isEmpty { await Task.yield() }
    let error = try await thrown(ConnectionError.self) {
      try await client.updateKnowledge("kn_1", KnowledgeUpdate(name: "n"))
    }
    #expect(error.problem == .silence(.milliseconds(40)))
    later.happen()
    #expect(try await patient.body.id == "kn_1")
  }
}
