import CommandLanguage
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@testable import ShellCommands

/// `login`, `use`, and which account is meant.
@Suite("Profiles")
struct ProfileTests {
  /// A session whose profiles are kept in a folder of the test.
  private func with(
    _ body: @escaping @Sendable (TranscriptSession, String) throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await TranscriptSession.with(environment: ["XDG_CONFIG_HOME": path]) { session in
      try body(session, path)
    }
    withExtendedLifetime(folder) {}
  }

  private static func mode(_ path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? UInt32(status.st_mode) & 0o777 : 0
  }

  @Test("the key is asked for, checked, and stored for this user alone")
  func login() async throws {
    try await with { session, folder in
      let former = umask(0)
      defer { umask(former) }
      session.output.answer("  \(session.key) ")
      let shown = session.run("login work --base-url \(session.url)")
      #expect(
        shown == [
          "API key of work: ",
          "profile work: sandbox.local; stored in \(folder)/gridsh/profiles.json",
        ])
      #expect(Self.mode("\(folder)/gridsh/profiles.json") == 0o600)
      #expect(Self.mode("\(folder)/gridsh") == 0o700)
      #expect(
        session.run("p = (use)[0]; print p.profile, p.key, p.default, p.in_use")
          == ["work stored true true"])
    }
  }

  @Test("a key that the service refuses is not stored, and not shown")
  func refused() async throws {
    try await with { session, folder in
      session.output.answer("sk-not-the-right-key")
      let shown = session.run("login work --base-url \(session.url)")
      #expect(shown.joined().contains("401"))
      #expect(!shown.joined().contains("sk-not"))
      #expect(Self.mode("\(folder)/gridsh/profiles.json") == 0)
    }
  }

  @Test("a command can print the key, which is then not stored")
  func command() async throws {
    try await with { session, folder in
      let login = "login work --base-url \(session.url) --command "
      let shown = session.run(login + "'printf \"%s\\nmore\" \(session.key)'")
      #expect(shown.last?.hasPrefix("profile work: sandbox.local") == true, "\(shown)")
      #expect(session.run("list") == ["no knowledge"])
      for (command, problem) in [
        ("exit 3", "it ended with exit code 3"), ("true", "it printed no key in its first row"),
        ("yes no", "it printed too much for a key"), ("kill -9 $$", "it ended with signal 9"),
      ] {
        let shown = session.run(login + "'\(command)'").first ?? ""
        #expect(shown.hasSuffix(problem), "\(shown)")
      }
    }
  }

  @Test(
    "a command that does not end is ended, whether its output is open or not",
    arguments: ["exec sleep 600", "echo some-key; exec >&- sleep 600"])
  func endless(command: String) {
    let failure = #expect(throws: Failure.self) {
      try KeyCommand(text: command, limit: .milliseconds(100)).run()
    }
    #expect(failure?.message.hasSuffix("it took longer than 0.1 seconds") == true)
  }

  @Test("without a terminal nothing is asked")
  func nobody() async throws {
    try await with { session, _ in
      #expect(
        session.run("login work")[0] == "<prompt>:1:1: there is no terminal to ask for the key")
    }
  }

  @Test(
    "a key is never an argument",
    arguments: ["sk-0123456789abcdef", "Bearer_abc", String(repeating: "k1", count: 20)])
  func arguments(key: String) async throws {
    try await with { session, _ in
      for statement in ["login \(key)", "use \(key)", "login work --command \(key)"] {
        session.output.answer("typed")
        #expect(!session.run(statement).joined().contains("API key of"), "\(statement)")
      }
    }
  }

  @Test("another account is another client, and knows nothing of the first")
  func use() async throws {
    try await with { session, _ in
      let url = session.url
      for name in ["one", "two"] {
        session.output.answer(session.key)
        _ = session.run("login \(name) --base-url \(url)")
      }
      _ = session.run("k = create orders.csv")
      #expect(session.run("use one") == ["talking to sandbox.local as one"])
      #expect(session.run("limits") == ["no rate limits so far"])
      #expect(session.run("show curl")[0] == "<prompt>:1:1: nothing was sent yet")
      #expect(session.run("print k.name") == ["orders.csv"])
      #expect(
        session.run("use oen")[0] == "<prompt>:1:1: use: there is no profile `oen`")
    }
  }

  @Test("why a key is refused as an argument is said, and the key is not")
  func refusal() async throws {
    try await with { session, _ in
      #expect(
        session.run("login sk-0123456789abcdef") == [
          "<prompt>:1:1: an error in a row that may hold a key and is not shown",
          "    this looks like a key, and a key is never an argument: histories and lists of "
            + "processes keep those",
          "    name the account, and the key is asked for unseen; consider one that was typed as lost",
        ])
    }
  }

  @Test("a profile whose address cannot be used is listed, and refused")
  func wrongAddress() async throws {
    try await with { session, folder in
      let file = try #require(ProfileFile(["XDG_CONFIG_HOME": folder]))
      var contents = ProfileFile.Contents()
      contents.store(
        Profile(name: "bad", source: .stored("key-bad"), baseURL: "http://example.com"))
      contents.store(Profile(name: "good", source: .stored("key-good")))
      try file.save(contents)
      #expect(
        session.run("for p in use { print p.profile, p.host }") == [
          "bad null", "good api.datagrid.com",
        ])
      #expect(session.run("use bad")[0].contains("would send the API key unencrypted"))
      #expect(
        session.run("use --default")[0]
          == "<prompt>:1:1: --default needs the profile that is to be it")
    }
  }

  @Test("a file that others may read is refused")
  func permissions() async throws {
    try await with { session, folder in
      session.output.answer(session.key)
      _ = session.run("login work --base-url \(session.url)")
      chmod("\(folder)/gridsh/profiles.json", 0o640)
      #expect(
        session.run("use work")[0]
          == "<prompt>:1:1: \(folder)/gridsh/profiles.json is open to others, who could read its keys"
      )
    }
  }

  @Test("an option outweighs the environment, and there a key outweighs a name")
  func precedence() throws {
    let folder = try TemporaryFolder()
    let file = try #require(ProfileFile(["XDG_CONFIG_HOME": folder.path]))
    var contents = ProfileFile.Contents()
    for name in ["one", "two", "three"] {
      contents.store(
        Profile(name: name, source: .stored("key-\(name)"), baseURL: "https://\(name).example"))
    }
    try file.save(contents)
    var environment = ["XDG_CONFIG_HOME": folder.path]
    #expect(try Accounts(environment).meant(profile: nil)?.host == "one.example")
    environment["GRIDSH_PROFILE"] = "two"
    #expect(try Accounts(environment).meant(profile: nil)?.host == "two.example")
    environment["DATAGRID_API_KEY"] = "sk-environment"
    #expect(try Accounts(environment).meant(profile: nil)?.host == "api.datagrid.com")
    #expect(try Accounts(environment).meant(profile: "three")?.host == "three.example")
    #expect(Accounts(environment).keys == ["key-one", "key-two", "key-three"])
    let failure = #expect(throws: Failure.self) {
      try Accounts(environment).meant(profile: "thre")
    }
    #expect(failure?.hint == "did you mean `three`?")
  }

  @Test(
    "a file that is none of ours is named",
    arguments: ["", "{}", "[1]", "{\"profiles\":{\"a\":{}}}", "{\"profiles\":{\"a\":5}}"])
  func malformed(text: String) throws {
    let folder = try TemporaryFolder()
    let file = try #require(ProfileFile(["XDG_CONFIG_HOME": folder.path]))
    try file.save(ProfileFile.Contents())
    try folder.write(text, to: "gridsh/profiles.json")
    let failure = #expect(throws: Failure.self) { try file.load() }
    #expect(failure?.kind == "wrong_profiles")
    #expect(failure?.message.contains(file.path) == true)
  }
}
