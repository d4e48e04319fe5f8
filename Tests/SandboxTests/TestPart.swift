/// A part of a form, written as the official clients write it.
struct TestPart: Sendable {
  let headers: String
  let content: [UInt8]

  /// Any header lines, and any content.
  init(headers: String, content: [UInt8]) {
    self.headers = headers
    self.content = content
  }

  static func text(_ name: String, _ value: String) -> TestPart {
    TestPart(
      headers: "Content-Disposition: form-data; name=\"\(name)\"\r\n", content: Array(value.utf8))
  }

  static func file(
    _ fileName: String, _ content: String, type: String = "application/octet-stream",
    field: String = "files[]"
  ) -> TestPart {
    file(fileName, bytes: Array(content.utf8), type: type, field: field)
  }

  static func file(
    _ fileName: String, bytes: [UInt8], type: String = "application/octet-stream",
    field: String = "files[]"
  ) -> TestPart {
    TestPart(
      headers: "Content-Disposition: form-data; name=\"\(field)\"; filename=\"\(fileName)\"\r\n"
        + "Content-Type: \(type)\r\n", content: bytes)
  }

  static let boundary = "gridsh-test-boundary"
  static let contentType = ["Content-Type": "multipart/form-data; boundary=\(boundary)"]

  /// The whole body.
  static func body(_ parts: [TestPart]) -> [UInt8] {
    var body: [UInt8] = []
    for part in parts {
      body += Array("--\(boundary)\r\n\(part.headers)\r\n".utf8) + part.content + Array("\r\n".utf8)
    }
    return body + Array("--\(boundary)--\r\n".utf8)
  }
}
