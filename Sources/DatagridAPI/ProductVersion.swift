/// The version of the product, which requests name.
package enum ProductVersion {
  /// The version, by the rules of Semantic Versioning.
  package static let number = "0.1.0"

  /// The value of the `User-Agent` header.
  static let userAgent = "gridsh/\(number)"
}
