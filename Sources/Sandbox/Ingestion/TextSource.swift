/// The content of a file, handed out in chunks of text that is checked to be UTF-8.
///
/// A byte order mark at the beginning is no part of the text. Not `Sendable`: one reader uses it.
final class TextSource {
  /// Bytes read at once.
  static let chunkSize = 256 << 10
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let fill: (inout [UInt8]) throws -> Int
  private var buffer: [UInt8]
  /// How many bytes at the beginning of the buffer are yet to be handed out, once it was filled.
  private var waiting: Int?
  private var isAtStart = true
  private var validator = UTF8Validator()
  /// What stands behind the text that was handed out last.
  private var problem: FileProblem?

  /// Makes a source of what `fill` puts into the buffer it is given.
  ///
  /// - Parameter fill: Fills the buffer as far as the file goes, and returns how many bytes that
  ///   were: fewer than the buffer holds at the end of the file only.
  init(chunkSize: Int = TextSource.chunkSize, fill: @escaping (inout [UInt8]) throws -> Int) {
    self.fill = fill
    buffer = [UInt8](repeating: 0, count: chunkSize)
  }

  /// The first bytes of the file, at most `count`, which stay to be read.
  ///
  /// - Throws: What reading the file throws.
  func head(_ count: Int) throws -> ArraySlice<UInt8> {
    let filled = try waiting ?? fill(&buffer)
    waiting = filled
    return buffer[..<min(filled, count)]
  }

  /// The next chunk of text, which may begin and end within a character; `nil` at the end.
  ///
  /// Whoever calls this lets go of the chunk before, for else the buffer is copied.
  ///
  /// - Throws: `FileProblem` for an empty file and for what is no text, after the text before it is
  ///   handed out; what reading the file throws.
  func next() throws -> ArraySlice<UInt8>? {
    if let problem { throw problem }
    let filled = try waiting ?? fill(&buffer)
    waiting = nil
    var chunk = buffer[..<filled]
    if isAtStart {
      isAtStart = false
      if chunk.starts(with: Self.byteOrderMark) {
        _ = validator.check(Self.byteOrderMark[...])
        chunk = chunk.dropFirst(Self.byteOrderMark.count)
      }
      if chunk.isEmpty { throw FileProblem.empty }
    }
    if chunk.isEmpty {
      if let problem = validator.finish() { throw problem }
      return nil
    }
    let valid: Int
    (valid, problem) = validator.check(chunk)
    if valid == 0, let problem { throw problem }
    return chunk.prefix(valid)
  }
}
