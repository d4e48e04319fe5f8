import CommandLanguage
import DatagridAPI

/// How the processing of a knowledge has ended.
enum KnowledgeEnd: Equatable {
  /// It is what was waited for.
  case reached
  /// No row could be learned, and why.
  case failed(String)
  /// Some rows are learned and no more will be, and why.
  case incomplete(String)
  /// It was there and is no more: what the service said.
  case gone(String)

  /// Whether a knowledge has come to its end, by the rules of the API page *Retrieve knowledge*; nil
  /// while it has not.
  ///
  /// A `partial` has ended with an error or with its credits, or when every row is accounted for, some
  /// of them as failed, at two looks in a row.
  /// - Parameter before: its rows at the look before, if there was one.
  init?(
    of knowledge: Knowledge, before: Knowledge.RowCounts?, isPartialEnough: Bool
  ) {
    switch knowledge.status {
    case .ready?: self = .reached
    case .failed?: self = .failed(knowledge.reason ?? "no row could be learned")
    case .partial? where isPartialEnough: self = .reached
    case .partial?:
      if let reason = knowledge.reason {
        self = .incomplete(reason)
        return
      }
      let rows = knowledge.rowCounts
      let isSettled = rows.map { $0.isAccounted && $0 == before } ?? false
      guard knowledge.creditsConsumed != nil || isSettled else { return nil }
      self = .incomplete("\(Value.number(rows?.failed ?? 0).text) rows could not be learned")
    default: return nil
    }
  }
}

extension Knowledge.RowCounts {
  /// Whether some rows have failed and all others are learned.
  fileprivate var isAccounted: Bool {
    (failed ?? 0) > 0 && (completed ?? 0) + (failed ?? 0) == total
  }
}

extension Knowledge {
  fileprivate var reason: String? {
    lastError.map { error in
      [error.code, error.message].compactMap(\.self).joined(separator: ": ")
    }
  }
}
