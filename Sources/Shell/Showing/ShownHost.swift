/// The name under which a run on simulated time shows the sandbox, whatever port it got.
///
/// Output replaces the address and values keep it: the bytes of two runs are the same, and what a
/// program does with the address works.
package struct ShownHost: Sendable {
  private static let name = "sandbox.local"
  private let address: String

  /// - Parameter url: the sandbox's base URL; nil for one without a host.
  package init?(url: String) {
    guard let host = url.split(separator: "/").dropFirst().first else { return nil }
    address = String(host)
  }

  /// A text with the sandbox's name for its address.
  package func shown(_ text: String) -> String {
    text.replacing(address, with: Self.name)
  }
}
