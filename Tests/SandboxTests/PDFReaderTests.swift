import FoundationEssentials
import Glibc
import Synchronization
import Testing

@testable import Sandbox

struct PDFCase: CustomTestStringConvertible {
  let name: String
  let content: [UInt8]
  var pages: [String] = []
  /// The beginning of the problem.
  var problem: String?

  var testDescription: String { name }
}

@Suite("PDF files")
struct PDFReaderTests {
  static let cases = [
    PDFCase(
      name: "a page is a row", content: TinyPDF.pages(["One", "Two"]), pages: ["One", "Two"]),
    PDFCase(
      name: "so is a page without text", content: TinyPDF.pages(["One", "", "Three"]),
      pages: ["One", "", "Three"]),
    PDFCase(
      name: "encrypted, with a password", content: TinyPDF.withPassword,
      problem: "the PDF is encrypted and needs a password to be opened."),
    PDFCase(name: "encrypted, without a password", content: TinyPDF.encrypted, pages: ["Secret"]),
    PDFCase(
      name: "no pages", content: TinyPDF.pages([]),
      problem: "the PDF is damaged: Syntax Error: Invalid page count 0. Save"),
    PDFCase(
      name: "a header and nothing else", content: Array("%PDF-1.7\n".utf8),
      problem: "the PDF is damaged: Syntax Error"),
    PDFCase(
      name: "cut in the middle", content: Array(TinyPDF.pages(["One", "Two"]).prefix(300)),
      problem: "the PDF is damaged: Syntax Error"),
  ]

  @Test("reads pages, or says what is wrong", arguments: cases)
  func reads(_ example: PDFCase) throws {
    let reading = try read(example.content, PDFReader(isStopping: { false }))
    #expect(reading.columns == ["text"])
    #expect(reading.rows == example.pages.map { [$0] })
    #expect((reading.problem == nil) == (example.problem == nil), "\(reading.problem ?? "")")
    #expect(reading.problem?.hasPrefix(example.problem ?? "") != false, "\(reading.problem ?? "")")
  }

  @Test("a PDF that draws without end is given up when its time is over")
  func endless() throws {
    let limits = PDFReader.Limits(seconds: 0.5)
    let reading = try read(
      TinyPDF.nestedForms(depth: 12, leaf: "q Q"), PDFReader(limits: limits, isStopping: { false }))
    #expect(reading.problem?.hasPrefix("reading the PDF takes too long.") == true)
  }

  @Test("so is one that uses up its processor time")
  func busy() throws {
    let limits = PDFReader.Limits(processorSeconds: 1)
    let reading = try read(
      TinyPDF.nestedForms(depth: 12, leaf: "q Q"), PDFReader(limits: limits, isStopping: { false }))
    #expect(reading.problem?.hasPrefix("reading the PDF takes too long.") == true)
  }

