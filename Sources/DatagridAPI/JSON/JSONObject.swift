/// The members of a JSON object, in the order in which they were written.
///
/// A look-up walks the members: the objects of this API have a dozen, and an index beside each would
/// double what an answer takes in memory. Two objects are equal when members and order are.
package struct JSONObject: Sendable, Hashable {
  /// One named value.
  package struct Member: Sendable, Hashable {
    /// The name, unique within its object.
    package let key: String
    /// The value.
    package let value: JSON
  }

  /// The members in order.
  package let members: [Member]

  /// Wraps members whose keys are unique already.
  init(uniqueMembers: [Member]) {
    members = uniqueMembers
  }

  /// The value of that name, or nil when there is none; `null` is a value.
  package subscript(key: String) -> JSON? {
    members.first { $0.key == key }?.value
  }

  /// The names in order.
  package var keys: [String] { members.map(\.key) }
}

extension JSONObject: RandomAccessCollection {
  /// The place of the first member.
  package var startIndex: Int { members.startIndex }
  /// The place behind the last member.
  package var endIndex: Int { members.endIndex }
  /// The member at that place.
  package subscript(position: Int) -> Member { members[position] }
}
