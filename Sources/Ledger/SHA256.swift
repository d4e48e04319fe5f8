internal import CCrypto

/// A SHA-256 hash of bytes that come in pieces.
///
/// Not `Sendable`: whoever makes one feeds it.
final class SHA256 {
  /// How long a hash is.
  static let byteCount = 32

  private let context: OpaquePointer

  /// - Throws: ``LedgerError`` when libcrypto has no memory, or is set up to refuse SHA-256.
  init() throws(LedgerError) {
    guard let context = EVP_MD_CTX_new() else { throw Self.refusal }
    self.context = context
    guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { throw Self.refusal }
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes.
  func update(_ bytes: UnsafeRawBufferPointer) throws(LedgerError) {
    guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else { throw Self.refusal }
  }

  /// Adds bytes.
  func update(_ bytes: [UInt8]) throws(LedgerError) {
    let isAdded = bytes.withUnsafeBytes {
      EVP_DigestUpdate(context, $0.baseAddress, $0.count) == 1
    }
    if !isAdded { throw Self.refusal }
  }

  /// The hash of all that was added; nothing may be added after it.
  func finish() throws(LedgerError) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: Self.byteCount)
    guard EVP_DigestFinal_ex(context, &hash, nil) == 1 else { throw Self.refusal }
    return hash
  }

  private static var refusal: LedgerError {
    LedgerError("libcrypto cannot compute SHA-256", kind: .failed)
  }
}
