/// What may stand in the value of a header that this client writes.
enum HeaderText {
  /// True for printable ASCII without spaces: nothing that could end a header or start another.
  static func isVisibleASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }
}
