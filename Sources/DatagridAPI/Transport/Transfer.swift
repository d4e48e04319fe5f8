internal import CCurl

/// A request on its way through libcurl, from its options to its outcome.
///
/// Belongs to the thread of the transport. It is libcurl's client data, so it must stay referenced
/// until its handle has been taken out of the multi handle.
final class Transfer {
  let request: Request
  let configuration: ClientConfiguration
  let timeouts: Timeouts
  let began: ContinuousClock.Instant
  let easy: EasyHandle
  private(set) var readers: [FileReader] = []
  private(set) var answer = AnswerCollector()
  /// When the last byte went or came; nil until a connection stands, which has its own limit.
  private var lastActivity: ContinuousClock.Instant?
  /// The bytes of the body that went out at the present attempt of libcurl's.
  private var sent: Int64 = 0
  private var received: Int64 = 0
  private(set) var wholeBodyWasSent = false

  init(
    _ request: Request, configuration: ClientConfiguration, timeouts: Timeouts,
    began: ContinuousClock.Instant
  ) throws(EasyHandle.SetupError) {
    self.request = request
    self.configuration = configuration
    self.timeouts = timeouts
    self.began = began
    easy = try EasyHandle()
    try setOptions()
    switch request.body {
    case .none: break
    case .form(let form): readers = try easy.setForm(form)
    case .question(let json): try easy.setJSON(json)
    }
  }

  /// When the silence will have lasted too long, or nil while there is no connection.
  var silenceDeadline: ContinuousClock.Instant? { lastActivity?.advanced(by: request.silence) }

  /// True from the moment at which the first byte of the request could go out.
  var requestWasBegun: Bool { lastActivity != nil }

  /// A connection stands and the request is about to be written to it.
  ///
  /// libcurl comes here again when a connection that it had kept turns out to be closed: it then
  /// sends the request on a new one, whatever had gone out on the old. For a request that changes
  /// something this is a second create, so it may only be while the first was incomplete.
  /// - Returns: false when the request must not be sent again.
  func willSend() -> Bool {
    guard !(request.changesServer && wholeBodyWasSent) else { return false }
    sent = 0
    lastActivity = .now
    return true
  }

  func didMove(sent nowSent: Int64, of total: Int64, received nowReceived: Int64) {
    guard nowSent != sent || nowReceived != received else { return }
    lastActivity = .now
    received = nowReceived
    guard nowSent != sent else { return }
    sent = nowSent
    if total > 0, nowSent >= total { wholeBodyWasSent = true }
    if nowSent > 0 { request.progress?(UploadProgress(sent: nowSent, total: total)) }
  }

  func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    lastActivity = .now
    return answer.takeHeader(line)
  }

  func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool {
    answer.takeBody(piece)
  }
}
