import CommandLanguage
import Sandbox

/// A sandbox that keeps nothing, behind a relay that spoils requests and answers on purpose.
package final class FaultySandbox {
  /// The base URL of the relay.
  package let url: String
  /// The base URL of the sandbox itself, which fails at nothing.
  package let directURL: String
  /// The only key that is accepted.
  package let key: String
  private let sandbox: SandboxServer
  private let relay: FaultRelay

  /// - Parameters:
  ///   - now: the sandbox's time, since 1970.
  ///   - rateLimit: how many requests an endpoint takes in 60 s; nil for any number.
  ///   - fault: what becomes of a request.
  package init(
    now: @escaping @Sendable () -> Duration, rateLimit: Int? = nil,
    fault: @escaping @Sendable (FaultRelay.Request) -> FaultRelay.Fault = { _ in .pass }
  ) throws {
    var configuration = SandboxConfiguration(seed: 1)
    configuration.now = { now().milliseconds }
    configuration.pace = .simulated
    configuration.rateLimit = rateLimit
    sandbox = try SandboxServer(configuration)
    relay = try FaultRelay(to: try Self.port(of: sandbox.url), fault: fault)
    directURL = sandbox.url
    url = "http://127.0.0.1:\(relay.port)/v1"
    key = sandbox.key
  }

  deinit {
    relay.stop()
    sandbox.stop()
  }

  static func port(of url: String) throws -> UInt16 {
    let port = url.split(separator: ":").last.flatMap { UInt16($0.prefix { $0 != "/" }) }
    guard let port else { throw ChildProcess.Failure("\(url) has no port") }
    return port
  }
}
