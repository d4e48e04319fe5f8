#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a PDF: a page is a row, also one without text.
///
/// The text is taken out by `pdftotext` (poppler) in a process of its own, with little memory and
/// time: a hostile PDF can neither crash nor starve the server.
struct PDFReader {
  /// What a child may use.
  struct Limits {
    /// Bytes of its address space: several times what large books take.
    var memory = 1 << 30
    /// Seconds of processor time.
    var processorSeconds = 60
    /// Seconds that the server waits for it, those not counted in which it waits for the server.
    var seconds = 120.0
    /// Bytes of text: as many as the largest file may have.
    var output = 300 << 20
  }

  /// The name of the only column.
  static let column = "text"

  private let limits: Limits
  private let searchPath: [String]
  private let isStopping: () -> Bool

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - searchPath: The directories in which the programs are looked for.
  ///   - isStopping: Whether the server stops, which ends the child within a twentieth of a second.
  init(
    limits: Limits = Limits(), searchPath: [String] = Executable.searchPath,
    isStopping: @escaping () -> Bool
  ) {
    self.limits = limits
    self.searchPath = searchPath
    self.isStopping = isStopping
  }

  /// Reads the file at `path`.
  ///
  /// - Throws: `FileProblem`, after the pages before the problem are handed on;
  ///   `TableLearner.Stopped`; what the sink throws. The child has ended in any case.
  func read(fileAt path: String, into sink: inout some RowSink) throws {
    sink.name(columns: [Self.column])
    let child = try ChildProcess(command(path))
    defer { child.end() }
    var pages = PageSplitter()
    var received = 0
    let ending: ChildProcess.Ending
    do {
      ending = try child.run(for: limits.seconds, isStopping: isStopping) { chunk in
        received += chunk.count
        guard received <= limits.output else { throw Self.tooMuchText(limits, pages.count) }
        try pages.consume(chunk, into: &sink)
      }
    } catch is ChildProcess.TimedOut {
      throw Self.tooSlow(pages.count)
    }
    if let problem = problem(ending, message: child.message, pages: pages.count) { throw problem }
    if pages.count == 0 { throw FileProblem("the PDF has no pages. Upload one that has.") }
  }

  /// The command: `pdftotext` behind programs of util-linux that take from themselves, and so from
  /// what they turn into, what it must not have.
  func command(_ path: String) throws(FileProblem) -> [String] {
    let extraction = [
      try Executable.path(of: "pdftotext", package: "poppler-utils", in: searchPath),
      "-enc", "UTF-8", "-eol", "unix", "--", path, "-",
    ]
    #if os(Linux)
      // Beyond the first limit of processor time comes SIGXCPU, which tells what it was, and
      // beyond the second SIGKILL. The death signal comes when the thread ends that has started
      // the child; it survives the exec.
      return [
        try Executable.path(of: "prlimit", package: "util-linux", in: searchPath),
        "--as=\(limits.memory)",
        "--cpu=\(limits.processorSeconds):\(limits.processorSeconds + 1)",
        "--core=0", "--fsize=0",
        try Executable.path(of: "setpriv", package: "util-linux", in: searchPath),
        "--pdeathsig=KILL", "--no-new-privs",
      ] + extraction
    #else
      return extraction
    #endif
  }

  /// Why the child did not read the PDF to its end, or `nil` if it did.
  private func problem(
    _ ending: ChildProcess.Ending, message: String, pages: Int
  ) -> FileProblem? {
    // The exit codes are those of pdftotext(1).
    switch ending {
    case .exited(0): nil
    case .exited(1) where message.contains("Incorrect password"):
      FileProblem(
        "the PDF is encrypted and needs a password to be opened. Remove the password (with a PDF "
          + "program, or: qpdf --decrypt --password=… in.pdf out.pdf) and upload that file.")
    case .exited(3):
      FileProblem(
        "the PDF does not allow its text to be copied. Ask its author for one that does, and upload "
          + "that.")
    case .signalled(SIGXCPU): Self.tooSlow(pages)
    case _ where Self.memoryWords.contains { message.contains($0) }:
      FileProblem(
        "reading the PDF takes more than \(limits.memory >> 20) MiB of memory\(Self.behind(pages)). "
          + "Save it anew with another PDF program, or split it.")
    case .exited(let code):
      FileProblem(
        "the PDF is damaged\(Self.behind(pages)): "
          + "\(Self.firstError(in: message) ?? "pdftotext ended with code \(code)"). Save it anew "
          + "with a PDF program and upload that file.")
    case .signalled(let signal):
      FileProblem(
        "pdftotext broke down on this PDF (signal \(signal))\(Self.behind(pages)). Save it anew with "
          + "another PDF program and upload that file.")
    }
  }

  /// What poppler and the C++ library say when an allocation fails.
  private static let memoryWords = ["Out of memory", "bad_alloc", "failed to map"]

  /// The first line that is an error, else the first line of all.
  private static func firstError(in message: String) -> String? {
    let lines = message.split(separator: "\n")
    return (lines.first { $0.contains("Error") } ?? lines.first).map { String($0.prefix(lineCap)) }
  }

  /// The most characters of what `pdftotext` says that are passed on: its longest errors quote the
  /// file.
  private static let lineCap = 200

  private static func behind(_ pages: Int) -> String {
    pages == 0 ? "" : " behind page \(pages)"
  }

  private static func tooSlow(_ pages: Int) -> FileProblem {
    FileProblem(
      "reading the PDF takes too long\(behind(pages)). Save it anew with another PDF program, or "
        + "split it.")
  }

  private static func tooMuchText(_ limits: Limits, _ pages: Int) -> FileProblem {
    FileProblem(
      "the PDF has more than \(limits.output >> 20) MiB of text\(behind(pages)). Split it.")
  }
}
