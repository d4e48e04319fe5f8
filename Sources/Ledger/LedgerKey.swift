/// What tells one creation from another: who made it, of which bytes, under which name and parent.
package struct LedgerKey: Sendable, Hashable {
  let account: AccountDigest
  let content: ContentDigest
  /// The name as it was given; empty where none was.
  let name: String
  /// The id of the page; empty for the root.
  package let parent: String
  /// What the service will call it: the name, or that of the first file.
  package let called: String

  /// Whether the service chooses the name, by those of the files.
  package var isNamedByService: Bool { name.isEmpty }

  /// ``called`` without its ending: of two that have it in common one could be taken for the other.
  var stem: String { called.lastIndex(of: ".").map { String(called[..<$0]) } ?? called }

  /// - Parameters:
  ///   - files: the digests of the files in the order in which they are sent, each with the name that
  ///     the service is told.
  ///   - name: nil or empty where the service chooses it. It does so by the names of the files, which
  ///     count then, and only then: a file that was moved is the same file.
  ///   - page: the id of the page that it is put under; nil for the root.
  /// - Throws: ``LedgerError`` when libcrypto refuses to work.
  package init(
    account: AccountDigest, files: [(digest: FileDigest, name: String)], name: String?,
    page: String?
  ) throws(LedgerError) {
    self.account = account
    self.name = name ?? ""
    parent = page ?? ""
    called = self.name.isEmpty ? files.first?.name ?? "" : self.name
    let hash = try SHA256()
    for file in files {
      try hash.update(file.digest.bytes)
      guard self.name.isEmpty else { continue }
      // The length before each name, so that no two lists of names run into the same bytes.
      let name = Array(file.name.utf8)
      try hash.update(withUnsafeBytes(of: UInt64(name.count).littleEndian, Array.init))
      try hash.update(name)
    }
    content = ContentDigest(bytes: try hash.finish())
  }

  init(account: AccountDigest, content: ContentDigest, name: String, parent: String, called: String)
  {
    self.account = account
    self.content = content
    self.name = name
    self.parent = parent
    self.called = called
  }
}

/// What the files give to a knowledge, hashed.
struct ContentDigest: Sendable, Hashable {
  let bytes: [UInt8]
}

/// Which account it is, hashed with the salt of one ledger; from another ledger it says nothing.
package struct AccountDigest: Sendable, Hashable {
  let bytes: [UInt8]
}
