/// A session as a person would see it: `> ` before what is typed, output below it.
///
/// `. ` continues a statement on a further row, `#` in the first column begins a remark. A file of
/// these is a test that anybody can read and write.
package struct Transcript: Sendable {
  package struct Step: Sendable {
    package var input: String
    package var output: [String] = []
    /// The row of the file, for a test that fails.
    package let row: Int
  }

  package private(set) var steps: [Step] = []
  /// What answers its requests: the stand-in, where the first row says so, else the sandbox.
  package let service: TestService
  private let rows: [String]

  package init(_ text: String) {
    rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    service = rows.first == "# service: stand-in" ? .standIn() : .sandbox()
    for (offset, line) in rows.enumerated() {
      if line.hasPrefix("> ") {
        steps.append(Step(input: String(line.dropFirst(2)), row: offset + 1))
      } else if line.hasPrefix("#") || steps.isEmpty {
        continue
      } else if line.hasPrefix(". "), steps[steps.count - 1].output.isEmpty {
        steps[steps.count - 1].input += "\n" + line.dropFirst(2)
      } else {
        steps[steps.count - 1].output.append(line)
      }
    }
    for index in steps.indices {
      while steps[index].output.last?.isEmpty == true { steps[index].output.removeLast() }
    }
  }

  /// The file's text with other outputs below its steps: what was typed and the remarks stay.
  package func text(showing outputs: [[String]]) -> String {
    var text: [String] = []
    var step = 0
    for (offset, row) in rows.enumerated() {
      let next = offset + 1 < rows.count ? rows[offset + 1] : ""
      let isGap = row.isEmpty && (next.hasPrefix("> ") || next.hasPrefix("#"))
      let isInput = row.hasPrefix("> ") || row.hasPrefix("#") || isGap
      let isContinued =
        row.hasPrefix(". ") && text.last.map { $0.hasPrefix("> ") || $0.hasPrefix(". ") } == true
      if isInput || isContinued || step == 0 && steps.first.map({ offset + 1 < $0.row }) == true {
        text.append(row)
      }
      guard row.hasPrefix("> ") || isContinued else { continue }
      if next.hasPrefix(". ") { continue }
      text += outputs[step]
      step += 1
    }
    return text.joined(separator: "\n") + "\n"
  }
}