  @Test("a PDF that takes more memory than it may have says so")
  func memory() throws {
    let limits = PDFReader.Limits(memory: 128 << 20)
    let arrays = String(repeating: "[]", count: 2 << 20)
    let reading = try read(
      TinyPDF.page(drawing: "BT /F 12 Tf [\(arrays)] TJ ET"),
      PDFReader(limits: limits, isStopping: { false }))
    #expect(
      reading.problem?.hasPrefix("reading the PDF takes more than 128 MiB of memory.") == true,
      "\(reading.problem ?? "")")
  }

  @Test("a server that stops does not wait for a PDF")
  func stop() throws {
    var asked = 0
    let reader = PDFReader(isStopping: {
      asked += 1
      return asked > 3
    })
    let reading = try read(TinyPDF.nestedForms(depth: 12, leaf: "q Q"), reader)
    #expect(reading.problem == "Stopped()")
  }

  @Test("without pdftotext a PDF names the package to install")
  func missing() throws {
    let reading = try read(
      TinyPDF.pages(["One"]), PDFReader(searchPath: ["/nowhere"], isStopping: { false }))
    #expect(reading.problem?.contains("Install poppler-utils") == true)
  }

  struct ProgramCase: CustomTestStringConvertible {
    let name: String
    /// A shell script in the place of `pdftotext`.
    let script: String
    var pages: [String] = []
    /// The beginning of the problem.
    var problem: String?

    var testDescription: String { name }
  }

  static let programs = [
    ProgramCase(
      name: "bytes that are no characters are replaced", script: #"printf 'a\377b\n\n\f'"#,
      pages: ["a\u{FFFD}b"]),
    ProgramCase(
      name: "pages before a breakdown stay", script: #"printf '1\f2\f3'; kill -SEGV $$"#,
      pages: ["1", "2"],
      problem: "pdftotext broke down on this PDF (signal 11) behind page 2."),
    ProgramCase(
      name: "pages before an error stay, which is told from the warnings",
      script: #"printf '1\f'; printf 'Syntax Warning: x\nSyntax Error: y\n' >&2; exit 1"#,
      pages: ["1"], problem: "the PDF is damaged behind page 1: Syntax Error: y. Save it anew"),
    ProgramCase(
      name: "copying is not allowed", script: "exit 3",
      problem: "the PDF does not allow its text to be copied."),
    ProgramCase(
      name: "there are no pages, and no error", script: "exit 0",
      problem: "the PDF has no pages. Upload one that has."),
    ProgramCase(
      name: "nothing is said", script: "exit 99",
      problem: "the PDF is damaged: pdftotext ended with code 99."),
    ProgramCase(
      name: "a page is too large",
      script: #"printf '1\f'; head -c 1048577 /dev/zero; printf '\f'"#,
      pages: ["1"], problem: "page 2 has more than 1 MiB of text."),
    ProgramCase(
      name: "there is too much text", script: #"printf '1\f'; cat /dev/zero"#, pages: ["1"],
      problem: "the PDF has more than 0 MiB of text behind page 1. Split it."),
    ProgramCase(
      name: "only the beginning of a long complaint is kept",
      script: "echo 'Syntax Error: first' >&2; yes >&2 | head -c 1000000; exit 1",
      problem: "the PDF is damaged: Syntax Error: first."),
    ProgramCase(
      name: "the output is closed and the program runs on",
      script: "exec >&- 2>&-; while :; do :; done", problem: "reading the PDF takes too long."),
    ProgramCase(
      name: "the program has three descriptors, no blocked signal, and a small environment",
      script: #"""
        [ "$(cd /proc/$$/fd; echo [0-9] | tr -d ' 3-9')" = 012 ] || exit 4
        # Without another program: while it starts one, the shell itself blocks signals.
        while read -r key value; do
          case $key in
            SigBlk:) [ "$value" = 0000000000000000 ] || exit 5 ;;
            SigIgn:) case $value in *0000000) ;; *) exit 6 ;; esac ;;
            NoNewPrivs:) [ "$value" = 1 ] || exit 7 ;;
          esac
        done </proc/$$/status
        [ "$(tr '\0' '\n' </proc/$$/environ)" = LC_ALL=C.UTF-8 ] || exit 8
        [ "$(ulimit -c; ulimit -f; ulimit -t)" = "$(printf '0\n0\n1')" ] || exit 9
        printf 'x\f'
        """#, pages: ["x"]),
  ]

  @Test("whatever the program does has its end", arguments: programs)
  func program(_ example: ProgramCase) throws {
    try TemporaryDirectory.run { directory in
      try write(example.script, into: directory)
      var limits = PDFReader.Limits(processorSeconds: 1)
      if example.script.contains("cat") { limits.output = 1000 }
      let reader = PDFReader(
        limits: limits, searchPath: [directory] + Executable.searchPath, isStopping: { false })
      let reading = Reading { try reader.read(fileAt: "/dev/null", into: &$0) }
      #expect(reading.rows == example.pages.map { [$0] }, "\(reading.problem ?? "")")
      #expect((reading.problem == nil) == (example.problem == nil), "\(reading.problem ?? "")")
      #expect(
        reading.problem?.hasPrefix(example.problem ?? "") != false, "\(reading.problem ?? "")")
    }
  }

  @Test("a program whose server is killed dies with it")
  func deathOfTheServer() throws {
    try TemporaryDirectory.run { directory in
      try write(#"printf 'x\f'; while :; do :; done"#, into: directory)
      let process = Atomic<pid_t>(0)
      // The death of the thread that has started the program stands for that of the whole server.
      let thread = try WorkerThread {
        let reader = PDFReader(
          searchPath: [directory] + Executable.searchPath, isStopping: { false })
        guard let command = try? reader.command("/dev/null"), let child = try? ChildProcess(command)
        else { return }
        struct Started: Error {}
        _ = try? child.run(for: 30, isStopping: { false }) { _ in throw Started() }
        process.store(child.process, ordering: .relaxed)
      }
      thread.join()
      var status: Int32 = 0
      let started = process.load(ordering: .relaxed)
      try #require(started > 0)
      #expect(waitpid(started, &status, 0) == started)
      #expect(status == SIGKILL)
    }
  }

  @Test("pages do not depend on how the output is cut")
  func chunks() {
    let output = Array("One\n\n\u{0C}\n\u{0C}Zwölf\n \n\u{0C}cut off".utf8)
    for chunkSize in 1...output.count {
      let reading = Reading { sink in
        var pages = PageSplitter()
        for start in stride(from: 0, to: output.count, by: chunkSize) {
          try pages.consume(output[start...].prefix(chunkSize), into: &sink)
        }
      }
      #expect(reading.rows == [["One"], [""], ["Zwölf"]], "in chunks of \(chunkSize)")
    }
  }

  @Test("no process is left behind")
  func noZombies() throws {
    _ = try read(TinyPDF.pages(["One"]), PDFReader(isStopping: { false }))
    _ = try read(TinyPDF.pages(["One"]), PDFReader(isStopping: { true }))
    _ = try read(
      TinyPDF.nestedForms(depth: 12, leaf: "q Q"),
      PDFReader(limits: PDFReader.Limits(seconds: 0.1), isStopping: { false }))
    #expect(waitpid(-1, nil, WNOHANG) == -1)
    #expect(errno == ECHILD)
  }

  /// Puts a shell script in the place of `pdftotext`.
  private func write(_ script: String, into directory: String) throws {
    let path = "\(directory)/pdftotext"
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
    chmod(path, 0o700)
  }

  private func read(_ content: [UInt8], _ reader: PDFReader) throws -> Reading {
    var reading = Reading()
    try TemporaryDirectory.run { directory in
      let path = "\(directory)/-file.pdf"
      try Data(content).write(to: URL(filePath: path))
      reading = Reading { try reader.read(fileAt: path, into: &$0) }
    }
    return reading
  }
}
