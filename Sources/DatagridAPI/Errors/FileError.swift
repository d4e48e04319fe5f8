/// Files that cannot be sent, all that are wrong at once.
package struct FileError: Error, Sendable, Hashable {
  /// What is wrong with one file.
  package enum Problem: Error, Sendable, Hashable {
    /// There is no such file.
    case missing
    /// It may not be read.
    case notReadable
    /// It is a directory.
    case directory
    /// A pipe, a device or a socket.
    case notRegular
    /// It has no bytes: nothing could be learned from it.
    case empty
    /// The path or the name holds a NUL, or the name is empty.
    case impossibleName
    /// The system says no; with its words.
    case system(String)
    /// It ended before the size that it had when it was opened, in bytes.
    case shrank(from: Int64, to: Int64)
    /// It has more bytes than when it was opened.
    case grew(from: Int64, to: Int64)
    /// It was written to since it was opened.
    case changed
  }

  /// One file that cannot be sent.
  package struct Fault: Sendable, Hashable {
    /// The path as it was given.
    package let path: String
    /// What is wrong with it.
    package let problem: Problem

    /// What is wrong with it, without a full stop.
    package var message: String {
      switch problem {
      case .missing where path.contains("\u{FFFD}"):
        "\(path): no such file; a name that is not UTF-8 cannot be read, rename it"
      case .missing: "\(path): no such file"
      case .notReadable: "\(path): no permission to read it"
      case .directory: "\(path): is a directory, not a file"
      case .notRegular: "\(path): is not a regular file"
      case .empty: "\(path): is empty"
      case .impossibleName:
        path.isEmpty ? "the path is empty" : "\(path): is not a possible name of a file"
      case .system(let words): "\(path): \(words)"
      case .shrank(let from, let to):
        "\(path): shrank from \(from) to \(to) bytes while it was being sent"
      case .grew(let from, let to):
        "\(path): grew from \(from) to \(to) bytes while it was being sent"
      case .changed: "\(path): changed while it was being sent"
      }
    }

    /// True when the file was fit to send, and then became another.
    var happenedDuringSend: Bool {
      switch problem {
      case .shrank, .grew, .changed: true
      case .missing, .notReadable, .directory, .notRegular, .empty, .impossibleName, .system: false
      }
    }
  }

  /// The files, in the order in which they were given; at least one.
  package let faults: [Fault]

  /// What is wrong with each file, and what became of the request.
  ///
  /// The upload of a file that changes is broken off before its last bytes, so in no case has the
  /// server got a whole request.
  package var message: String {
    let all = faults.map(\.message).joined(separator: "; ")
    return faults.contains(where: \.happenedDuringSend)
      ? "\(all). The upload was broken off and nothing was created; try again when nothing writes to it."
      : "\(all). Nothing was sent."
  }
}

extension FileError: CustomStringConvertible {
  /// The message.
  package var description: String { message }
}
