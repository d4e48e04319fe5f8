#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The character set by which typed bytes are understood and columns are counted.
package enum EditorLocale {
  /// Sees to it that the process's character set is UTF-8, once.
  ///
  /// In locale C libedit drops what is typed outside ASCII. The locale belongs to the process, not to
  /// an editor: it is taken from the process's own environment, and only the character set of it, so
  /// that numbers and dates stay as programs expect them. Once, because `setlocale` must not run
  /// while other threads use the locale.
  package static func prepare() { _ = isPrepared }

  private static let isPrepared: Bool = {
    setlocale(LC_CTYPE, "")
    if usesUTF8 { return true }
    return setlocale(LC_CTYPE, "C.UTF-8") != nil
  }()

  private static var usesUTF8: Bool {
    guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: name).uppercased() == "UTF-8"
  }
}
