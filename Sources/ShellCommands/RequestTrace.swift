import CommandLanguage
import DatagridAPI
import Synchronization

/// Shows what goes to the service and what comes back, as `set trace` asks for; never the key.
final class RequestTrace: Sendable {
  /// So much of a body is shown: a knowledge with all its fields, and no table of rows.
  private static let bodyLimit = 2000

  private let settings: Settings
  private let output: any Output
  /// Whether times are shown: on simulated time they would differ from run to run.
  private let showsTime: Bool
  /// The requests that are on their way, by their numbers: "POST /knowledge".
  private let open = Mutex<[Int: String]>([:])

  init(_ surroundings: Surroundings, output: any Output) {
    settings = surroundings.settings
    self.output = output
    showsTime = !surroundings.clock.isSimulated
    if let level = TraceLevel(log: surroundings.environment["DATAGRID_LOG"]) {
      // The words are the setting's own.
      try? settings.set(.trace, to: .text(level.rawValue))
    }
  }

  private var level: TraceLevel { TraceLevel(rawValue: settings[.trace].text) ?? .off }

  /// Shows an event as far as the setting wants it, in one notice: others may come from other threads.
  func show(_ event: ClientEvent) {
    guard level != .off else { return }
    switch event {
    case .sending(let request, let number, let attempt): show(request, number, attempt)
    case .received(let answer, let number): show(answer, number)
    case .failed(let error, let number): show(error, number)
    case .answered, .waiting, .adopted: break
    }
  }

  private func show(_ request: RequestDescription, _ number: Int, _ attempt: Int) {
    let name = "\(request.method) \(request.urlWithoutSecrets)"
    open.withLock { $0[number] = name }
    guard level == .on else { return }
    let again = attempt > 1 ? ", try \(attempt)" : ""
    var rows = ["\(name) (request \(number)\(again))"]
    rows += request.headers.map { header in
      switch header.variable {
      case nil: "\(header.name): \(header.text)"
      case _ where header.name == "Authorization": "\(header.name): \(header.text)[API key]"
      default: "\(header.name): \(SecretName.placeholder)"
      }
    }
    show(rows + Self.rows(of: request.body), behind: "> ")
  }

  private func show(_ answer: AnswerDescription, _ number: Int) {
    let name = open.withLock { $0.removeValue(forKey: number) } ?? ""
    let status = "\(answer.status) \(Self.phrase(of: answer.status))"
    guard level == .on else {
      output.notice(
        "\(name) \(status)\(time(answer.duration, before: " (", ")"))".escapingControls())
      return
    }
    var rows = ["\(status) (request \(number)\(time(answer.duration, before: ", ")))"]
    rows += answer.headers.fields.map { field in
      "\(field.name): \(field.isSecret ? SecretName.placeholder : field.value)"
    }
    if answer.bodySize > 0 {
      let text = answer.bodyText(limit: Self.bodyLimit)
      rows.append(answer.bodySize > Self.bodyLimit ? "\(text)… (\(answer.bodySize) bytes)" : text)
    }
    show(rows, behind: "< ")
  }

  private func show(_ error: any Error, _ number: Int) {
    let name = open.withLock { $0.removeValue(forKey: number) } ?? ""
    let reason =
      error is CancellationError
      ? "cancelled" : (Failure.wrapping(error) as? Failure)?.message ?? "\(error)"
    show(["no answer to \(name) (request \(number)): \(reason)"], behind: level == .on ? "< " : "")
  }

  private func show(_ rows: [String], behind mark: String) {
    output.notice(rows.map { mark + $0.escapingControls() }.joined(separator: "\n"))
  }

  private func time(_ duration: Duration, before start: String, _ end: String = "") -> String {
    showsTime ? "\(start)\(Int((duration / .milliseconds(1)).rounded())) ms\(end)" : ""
  }

  private static func rows(of body: RequestDescription.Body) -> [String] {
    switch body {
    case .none: []
    case .json(let value): [bounded(value.withoutSecrets.encoded ?? "")]
    case .form(let parts):
      parts.map { part in
        switch part {
        case .text(let name, let value):
          "\(name)=\(SecretName.isOne(name) ? SecretName.placeholder : bounded(value))"
        case .file(let name, let file):
          "\(name)=<\(file.filename), \(file.mediaType), \(file.size) bytes>"
        }
      }
    }
  }

  private static func bounded(_ text: String) -> String {
    text.count > bodyLimit ? "\(text.prefix(bodyLimit))… (\(text.utf8.count) bytes)" : text
  }

  /// What RFC 9110 calls a status.
  private static func phrase(of status: Int) -> String {
    phrases[status] ?? (status < 300 ? "Success" : status < 400 ? "Redirection" : "Error")
  }

  private static let phrases = [
    200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 302: "Found",
    400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden",
    404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout", 409: "Conflict",
    413: "Content Too Large", 429: "Too Many Requests", 500: "Internal Server Error",
    502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
    507: "Insufficient Storage",
  ]
}

/// How much of each request is shown.
enum TraceLevel: String, CaseIterable, Sendable {
  case off, info, on

  /// What the official clients' `DATAGRID_LOG` asks for; nil for what they do not know either.
  init?(log: String?) {
    switch log?.lowercased() {
    case "info": self = .info
    case "debug": self = .on
    default: return nil
    }
  }
}
