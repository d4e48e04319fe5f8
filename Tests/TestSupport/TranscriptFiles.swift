#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The transcripts, and the folder in which they run.
package enum TranscriptFiles {
  /// The top of the checkout.
  package static let checkout = #filePath.split(separator: "/").dropLast(3)
    .reduce("") { $0 + "/" + $1 }

  package static let folder = checkout + "/Tests/Transcripts"

  /// The names of the transcripts, sorted.
  package static let names: [String] = {
    var names: [String] = []
    guard let directory = opendir(folder) else { return names }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".transcript") { names.append(name) }
    }
    return names.sorted()
  }()

  package static func read(_ name: String) throws -> Transcript {
    Transcript(try text(of: folder + "/" + name))
  }

  /// Whether the transcripts are to be rewritten with what is shown now, `ACCEPT=1 scripts/test`.
  ///
  /// A run that rewrites anything fails; the change is then read before it is committed.
  package static var isAccepting: Bool { getenv("ACCEPT").map { $0.pointee != 0 } ?? false }

  package static func accept(_ text: String, as name: String) throws {
    try write(text, to: folder + "/" + name)
  }

  package static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else {
      throw ChildProcess.Failure("\(path) cannot be written")
    }
    fputs(text, file)
    fclose(file)
  }

  package static func text(of path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw ChildProcess.Failure("no file \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Makes the transcripts' files the working folder of this process; nothing writes there.
  package static func enter() throws {
    guard chdir(folder + "/files") == 0 else {
      throw ChildProcess.Failure("no folder \(folder)/files")
    }
  }
}
