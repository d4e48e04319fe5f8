/// The nearest name, for "did you mean".
package enum Spelling {
  /// The candidate that a person most likely meant, or nil when none is near.
  ///
  /// Near is one edit for names up to four characters, two up to eight, three beyond; a
  /// transposition is one edit, and a name that is begun (`ret` for `retrieve`) counts as near.
  /// Ties go to the candidate that comes first.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased())
    let allowed = typed.count <= 4 ? 1 : typed.count <= 8 ? 2 : 3
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != word {
      let name = Array(candidate.lowercased())
      var distance = editDistance(typed, name, limit: allowed)
      if distance > allowed, typed.count >= 3, name.starts(with: typed) { distance = allowed }
      if distance <= allowed, distance < typed.count, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// ``nearest(to:among:)`` phrased as a hint.
  package static func hint(for word: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: word, among: candidates).map { "did you mean `\($0)`?" }
  }

  /// The optimal string alignment distance, or `limit + 1` as soon as it must be greater.
  static func editDistance(_ a: [Character], _ b: [Character], limit: Int) -> Int {
    if abs(a.count - b.count) > limit { return limit + 1 }
    var beforeLast = [Int]()
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      if row.allSatisfy({ $0 > limit }) { return limit + 1 }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
