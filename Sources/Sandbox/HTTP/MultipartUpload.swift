import CMicroHTTPD

/// Reads a `multipart/form-data` body with libmicrohttpd's post-processor.
final class MultipartUpload {
  private let reception: FormReception
  private var processor: OpaquePointer?
  private var isMalformed = false

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
    self.reception = reception
    processor = MHD_create_post_processor(
      connection, Self.bufferSize, takePart, Unmanaged.passUnretained(reception).toOpaque())
    guard processor != nil else {
      throw .badRequest("The Content-Type of the form has no boundary.")
    }
  }

  deinit { MHD_destroy_post_processor(processor) }

  /// Whether the rest of the body is only read and thrown away.
  var isDraining: Bool { isMalformed || reception.refusal != nil }

  /// Takes the next bytes of the body.
  func take(_ bytes: UnsafeRawBufferPointer) {
    guard !isDraining else { return }
    let text = bytes.bindMemory(to: CChar.self)
    if MHD_post_process(processor, text.baseAddress, text.count) == .NO { isMalformed = true }
  }

  /// Refuses the body for its length.
  func refuse(_ error: APIError) {
    reception.refuse(error)
  }

  /// Ends the body.
  ///
  /// - Throws: `APIError` when the form is refused, malformed or cut: the last is visible only here.
  func finish() throws(APIError) -> FormReception {
    let isWhole = MHD_destroy_post_processor(processor) == .YES
    processor = nil
    if let refusal = reception.refusal { throw refusal }
    if isMalformed { throw .badRequest("The multipart body is malformed.") }
    guard isWhole else {
      throw .badRequest("The multipart body ends before its closing boundary.")
    }
    return reception
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
