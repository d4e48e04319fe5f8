import TestSupport
import Testing

@testable import Ledger

@Suite("Digests")
struct DigestTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func digest(_ bytes: [UInt8], _ name: String = "a") async throws -> FileDigest {
    try folder.write(bytes, to: name)
    return try await FileDigest.of(folder.path + "/" + name)
  }

  @Test(
    "a file's hash is that of its bytes",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func known(text: String, hash: String) async throws {
    #expect(try await digest(Array(text.utf8)).bytes.hexadecimal == hash)
  }

  @Test("a large file is hashed in pieces to the same end")
  func large() async throws {
    let bytes = [UInt8](repeating: 7, count: 3_000_001)
    let hash = try SHA256()
    try hash.update(bytes)
    #expect(try await digest(bytes).bytes == hash.finish())
  }

  @Test(
    "files that are cut elsewhere, stand in another order or have other names are other content")
  func content() async throws {
    let account = AccountDigest(bytes: [1])
    let (a, b) = (try await digest([1], "a"), try await digest([2], "b"))
    let joined = try await digest([1, 2], "c")
    func content(_ files: [(FileDigest, String)], _ name: String? = nil) throws -> ContentDigest {
      let files = files.map { (digest: $0.0, name: $0.1) }
      return try LedgerKey(account: account, files: files, name: name, page: nil).content
    }
    let all = [
      try content([(a, "x"), (b, "y")]), try content([(b, "x"), (a, "y")]),
      try content([(a, "y"), (b, "x")]), try content([(joined, "x")]), try content([(a, "x")]),
    ]
    #expect(Set(all).count == all.count)
    // Under a name of its own it does not matter what the files are called.
    #expect(try content([(a, "x")], "Q3") == content([(a, "y")], "Q3"))
  }

  @Test("a stamp changes with the file")
  func stamps() async throws {
    let before = try await digest([1, 2, 3])
    #expect(FileStamp(path: folder.path + "/a") == before.stamp)
    try folder.write([1, 2, 3, 4], to: "a")
    #expect(FileStamp(path: folder.path + "/a") != before.stamp)
    #expect(FileStamp(path: folder.path + "/none") == nil)
  }

  @Test("what is no file is refused, and a pipe is not waited for")
  func refused() async throws {
    _ = try ChildProcess.run("/usr/bin/mkfifo", [folder.path + "/pipe"])
    for name in ["none", "", "pipe", "."] {
      await #expect(throws: FileDigestError.self, "\(name)") {
        try await FileDigest.of(folder.path + "/" + name)
      }
    }
  }

  @Test("a task that is cancelled does not read the file to its end")
  func cancelled() async throws {
    try folder.write([UInt8](repeating: 0, count: 1_000), to: "a")
    let path = folder.path + "/a"
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await FileDigest.of(path)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}

extension [UInt8] {
  fileprivate var hexadecimal: String {
    map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }.joined()
  }
}
