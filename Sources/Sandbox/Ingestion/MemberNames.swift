import CJansson
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The names of the members of all objects so far, in the order in which they first appeared.
struct MemberNames {
  /// The most names: as many columns as a CSV can have. Members beyond are in their rows, but have
  /// no column; an object that is used as a dictionary has a name for each entry.
  static let countCap = Row.cellCap
  /// The most bytes of all names together: as many as the header of a CSV can have.
  static let byteCap = Row.byteCap

  private(set) var names: [String] = []
  private var taken: Set<String> = []
  private var byteCount = 0

  /// Adds the names of an object's members that are missing.
  ///
  /// - Returns: whether any were added.
  mutating func cover(_ object: UnsafeMutablePointer<json_t>) -> Bool {
    let before = names.count
    var index = 0
    var position = json_object_iter(object)
    while let member = position {
      if let name = json_object_iter_key(member) {
        // Most objects of a file have the same members in the same order.
        if index >= names.count || strcmp(name, names[index]) != 0 { add(String(cString: name)) }
        index += 1
      }
      position = json_object_iter_next(object, member)
    }
    return names.count > before
  }

  /// Adds one name, if it is missing.
  ///
  /// - Returns: whether it was added.
  mutating func cover(_ name: String) -> Bool {
    let before = names.count
    add(name)
    return names.count > before
  }

  private mutating func add(_ name: String) {
    guard names.count < Self.countCap, byteCount + name.utf8.count <= Self.byteCap,
      taken.insert(name).inserted
    else { return }
    names.append(name)
    byteCount += name.utf8.count
  }
}
