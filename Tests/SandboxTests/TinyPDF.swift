import FoundationEssentials

/// PDF files small enough to be written by hand.
enum TinyPDF {
  /// A file with a page for each text.
  static func pages(_ texts: [String]) -> [UInt8] {
    file(pages: texts.map { "BT /F 12 Tf 20 100 Td (\($0)) Tj ET" })
  }

  /// A file with one page of any content.
  static func page(drawing content: String) -> [UInt8] { file(pages: [content]) }

  /// A file whose only page draws a form ten times, which draws another ten times, and so on.
  ///
  /// - Parameter leaf: What the last form draws.
  static func nestedForms(depth: Int, leaf: String) -> [UInt8] {
    let calls = String(repeating: "/X Do ", count: 10)
    // The objects of the forms stand behind those of the page.
    let forms = (0...depth).map { level in
      let content = level == depth ? leaf : calls
      let next = level == depth ? "" : "/XObject << /X \(firstFreeObject + level + 1) 0 R >>"
      return "<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] "
        + "/Resources << \(font) \(next) >> /Length \(content.utf8.count) >>\nstream\n\(content)"
        + "\nendstream"
    }
    return file(
      pages: [calls], resources: "/XObject << /X \(firstFreeObject) 0 R >>", others: forms)
  }

  /// A file with one page, "Secret", encrypted with RC4: it opens with the password "u".
  static let withPassword = decoded(
    """
    JVBERi0xLjQKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBv
    YmoKPDwgL0NvdW50IDEgL0tpZHMgWyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvQ29u
    dGVudHMgNCAwIFIgL01lZGlhQm94IFsgMCAwIDIwMCAyMDAgXSAvUGFyZW50IDIgMCBSIC9SZXNvdXJjZXMgPDwgL0Zv
    bnQgPDwgL0YgPDwgL0Jhc2VGb250IC9IZWx2ZXRpY2EgL1N1YnR5cGUgL1R5cGUxIC9UeXBlIC9Gb250ID4+ID4+ID4+
    IC9UeXBlIC9QYWdlID4+CmVuZG9iago0IDAgb2JqCjw8IC9MZW5ndGggMzMgPj4Kc3RyZWFtCqXeSYgs8NPl6yoxeL0A
    Q4sTL+T/O9NcWq2X+dgJdFIIEQplbmRzdHJlYW0KZW5kb2JqCjUgMCBvYmoKPDwgL0ZpbHRlciAvU3RhbmRhcmQgL0xl
    bmd0aCA0MCAvTyA8ODUzZmVlM2Y2NTUwZmMzYmMyMTI3OTdlYWVkOTljYzliZTUzMzQ3NTgzYTczOGUyNWZkZmIxMjQy
    YmY5MzM2Nj4gL1AgLTEyIC9SIDIgL1UgPGQyMzNhOTM0ZjhhNzk0ZTM1MmY3MDU1MDAxNTg1MGY3ODFiOTdhMzg2NzM2
    Yzc4NzI0ZmZiYjUxYmViYzBiNTk+IC9WIDEgPj4KZW5kb2JqCnhyZWYKMCA2CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAw
    MDAwMDAxNSAwMDAwMCBuIAowMDAwMDAwMDY0IDAwMDAwIG4gCjAwMDAwMDAxMjMgMDAwMDAgbiAKMDAwMDAwMDI5OSAw
    MDAwMCBuIAowMDAwMDAwMzgyIDAwMDAwIG4gCnRyYWlsZXIgPDwgL1Jvb3QgMSAwIFIgL1NpemUgNiAvSUQgWzwzMTQx
    NTkyNjUzNTg5NzkzMjM4NDYyNjQzMzgzMjc5NT48MzE0MTU5MjY1MzU4OTc5MzIzODQ2MjY0MzM4MzI3OTU+XSAvRW5j
    cnlwdCA1IDAgUiA+PgpzdGFydHhyZWYKNTg5CiUlRU9GCg==
    """)

  /// The same, but it opens without a password.
  static let encrypted = decoded(
    """
    JVBERi0xLjQKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBv
    YmoKPDwgL0NvdW50IDEgL0tpZHMgWyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvQ29u
    dGVudHMgNCAwIFIgL01lZGlhQm94IFsgMCAwIDIwMCAyMDAgXSAvUGFyZW50IDIgMCBSIC9SZXNvdXJjZXMgPDwgL0Zv
    bnQgPDwgL0YgPDwgL0Jhc2VGb250IC9IZWx2ZXRpY2EgL1N1YnR5cGUgL1R5cGUxIC9UeXBlIC9Gb250ID4+ID4+ID4+
    IC9UeXBlIC9QYWdlID4+CmVuZG9iago0IDAgb2JqCjw8IC9MZW5ndGggMzMgPj4Kc3RyZWFtCv1gl7Ll635fy2Y/PYQL
    060cW+9wPMxB776INvfLQ7It1AplbmRzdHJlYW0KZW5kb2JqCjUgMCBvYmoKPDwgL0ZpbHRlciAvU3RhbmRhcmQgL0xl
    bmd0aCA0MCAvTyA8ZDhhODFmMmY3NTZiMDNmMGU3NzYzNzY2MDdkYzY3YzA5ODUzMWFjM2U1MWY2ZTVjZjBmYzE0NzNi
    MWNlMDk3NT4gL1AgLTEyIC9SIDIgL1UgPDVmY2VmM2RjN2I1YzZmMGJlNTc4NzhhZTQzZjE3MTI1MmFkN2MwODJjMzE5
    YzBmZTAwZGQ3OTA2MWU5MjRhNjQ+IC9WIDEgPj4KZW5kb2JqCnhyZWYKMCA2CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAw
    MDAwMDAxNSAwMDAwMCBuIAowMDAwMDAwMDY0IDAwMDAwIG4gCjAwMDAwMDAxMjMgMDAwMDAgbiAKMDAwMDAwMDI5OSAw
    MDAwMCBuIAowMDAwMDAwMzgyIDAwMDAwIG4gCnRyYWlsZXIgPDwgL1Jvb3QgMSAwIFIgL1NpemUgNiAvSUQgWzwzMTQx
    NTkyNjUzNTg5NzkzMjM4NDYyNjQzMzgzMjc5NT48MzE0MTU5MjY1MzU4OTc5MzIzODQ2MjY0MzM4MzI3OTU+XSAvRW5j
    cnlwdCA1IDAgUiA+PgpzdGFydHhyZWYKNTg5CiUlRU9GCg==
    """)

  private static let font =
    "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
  /// The number of the first object behind catalog, pages, one page and its content.
  private static let firstFreeObject = 5

  private static func file(
    pages: [String], resources: String = "", others: [String] = []
  ) -> [UInt8] {
    let kids = pages.indices.map { "\(3 + 2 * $0) 0 R" }.joined(separator: " ")
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>",
    ]
    for content in pages {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] "
          + "/Resources << \(font) \(resources) >> /Contents \(objects.count + 2) 0 R >>")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    objects += others
    var file = Array("%PDF-1.4\n".utf8)
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(file.count)
      table += String(repeating: "0", count: 10 - offset.count) + "\(offset) 00000 n \n"
      file += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
    }
    let tail =
      "\(table)trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(file.count)\n%%EOF\n"
    return file + Array(tail.utf8)
  }

  private static func decoded(_ base64: String) -> [UInt8] {
    Data(base64Encoded: base64, options: .ignoreUnknownCharacters).map(Array.init) ?? []
  }
}
