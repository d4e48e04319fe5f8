import CommandLanguage

/// How fast bytes leave, by the last seconds, and how long the rest will take.
struct UploadRate {
  /// Long enough to smooth what the network does in bursts, short enough to follow it.
  private static let window = Duration.seconds(5)
  /// What fills the network's buffers at the start goes out faster than anything after it.
  private static let leastSpan = Duration.seconds(1)
  /// After so long a silence nothing moves.
  private static let silence = Duration.seconds(3)
  /// Samples that are closer tell nothing more.
  private static let leastPause = Duration.milliseconds(100)
  /// What takes longer than this nobody can foretell.
  private static let longestGuess = 100 * 3_600.0

  private var samples: [(time: ContinuousClock.Instant, sent: Int64)] = []
  private var latest: (time: ContinuousClock.Instant, sent: Int64)?

  /// Takes how many bytes have left by now; fewer than before where an upload begins anew.
  mutating func note(_ sent: Int64, at time: ContinuousClock.Instant) {
    if let latest, sent < latest.sent { self = UploadRate() }
    if sent != latest?.sent { latest = (time, sent) }
    if let last = samples.last, last.time.advanced(by: Self.leastPause) > time { return }
    samples.append((time, sent))
    let begin = time.advanced(by: .zero - Self.window)
    while samples.count > 1, samples[1].time <= begin { samples.removeFirst() }
  }

  /// Words such as `3.1 MB/s, 1 min 30 s left`, or `stalled`; nil while there is too little to go by.
  func words(for total: Int64, at time: ContinuousClock.Instant) -> String? {
    guard let latest, let first = samples.first, latest.sent < total else { return nil }
    if latest.time.advanced(by: Self.silence) <= time { return "stalled" }
    let span = first.time.duration(to: time)
    guard span >= Self.leastSpan, latest.sent > first.sent else { return nil }
    let rate = Double(latest.sent - first.sent) / (span / .seconds(1))
    let speed = "\(Readable.size(Int64(rate)))/s"
    let rest = Double(total - latest.sent) / rate
    guard rest < Self.longestGuess else { return speed }
    return "\(speed), \(Readable.duration(.seconds(max(1, rest.rounded())))) left"
  }
}
