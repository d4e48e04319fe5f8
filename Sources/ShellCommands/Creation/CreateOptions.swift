import CommandLanguage
import DatagridAPI

/// What `create` was asked to do.
struct CreateOptions: Sendable {
  /// Where the files stand, in the order of the arguments; at least one.
  var paths: [String]
  /// What the knowledge is called; nil leaves that to the service.
  var name: String?
  /// Where it goes; nil leaves that to the service.
  var parent: KnowledgeParent?
  /// Whether each file becomes a knowledge of its own.
  var isEach = false
  /// How many uploads run at the same time; where that is left out, ``usualWidth``.
  var parallel: Int64?
  /// Whether what was made before is given back and not made again.
  var isOnce = false
  /// Whether a warning is an error.
  var isStrict = false

  /// More than one hides the service's own latency, and more than a few gain nothing on one line.
  static let usualWidth = 4
  /// Each upload has a connection and a file open; more than this the service may take for an attack.
  static let widths: ClosedRange<Int64> = 1...16

  /// - Throws: ``Failure`` for options that exclude one another.
  func check(isRoot: Bool) throws {
    if isRoot, case .page = parent {
      throw Failure(
        "--page and --root exclude each other: a knowledge has one parent", kind: "wrong_argument",
        hint: "leave one of them out")
    }
    if parallel != nil, !isEach {
      throw Failure(
        "--parallel says how many knowledges are sent at once, but without --each there is one",
        kind: "wrong_argument", hint: "--each makes one knowledge of each file")
    }
  }

  /// What is to be made: one knowledge of all files, or one of each.
  var creations: [KnowledgeCreation] {
    let files = paths.map { FileUpload(path: $0) }
    let groups = isEach ? files.map { [$0] } : [files]
    return groups.map { KnowledgeCreation(files: $0, name: name, parent: parent) }
  }
}

extension KnowledgeCreation {
  /// What messages call it: the first file, and how many more there are.
  var label: String {
    let first = files.first?.filename ?? ""
    return files.count == 1 ? first : "\(first) and \(files.count - 1) more"
  }

  /// The id of the page that it goes under; nil for the root.
  var page: String? {
    if case .page(let id)? = parent { id } else { nil }
  }
}
