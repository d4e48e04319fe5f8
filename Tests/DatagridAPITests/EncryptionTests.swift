import Testing

@testable import DatagridAPI

/// Encrypted connections, and what stands in their way.
struct EncryptionTests {
  private let folder = TemporaryFolder()

  /// What a create at that address ends in; nothing of it may have been sent.
  private func error(
    at baseURL: String, certificateFile: String? = nil
  ) async throws -> ConnectionError {
    let configuration = try ClientConfiguration(
      baseURL: baseURL, key: APIKey(testKey), certificateFile: certificateFile)
    let path = folder.file("a.txt")
    let error = try await thrown(ConnectionError.self) {
      try await DatagridClient(configuration, in: .test).createKnowledge(creation(path))
    }
    #expect(!error.mayHaveTakenEffect)
    return error
  }

  @Test func `SSL_CERT_FILE names the authority to trust`() async throws {
    let server = try TLSServer(.good)
    let configuration = try #require(
      try ClientConfiguration.fromEnvironment([
        "DATAGRID_API_KEY": testKey, "DATAGRID_BASE_URL": server.baseURL,
        "SSL_CERT_FILE": server.authority,
      ]))
    let answer = try await DatagridClient(configuration, in: .test).retrieveKnowledge("kn_1")
    server.stop()
    #expect(answer.body.id == "kn_1")
  }

  @Test func `a certificate that nobody vouches for is not trusted`() async throws {
    let server = try TLSServer(.good)
    let error = try await error(at: server.baseURL)
    server.stop()
    #expect(error.problem == .certificate)
    #expect(
      error.message.hasSuffix(
        "is not to be trusted (SSL certificate problem: self-signed certificate). "
          + "CURL_CA_BUNDLE or SSL_CERT_FILE can name a file of authorities to trust."))
  }

  @Test func `a certificate that is expired is told apart`() async throws {
    let server = try TLSServer(.expired)
    let error = try await error(at: server.baseURL, certificateFile: server.authority)
    server.stop()
    #expect(error.problem == .certificateDates)
    #expect(
      error.message
        == "The certificate of 127.0.0.1:\(server.port) is not valid now "
        + "(SSL certificate problem: certificate has expired). "
        + "Check the clock of this machine; if it is right, the server needs a new certificate.")
  }

  @Test func `a certificate of another host is told apart`() async throws {
    let server = try TLSServer(.good)
    let error = try await error(
      at: "https://localhost:\(server.port)", certificateFile: server.authority)
    server.stop()
    #expect(error.problem == .certificateName)
    #expect(
      error.message.hasPrefix(
        "The certificate of localhost:\(server.port) is made out to another host ("))
  }

  @Test(arguments: [
    ("plain HTTP", [RawServer.Step.send("HTTP/1.1 400 Bad Request\r\n\r\n")]),
    ("garbage", [.send("garbage\r\n"), .sendForever("\u{0}")]),
    ("a refusal", [.sendBytes([21, 3, 3, 0, 2, 2, 40])]),
    ("an end", [.read(1)]),
    ("half a record", [.read(1), .sendBytes([22, 3, 3, 0, 99, 2])]),
  ])
  func `a server that does not speak TLS is told apart`(
    what: String, script: [RawServer.Step]
  ) async throws {
    let server = RawServer([script])
    let error = try await error(at: "https://127.0.0.1:\(server.port)")
    #expect(error.problem == .tls)
    #expect(
      error.message.hasPrefix("No encrypted connection to 127.0.0.1:\(server.port) could be made (")
    )
  }

  @Test func `a file of authorities that is missing or holds none is named`() async throws {
    let server = RawServer([[.drain], [.drain], [.drain]])
    let files = ["\(folder.path)/missing.pem", folder.file("none.pem", "no PEM"), folder.path]
    for file in files {
      let error = try await error(
        at: "https://127.0.0.1:\(server.port)", certificateFile: file)
      #expect(error.problem == .certificateFile)
      #expect(
        error.message
          == "The file of certificate authorities cannot be used "
          + "(error setting certificate file: \(file)). Check CURL_CA_BUNDLE and SSL_CERT_FILE.")
    }
  }
}
