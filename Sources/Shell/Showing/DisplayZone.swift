import CommandLanguage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The zone of the times that a person is shown.
package enum DisplayZone: Sendable {
  /// That of the process: what `TZ` names, else the system's.
  case local
  /// For a session of simulated time, which shows the same wherever it runs.
  case utc

  /// A time to the minute, with the zone's name: `2026-11-21 22:26 CET`.
  ///
  /// - Parameter nanoseconds: since the beginning of 1970 (UTC).
  func text(of nanoseconds: Int64) -> String {
    var seconds = time_t((Double(nanoseconds) / 1e9).rounded(.down))
    var parts = tm()
    switch self {
    case .utc: gmtime_r(&seconds, &parts)
    case .local:
      // localtime_r need not look for the zone itself.
      tzset()
      localtime_r(&seconds, &parts)
    }
    var text = [CChar](repeating: 0, count: 64)
    let format = self == .utc ? "%Y-%m-%d %H:%M UTC" : "%Y-%m-%d %H:%M %Z"
    let count = strftime(&text, text.count, format, &parts)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
