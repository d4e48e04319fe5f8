#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The sources of the program, for rules about what stands in them.
package enum SourceFiles {
  private static let folder =
    String(#filePath.dropLast("Tests/TestSupport/SourceFiles.swift".count)) + "Sources"

  /// The texts of all Swift files.
  package static var swift: [String] {
    get throws { try files(below: folder).map(TranscriptFiles.text) }
  }

  /// The text of one file.
  package static func text(of path: String) throws -> String {
    try TranscriptFiles.text(of: folder + "/" + path)
  }

  private static func files(below folder: String) throws -> [String] {
    guard let directory = opendir(folder) else {
      throw ChildProcess.Failure("no folder \(folder)")
    }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let path = folder + "/" + name
      if name.hasSuffix(".swift") {
        found.append(path)
      } else if !name.hasPrefix("."), !name.contains(".") {
        found += try files(below: path)
      }
    }
    return found
  }
}
