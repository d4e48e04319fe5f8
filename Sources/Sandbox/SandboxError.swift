/// Why a sandbox could not be started or kept, as a sentence for people.
///
/// The sentence says where, what, and what to do. It never contains a key.
package struct SandboxError: Error, CustomStringConvertible, Equatable {
  /// The sentence.
  package let description: String

  /// Makes an error of a sentence.
  package init(_ description: String) {
    self.description = description
  }
}
