/// What is known of files before a byte of any is sent.
package struct FileExamination: Sendable {
  /// How many bytes each file has, in the order of the files; 0 for those that cannot be sent.
  package private(set) var sizes: [Int64] = []
  /// Those that cannot be sent, in the order of the files.
  package private(set) var faults: [FileError.Fault] = []
  /// The paths that lead to a file that an earlier one led to.
  package private(set) var repetitions: [String] = []
  /// The paths of the files whose type the API's page does not name.
  package private(set) var unlisted: [String] = []

  /// What names end with whose type the API's page names, in lower case.
  package static var listedEndings: [String] { MediaType.listedEndings }

  /// Opens each file and closes it again; a thread that may wait for the disk does so.
  ///
  /// - Parameter isCancelled: asked before each file.
  /// - Throws: `CancellationError` when it says so.
  package init(of files: [FileUpload], isCancelled: () -> Bool) throws {
    var known: Set<FileIdentity> = []
    for upload in files {
      if isCancelled() { throw CancellationError() }
      if !MediaType.isListed(filename: upload.filename) { unlisted.append(upload.path) }
      do throws(FileError.Problem) {
        let file = try OpenFile(upload)
        if file.size == 0 { throw .empty }
        sizes.append(file.size)
        if !known.insert(file.identity).inserted { repetitions.append(upload.path) }
      } catch {
        sizes.append(0)
        faults.append(FileError.Fault(path: upload.path, problem: error))
      }
    }
  }
}
