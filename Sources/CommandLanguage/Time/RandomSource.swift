import Synchronization

/// What a session leaves to chance: the same in each run where it has a seed.
package final class RandomSource: Sendable {
  private let state: Mutex<UInt64>

  /// A source with that seed, or with one that the system draws.
  package init(seed: UInt64? = nil) {
    state = Mutex(seed ?? SystemRandomNumberGenerator.seed)
  }

  /// A number from 0 to below 1: SplitMix64, whose upper 53 bits fill a double.
  package func next() -> Double {
    let bits = state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
    return Double(bits >> 11) / Double(UInt64(1) << 53)
  }
}

extension SystemRandomNumberGenerator {
  fileprivate static var seed: UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }
}
