internal import CCurl

/// A request on its way through libcurl, from its options to its outcome.
///
/// Belongs to the thread of the transport. It is libcurl's client data, so it must stay referenced
/// until its handle has been taken out of the multi handle.
final class Transfer {
  let id: Submission.ID
  let request: Request
  let configuration: ClientConfiguration
  let timeouts: Timeouts
  let began: ContinuousClock.Instant
  let easy: EasyHandle
  let sockets: OpenSockets
  private(set) var readers: [FileReader] = []
  private(set) var answer = AnswerCollector()
  /// When the last byte went or came; nil until a connection stands, which has its own limit.
  private var lastActivity: ContinuousClock.Instant?
  /// When the first line of the present answer came.
  private var answerBegan: ContinuousClock.Instant?
  /// The bytes of the body that went out at the present attempt of libcurl's.
  private var sent: Int64 = 0
  private var received: Int64 = 0
  private(set) var wholeRequestWasSent = false
  /// True when libcurl chose a kept connection that must not be used; nothing was sent on it.
  private(set) var metStaleConnection = false

  init(_ submission: Submission, sockets: OpenSockets) throws(EasyHandle.SetupError) {
    self.sockets = sockets
    id = submission.id
    request = submission.request
    configuration = submission.configuration
    timeouts = submission.timeouts
    began = submission.began
    easy = try EasyHandle()
    try setOptions()
    switch request.body {
    case .none: break
    case .form(let form): readers = try easy.setForm(form)
    case .json(let json): try easy.setJSON(json)
    }
  }

  /// When the transfer is to be given up unless something more goes or comes; nil while there is no
  /// connection.
  var deadline: ContinuousClock.Instant? {
    guard let silenceDeadline else { return nil }
    return answerDeadline.map { min($0, silenceDeadline) } ?? silenceDeadline
  }

  /// True when the rate of the answer ends the transfer sooner than a silence would.
  var isTooSlow: Bool {
    guard let silenceDeadline, let answerDeadline else { return false }
    return answerDeadline < silenceDeadline
  }

  /// When the silence will have lasted too long.
  private var silenceDeadline: ContinuousClock.Instant? {
    lastActivity?.advanced(by: request.silence)
  }

  /// When the answer, by what has come of it, should have been whole: the time of a silence, and a
  /// second more for as many bytes as the least rate has.
  private var answerDeadline: ContinuousClock.Instant? {
    let bytes = Double(answer.byteCount) / Double(timeouts.leastAnswerRate)
    return answerBegan?.advanced(by: request.silence + .seconds(bytes))
  }

  /// Whether sending it again could carry it out twice.
  ///
  /// Of a server that says yes before it has had all, nobody knows what it has done.
  var mayHaveTakenEffect: Bool {
    !request.isRepeatable && (wholeRequestWasSent || 200..<300 ~= answer.status ?? 0)
  }

  /// True from the moment at which the first byte of the request could go out.
  var requestWasBegun: Bool { lastActivity != nil }

  /// A connection stands and the request is about to be written to it.
  ///
  /// libcurl comes here again when a server refuses to be asked for leave (417), and when a connection
  /// that it had kept turns out to be closed: it then sends the request on a new one, whatever had gone
  /// out on the old. For a request that changes something this is a second create, so it may only be
  /// while the first was incomplete.
  /// - Returns: false when the request must not be sent again, or not on this connection.
  func willSend(localPort: Int) -> Bool {
    metStaleConnection = easy.isOnKeptConnection && sockets.hasInput(localPort: localPort)
    guard !metStaleConnection else { return false }
    guard !mayHaveTakenEffect else { return false }
    sent = 0
    lastActivity = .now
    // The answer to an earlier attempt, such as a 417, says nothing of this one.
    answer = AnswerCollector()
    answerBegan = nil
    // Where there is no body, the header is the whole request.
    if case .none = request.body { wholeRequestWasSent = true }
    return true
  }

  /// Gets ready to be sent on a connection of its own.
  func beginAnew() throws(EasyHandle.SetupError) {
    metStaleConnection = false
    try easy.set(CURLOPT_FRESH_CONNECT, 1)
  }

  func didMove(sent nowSent: Int64, of total: Int64, received nowReceived: Int64) {
    guard nowSent != sent || nowReceived != received else { return }
    lastActivity = .now
    received = nowReceived
    guard nowSent != sent else { return }
    sent = nowSent
    if total > 0, nowSent >= total { wholeRequestWasSent = true }
    if nowSent > 0 { request.progress?(UploadProgress(sent: nowSent, total: total)) }
  }

  func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    lastActivity = .now
    let goesOn = answer.takeHeader(line)
    if !answer.isUnderWay {
      answerBegan = nil
    } else if answerBegan == nil {
      answerBegan = lastActivity
    }
    return goesOn
  }

  func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool {
    answer.takeBody(piece)
  }
}
