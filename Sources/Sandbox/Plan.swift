/// What a subscription allows, and what learning costs.
///
/// The caps are published; the credits are not, and are the same here for every plan.
package struct Plan: Sendable {
  /// The largest file accepted, in bytes.
  ///
  /// Published as "Knowledge upload limits"; a megabyte is read as 2²⁰ bytes, the larger of its two
  /// meanings, so that no file is refused here which the service would take.
  let perFileCap: Int64
  /// The credits that the organisation has to begin with.
  let credits: Int64

  /// The smallest plan.
  package static let free = Plan(perFileCap: 5 << 20, credits: 10_000)
  /// The plan that a sandbox starts with.
  package static let pro = Plan(perFileCap: 300 << 20, credits: 10_000)
  /// The largest plan, whose files are no larger.
  package static let enterprise = Plan(perFileCap: 300 << 20, credits: 10_000)

  /// The price of a learned row, in hundredths of a credit: a credit buys a hundred rows.
  ///
  /// A whole number of hundredths, for sums of 0.01 in binary fractions drift. The service does not
  /// publish its price.
  static let hundredthsPerRow: Int64 = 1
}
