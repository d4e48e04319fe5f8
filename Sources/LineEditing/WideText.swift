#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension String {
  /// The text as libedit wants it: one element for each scalar, and a zero to end it.
  ///
  /// A zero within the text would end it early and is left out.
  var wideCharacters: [wchar_t] {
    unicodeScalars.filter { $0.value != 0 }.map { wchar_t(bitPattern: $0.value) } + [0]
  }

  /// The text of libedit's characters; what is no Unicode scalar is left out.
  init(wideCharacters: some Sequence<wchar_t>) {
    var scalars = UnicodeScalarView()
    for character in wideCharacters where character != 0 {
      if let scalar = Unicode.Scalar(UInt32(bitPattern: character)) { scalars.append(scalar) }
    }
    self.init(scalars)
  }
}

/// A text that C keeps a pointer to, for as long as this object lives.
final class KeptWideText {
  let pointer: UnsafeMutablePointer<wchar_t>

  init(_ text: String) {
    let characters = text.wideCharacters
    pointer = .allocate(capacity: characters.count)
    pointer.initialize(from: characters, count: characters.count)
  }

  deinit { pointer.deallocate() }
}

/// A name that C keeps a pointer to, for as long as this object lives.
final class KeptName {
  let pointer: UnsafeMutablePointer<CChar>

  init(_ text: String) {
    let characters = text.utf8CString
    pointer = .allocate(capacity: characters.count)
    pointer.initialize(from: Array(characters), count: characters.count)
  }

  deinit { pointer.deallocate() }
}
