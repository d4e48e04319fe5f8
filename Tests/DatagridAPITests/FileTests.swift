import Glibc
import Testing

@testable import DatagridAPI

/// Files that cannot be sent, or change on the way.
struct FileTests {
  private let folder = TemporaryFolder()

  @Test func `all faults are named at once and nothing is sent`() async throws {
    let server = RawServer(answer: created)
    let pipe = folder.pipe("pipe")
    let missing = "\(folder.path)/missing.pdf"
    let error = try await thrown(FileError.self) {
      try await client(of: server).createKnowledge(
        creation(folder.file("good.txt"), missing, folder.path, pipe, "/dev/null", "", "a\0b"))
    }
    #expect(
      error.faults == [
        .init(path: missing, problem: .missing),
        .init(path: folder.path, problem: .directory),
        .init(path: pipe, problem: .notRegular),
        .init(path: "/dev/null", problem: .notRegular),
        .init(path: "", problem: .impossibleName),
        .init(path: "a\0b", problem: .impossibleName),
      ])
    #expect(error.message.contains("\(missing): no such file"))
    #expect(error.message.hasSuffix("Nothing was sent."))
    #expect(server.acceptedConnections == 0)
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read everything"))
  func `a file that may not be read is named`() async throws {
    let path = folder.file("secret.txt")
    chmod(path, 0)
    let error = try await thrown(FileError.self) {
      try await client(of: RawServer([])).createKnowledge(creation(path))
    }
    #expect(error.faults == [.init(path: path, problem: .notReadable)])
  }

  /// Sends a file of 2 MiB to a server that changes it before it lets the body come.
  private func changing(
    _ change: @escaping @Sendable (String) -> Void
  ) async throws -> (problem: FileError.Problem?, server: RawServer, message: String) {
    let path = folder.largeFile("file.pdf", bytes: 2 << 20)
    let server = RawServer([
      [
        .readHeader, .run { change(path) }, .send(goOn),
        .drain, .send(created),
      ]
    ])
    let error = try await thrown(FileError.self) {
      try await client(of: server).createKnowledge(creation(path))
    }
    #expect(error.faults.map(\.path) == [path])
    return (error.faults.first?.problem, server, error.message)
  }

  @Test func `a file that shrinks ends in an error`() async throws {
    let (problem, _, message) = try await changing { truncate($0, 1 << 20) }
    #expect(problem == .shrank(from: 2 << 20, to: 1 << 20))
    #expect(message.contains("shrank from 2097152 to 1048576 bytes while it was being sent"))
    #expect(message.contains("nothing was created"))
  }

  @Test func `a file that grows ends in an error`() async throws {
    let (problem, _, _) = try await changing { write([1], to: $0, flags: O_APPEND) }
    #expect(problem == .grew(from: 2 << 20, to: 2 << 20 + 1))
  }

  @Test func `a file that is written to ends in an error`() async throws {
    let (problem, _, _) = try await changing { path in
      var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
      utimensat(AT_FDCWD, path, &times, 0)
    }
    #expect(problem == .changed)
  }

  @Test func `a file that is replaced is sent as it was opened`() async throws {
    let path = folder.largeFile("file.pdf", bytes: 2 << 20)
    let server = RawServer([
      [
        .readHeader, .run { unlink(path) }, .send(goOn),
        .read(2 << 20), .send(created), .drain,
      ]
    ])
    let answer = try await client(of: server).createKnowledge(creation(path))
    #expect(answer.body.id == "kn_1")
  }

  @Test func `the same file twice is two parts`() async throws {
    let server = RawServer(answer: created)
    let path = folder.file("a.txt", "twice")
    _ = try await client(of: server).createKnowledge(creation(path, path))
    #expect(server.requests.first?.normalisedBody.split(separator: "twice").count == 3)
  }

  @Test func `descriptors are closed with the request`() async throws {
    let server = RawServer(answer: created)
    let client = try client(of: server)
    let path = folder.file("unique-name.txt")
    _ = try await client.createKnowledge(creation(path, path, path))
    client.close()
    let open = (0..<1024).filter { descriptor in
      var buffer = [CChar](repeating: 0, count: 4096)
      let count = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count)
      return count > 0
        && String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) == path
    }
    #expect(open.isEmpty)
  }
}
