/// Why a sandbox could not be started or kept, as a sentence for people.
///
/// The sentence says where, what, and what to do. It never contains a key.
package struct SandboxError: Error, CustomStringConvertible, Equatable {
  /// The sentence.
  package let description: String
  /// Whether another sandbox has the directory: the caller may take another one.
  package let isInUse: Bool

  /// Makes an error of a sentence.
  package init(_ description: String, isInUse: Bool = false) {
    self.description = description
    self.isInUse = isInUse
  }
}
