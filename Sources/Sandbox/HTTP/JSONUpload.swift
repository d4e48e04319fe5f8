/// Reads an `application/json` body into memory.
final class JSONUpload: BodyReader {
  private let cap: Int
  private var text: [UInt8] = []
  private var isTooLong = false

  /// - Throws: `APIError` when the request does not declare JSON, or more of it than the cap.
  init(_ head: RequestHead, cap: Int) throws(APIError) {
    self.cap = cap
    let type = (head.value("content-type") ?? "").prefix { $0 != ";" }
    guard type.lowercased().filter({ !$0.isWhitespace }) == "application/json" else {
      throw .badRequest("The body must be application/json.")
    }
    guard head.contentLength ?? 0 <= cap else { throw tooLong }
  }

  var isDraining: Bool { isTooLong }

  func take(_ bytes: UnsafeRawBufferPointer) {
    guard !isTooLong else { return }
    isTooLong = text.count + bytes.count > cap
    text += isTooLong ? [] : Array(bytes)
  }

  func finish() throws(APIError) -> Request.Body {
    if isTooLong { throw tooLong }
    guard let value = JSONValue(parsing: text) else {
      throw .badRequest("The body is not valid JSON.")
    }
    return .json(value)
  }

  private var tooLong: APIError {
    .payloadTooLarge(
      "The body is longer than \(cap) bytes.", mitigation: "Send what the endpoint documents.")
  }
}
