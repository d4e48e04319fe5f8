import CommandLanguage

/// An address that a browser can be given.
struct WebAddress {
  let text: String

  /// - Throws: ``ArgumentError`` for what is no address of the web: a browser also opens files, and a word that begins
  ///   with `-` would be an option of it.
  init(_ text: String) throws(ArgumentError) {
    let scheme = text.split(separator: ":", maxSplits: 1).first?.lowercased() ?? ""
    guard ["http", "https"].contains(scheme), text.dropFirst(scheme.count).hasPrefix("://"),
      !text.unicodeScalars.contains(where: { $0.isUnsafeToShow || $0 == " " })
    else {
      throw ArgumentError(
        "URL must begin with http:// or https://, but is \(Value.text(text).described)")
    }
    self.text = text
  }

  /// Opens it; prints it where there is no browser that anybody could see.
  ///
  /// - Throws: ``Failure`` where the browser cannot be started; ``Ending/outputClosed``.
  func open(in surroundings: Surroundings, on output: any Output) throws {
    if try surroundings.openInBrowser(text) { return output.notice("opened in the browser") }
    output.notice("no browser here; open this address in one:")
    try output.write(text)
  }
}
