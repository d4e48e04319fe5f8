/// Knowledge as the store holds it.
struct Knowledge: Sendable, Equatable {
  /// Its row in the store.
  let number: Int64
  let id: String
  let name: String
  let parent: Parent
  let createdAt: Timestamp
  var updatedAt: Timestamp
  /// Whether files are still to be read.
  var isRunning: Bool
  /// Why the run broke off, if it did.
  var lastError: ProcessingError?
  var rows: RowCounts

  /// Where knowledge stands in the hierarchy of pages.
  enum Parent: Sendable, Equatable {
    case root
    case page(id: String)
  }

  /// How many rows were learned and how many failed for good, over all files.
  struct RowCounts: Sendable, Equatable {
    let completed: Int64
    let failed: Int64
    var total: Int64 { completed + failed }

    static let none = RowCounts(completed: 0, failed: 0)
  }

  /// A terminal error of a run.
  struct ProcessingError: Sendable, Equatable {
    /// One of the documented codes, such as `processing_error`.
    let code: String
    let message: String

    /// Says that a file could not be read to its end.
    static func processing(_ message: String) -> ProcessingError {
      ProcessingError(code: "processing_error", message: message)
    }
  }

  /// The documented states.
  enum Status: String {
    case pending, partial, ready, failed
  }

  /// The state, which follows from the counts by the rules of "Retrieve knowledge".
  var status: Status {
    if isRunning { return rows.completed == 0 ? .pending : .partial }
    if lastError != nil { return rows.completed == 0 ? .failed : .partial }
    if rows.failed == 0 { return .ready }
    return rows.completed == 0 ? .failed : .partial
  }

  /// What the rows learned have cost, in hundredths of a credit; `nil` while the run is on.
  var consumedHundredths: Int64? {
    isRunning ? nil : rows.completed * Plan.hundredthsPerRow
  }
}

/// A file of a knowledge, which becomes one table.
struct LearnedTable: Sendable, Equatable {
  /// Its row in the store.
  let number: Int64
  /// Its identifier, which also names the file that holds the upload.
  let id: String
  let fileName: String
  let contentType: String?
  /// The rows learned so far.
  let completed: Int64
}
