import CMicroHTTPD

/// Reads a `multipart/form-data` body with libmicrohttpd's post-processor.
final class MultipartUpload: BodyReader {
  private let reception: FormReception
  private var processor: OpaquePointer?
  private var isMalformed = false
  private var received: Int64 = 0
  /// The longest body that can be legal.
  private let cap: Int64

  /// The post-processor's buffer, which a line of part headers must fit into.
  private static let bufferSize = 64 << 10

  /// - Throws: `APIError` when the request does not declare a form with a boundary.
  init(
    _ head: RequestHead, connection: OpaquePointer?, reception: FormReception
  ) throws(APIError) {
    let type = head.value("content-type") ?? ""
    guard type.lowercased().hasPrefix("multipart/form-data") else {
      throw .badRequest("The body must be multipart/form-data.")
    }
    cap = reception.rules.bodyCap
    if let length = head.contentLength, length > cap {
      throw .payloadTooLarge("A body of \(length) bytes cannot hold files within the cap.")
    }
    self.reception = reception
    processor = MHD_create_post_processor(
      connection, Self.bufferSize, takePart, Unmanaged.passUnretained(reception).toOpaque())
    guard processor != nil else {
      throw .badRequest("The Content-Type of the form has no boundary.")
    }
  }

  deinit { MHD_destroy_post_processor(processor) }

  var isDraining: Bool { isMalformed || reception.refusal != nil }

  func take(_ bytes: UnsafeRawBufferPointer) {
    guard !isDraining else { return }
    received += Int64(bytes.count)
    guard received <= cap else {
      return reception.refuse(
        .payloadTooLarge("The body is longer than files within the cap can be."))
    }
    let text = bytes.bindMemory(to: CChar.self)
    if MHD_post_process(processor, text.baseAddress, text.count) == .NO { isMalformed = true }
  }

  /// Ends the body: only here does it show that one was cut.
  func finish() throws(APIError) -> Request.Body {
    let isWhole = MHD_destroy_post_processor(processor) == .YES
    processor = nil
    if let refusal = reception.refusal { throw refusal }
    if isMalformed { throw .badRequest("The multipart body is malformed.") }
    guard isWhole else {
      throw .badRequest("The multipart body ends before its closing boundary.")
    }
    return .form(reception)
  }
}

/// Hands a piece of a part to the `FormReception` that `context` points to.
private func takePart(
  _ context: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ name: UnsafePointer<CChar>?,
  _ fileName: UnsafePointer<CChar>?, _ contentType: UnsafePointer<CChar>?,
  _ transferEncoding: UnsafePointer<CChar>?, _ data: UnsafePointer<CChar>?, _ offset: UInt64,
  _ size: Int
) -> MHD_Result {
  guard let context else { return .NO }
  Unmanaged<FormReception>.fromOpaque(context).takeUnretainedValue().take(
    PartHead(name: name, fileName: fileName, contentType: contentType), offset: offset,
    bytes: UnsafeRawBufferPointer(start: data, count: size))
  return .YES
}
