/// Why bytes could not be read as one JSON value.
package struct JSONError: Error, Sendable, Hashable {
  /// What is wrong with the bytes.
  package enum Problem: Sendable, Hashable {
    /// There are none, or white space alone.
    case empty
    /// The text ends in the middle of a value.
    case cut
    /// Values are nested more deeply than ``JSON/maximumDepth``.
    case tooDeep
    /// There are more bytes than ``JSON/maximumBytes``.
    case tooLarge
    /// The bytes are not UTF-8.
    case notUTF8
    /// A number is beyond the range of a double.
    case numberTooLarge
    /// The text is not JSON.
    case malformed
  }

  /// What is wrong with the bytes.
  package let problem: Problem
  /// The line where it was noticed, from 1, or nil where a place means nothing.
  package let line: Int?
  /// The parser's own words, which may quote the bytes; empty where there is nothing to add.
  package let detail: String

  init(_ problem: Problem, line: Int? = nil, detail: String = "") {
    self.problem = problem
    self.line = line
    self.detail = detail
  }
}
