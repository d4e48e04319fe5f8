import Synchronization

/// Draws the identifiers of objects: a prefix that tells the kind, and 16 hexadecimal digits.
final class Identifiers: Sendable {
  /// The kinds of objects, by the prefix of their identifiers.
  enum Kind: String {
    case knowledge = "kn_"
    case table = "tbl_"
  }

  /// The seeded generator, or `nil` for the system's.
  private let seeded: Mutex<SplitMix64?>

  /// Draws from `seed`, or at random where there is none.
  init(seed: UInt64?) {
    seeded = Mutex(seed.map(SplitMix64.init(seed:)))
  }

  /// Draws an identifier of which `isTaken` says no.
  ///
  /// A seeded generator begins anew when a server is started again on the state that it left:
  /// then the first draws are taken already.
  func next(_ kind: Kind, unless isTaken: (String) throws -> Bool) rethrows -> String {
    while true {
      let identifier = kind.rawValue + Self.hexadecimal(draw())
      if try !isTaken(identifier) { return identifier }
    }
  }

  private func draw() -> UInt64 {
    seeded.withLock { generator in
      guard var drawing = generator else { return UInt64.random(in: 0...UInt64.max) }
      defer { generator = drawing }
      return drawing.next()
    }
  }

  /// A name that nothing else has, whatever the seed.
  static func random() -> String { hexadecimal(.random(in: 0...UInt64.max)) }

  /// A key that nobody can guess, whatever the seed: 128 bits of the system's randomness.
  static func makeKey() -> String {
    "sandbox_" + random() + random()
  }

  /// 16 lowercase digits.
  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
