/// What the keys of services begin with, as these publish it so that scanners find them.
enum KeyPrefix {
  /// Each in lower case, with the fewest characters that a key has behind it: `sk-SK` is a word, and no
  /// key.
  private static let known: [(prefix: [UInt8], shortest: Int)] = [
    ("sk-", 8), ("sk_", 8), ("rk_", 16), ("dg-", 8), ("dg_", 8), ("ghp_", 16), ("gho_", 16),
    ("ghu_", 16), ("ghs_", 16), ("ghr_", 16), ("github_pat_", 16), ("glpat-", 16), ("xoxa-", 8),
    ("xoxb-", 8), ("xoxe-", 8), ("xoxp-", 8), ("xoxr-", 8), ("xoxs-", 8), ("xapp-", 8),
    ("akia", 16), ("asia", 16), ("aiza", 30), ("ya29", 16), ("hf_", 16), ("npm_", 24),
    ("pypi-", 24), ("dop_v1_", 16),
    // The first part of a JSON Web Token: `{"` in Base64.
    ("eyj", 16),
  ].map { (Array($0.0.utf8), $0.1) }

  /// Whether a word in lower case is a key.
  static func opens(_ word: ArraySlice<UInt8>) -> Bool {
    known.contains { prefix, shortest in
      word.count >= prefix.count + shortest && word.starts(with: prefix)
    }
  }
}
