/// Takes the parts of a form as they arrive: files go to the disk, texts into memory.
///
/// After the first thing that is wrong nothing more is stored: the rest is only read, as no answer
/// can be given in the middle of a body.
final class FormReception {
  /// A file that has arrived.
  struct File {
    let name: String
    let contentType: String?
    let content: StagedFile
  }

  private(set) var files: [File] = []
  /// Why the form is refused, once it is.
  private(set) var refusal: APIError?

  let rules: FormRules
  private let stage: () throws(SandboxError) -> StagedFile
  private var texts: [String: [UInt8]] = [:]
  private var current: PartHead?
  /// How many bytes the current part has had.
  private var currentSize: Int64 = 0

  init(rules: FormRules, stage: @escaping () throws(SandboxError) -> StagedFile) {
    self.rules = rules
    self.stage = stage
  }

  /// The content of a text field; `nil` when it was not sent.
  func text(_ name: String) -> [UInt8]? { texts[name] }

  /// Refuses the form, unless it is refused already.
  func refuse(_ error: APIError) {
    if refusal == nil { refusal = error }
    files = []
  }

  /// Takes some bytes of a part.
  ///
  /// The post-processor calls once with no bytes at the beginning of a part whose first bytes it
  /// must still compare with the boundary, so offset 0 can come twice for one part. An empty part
  /// followed by one with the very same headers looks just so, and is taken for one.
  func take(_ head: PartHead?, offset: UInt64, bytes: UnsafeRawBufferPointer) {
    guard refusal == nil else { return }
    guard let head else {
      return refuse(.badRequest("The headers of a part are not valid UTF-8."))
    }
    do {
      let goesOn = offset > 0 || (!bytes.isEmpty && currentSize == 0 && head == current)
      if !goesOn { try begin(head) }
      try append(bytes)
    } catch {
      refuse(APIError(error))
    }
  }

  private func begin(_ head: PartHead) throws {
    current = head
    currentSize = 0
    guard let name = head.name else {
      throw APIError.badRequest("A part has no name, or one without double quotes.")
    }
    switch rules.kind(of: name) {
    case .text:
      guard texts.updateValue([], forKey: name) == nil else {
        throw APIError.badRequest("\(name) was sent twice")
      }
    case .file:
      guard let fileName = head.fileName, !fileName.isEmpty else {
        throw APIError.badRequest("\(rules.files) must be files: a part has no filename")
      }
      guard files.count < FormRules.fileCountCap else {
        throw APIError.badRequest("more than \(FormRules.fileCountCap) files in one request")
      }
      files.append(File(name: fileName, contentType: head.contentType, content: try stage()))
    case .unknown:
      throw APIError.unknownProperty(name)
    }
  }

  private func append(_ bytes: UnsafeRawBufferPointer) throws {
    currentSize += Int64(bytes.count)
    guard let name = current?.name, !bytes.isEmpty else { return }
    if rules.kind(of: name) == .text {
      guard currentSize <= FormRules.textCap else {
        throw APIError.badRequest("\(name) is longer than \(FormRules.textCap) bytes")
      }
      texts[name, default: []].append(contentsOf: bytes)
    } else if let file = files.last {
      guard currentSize <= rules.perFileCap else {
        throw APIError.payloadTooLarge(
          "The file \(file.name) is larger than \(rules.perFileCap) bytes, the cap for each file.")
      }
      try file.content.write(bytes)
    }
  }
}
