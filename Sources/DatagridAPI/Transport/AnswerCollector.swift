/// Puts an answer together from the pieces that the network gives, within bounds.
struct AnswerCollector {
  /// What may come as header lines, those of interim answers included: eight times what common
  /// servers allow, and below the 100 KiB at which libcurl reports one line as out of memory.
  static let maximumHeaderBytes = 64 << 10

  private(set) var status: Int?
  private(set) var headers = HeaderFields()
  private(set) var body: [UInt8] = []
  /// True when the header of the final answer, not of an interim one, is complete.
  private(set) var hasHeader = false
  /// True from the first line of an answer on; false again behind an interim one.
  private(set) var isUnderWay = false
  /// The bound that was passed, if any.
  private(set) var excess: AnswerError.Problem?
  private var headerBytes = 0
  /// Those of earlier answers, which were interim.
  private var earlierHeaderBytes = 0

  /// What has come of the present answer, its header included; a line counts when it is whole.
  var byteCount: Int { headerBytes - earlierHeaderBytes + body.count }

  /// Takes one header line with its end.
  /// - Returns: false when there are too many, or announce too large a body, and the transfer must end.
  mutating func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    headerBytes += line.count
    guard headerBytes <= AnswerCollector.maximumHeaderBytes else {
      excess = .headersTooLarge
      return false
    }
    if line.starts(with: "HTTP/".utf8) {
      status = AnswerCollector.status(of: line)
      headers.removeAll()
      hasHeader = false
      isUnderWay = true
    } else if line.allSatisfy(JSONText.isSpace) {
      endHeader()
    } else if !hasHeader, let field = HeaderFields.Field(line: line) {
      // A field behind the header is a trailer of a chunked body, and of no use here.
      headers.append(field)
    }
    return excess == nil
  }

  private mutating func endHeader() {
    hasHeader = (status ?? 0) >= 200
    isUnderWay = hasHeader
    if !hasHeader { earlierHeaderBytes = headerBytes }
    guard hasHeader, let length = announcedLength else { return }
    if length > DatagridClient.maximumAnswerBytes {
      excess = .tooLarge
    } else {
      body.reserveCapacity(length)
    }
  }

  /// The length of the body, if the header tells; more digits than fit, which libcurl takes for no
  /// length, are the largest.
  private var announcedLength: Int? {
    guard let text = headers["Content-Length"], !text.isEmpty,
      text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    return Int(text) ?? .max
  }

  /// Takes a piece of the body.
  /// - Returns: false when the body is too large, and the transfer must end.
  mutating func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool {
    guard body.count + piece.count <= DatagridClient.maximumAnswerBytes else {
      excess = .tooLarge
      return false
    }
    body.append(contentsOf: piece)
    return true
  }

  /// The second word of `HTTP/1.1 404 Not Found`.
  private static func status(of line: UnsafeRawBufferPointer) -> Int? {
    let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard words.count > 1 else { return nil }
    return Int(String(decoding: words[1].filter { !JSONText.isSpace($0) }, as: UTF8.self))
  }
}
