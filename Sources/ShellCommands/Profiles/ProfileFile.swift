import CommandLanguage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The profiles of this user, in a file that only they may read.
struct ProfileFile: Sendable {
  /// What the file holds.
  struct Contents: Sendable {
    /// The profile that a session takes which is told of none; the first that was stored, unless
    /// changed.
    var defaultName: String?
    /// In the order in which they were stored first.
    var profiles: [Profile] = []

    subscript(name: String) -> Profile? { profiles.first { $0.name == name } }

    /// Puts a profile in the place of the one of its name.
    mutating func store(_ profile: Profile) {
      if let place = profiles.firstIndex(where: { $0.name == profile.name }) {
        profiles[place] = profile
      } else {
        profiles.append(profile)
      }
      defaultName = defaultName ?? profile.name
    }
  }

  /// Far more than anybody has accounts.
  private static let sizeLimit = 1 << 20

  let path: String

  /// `$XDG_CONFIG_HOME/gridsh/profiles.json`, else `~/.config/gridsh/profiles.json`; nil when neither has
  /// a meaning. A relative XDG_CONFIG_HOME is ignored, as the XDG Base Directory Specification asks.
  init?(_ environment: [String: String]) {
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      path = folder + "/gridsh/profiles.json"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      path = home + "/.config/gridsh/profiles.json"
    } else {
      return nil
    }
  }

  /// What is stored; nothing where there is no file.
  ///
  /// - Throws: ``Failure`` for a file that others may read or write, as ssh refuses such keys, and for
  ///   one that cannot be read.
  func load() throws -> Contents {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return Contents() }
      throw failure("cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw failure("is no file")
    }
    guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw failure(
        "is open to others, who could read its keys", hint: "run `chmod 600 \(shown)` as its owner")
    }
    guard let contents = try? FileContents(of: descriptor, limit: Self.sizeLimit),
      let text = String(validating: contents.bytes, as: UTF8.self),
      case .record(let record)? = try? APISession.parseJSON(text)
    else { throw failure("holds no profiles") }
    return try self.contents(of: record)
  }

  private func contents(of record: Record) throws -> Contents {
    var contents = Contents()
    guard case .record(let profiles)? = record["profiles"] else {
      throw failure("holds no profiles")
    }
    for (name, value) in zip(profiles.keys, profiles.values) {
      guard case .record(let members) = value, let profile = Profile(name: name, members) else {
        throw failure("has a profile without a key or a command: \(name.escapingControls())")
      }
      contents.profiles.append(profile)
    }
    if case .text(let name)? = record["default"] { contents.defaultName = name }
    return contents
  }

  /// Stores the profiles: in one step, and readable for this user alone from the first byte.
  ///
  /// - Throws: ``Failure``.
  func save(_ contents: Contents) throws {
    try makeFolder()
    var members: [(String, Value)] = []
    if let name = contents.defaultName { members.append(("default", .text(name))) }
    let profiles = Record(contents.profiles.map { ($0.name, .record($0.record)) })
    members.append(("profiles", .record(profiles)))
    do throws(FileWriteError) {
      let file = try ReplacementFile(at: path, isReplacing: true, isPrivate: true)
      try file.write(Value.record(Record(members)).json + "\n")
      _ = try file.commit()
    } catch {
      throw failure("cannot be written")
    }
  }

  /// Makes what is missing of the folder, for this user alone.
  private func makeFolder() throws {
    let folder = path.split(separator: "/").dropLast()
    for count in folder.indices {
      let part = "/" + folder[...count].joined(separator: "/")
      guard mkdir(part, 0o700) != 0, errno != EEXIST, errno != EISDIR else { continue }
      if access(part, F_OK) == 0 { continue }
      throw failure("has no folder: \(String(cString: strerror(errno)))")
    }
  }

  private var shown: String { path.escapingControls() }

  private func failure(_ problem: String, hint: String? = nil) -> Failure {
    Failure("\(shown) \(problem)", kind: "wrong_profiles", category: .authentication, hint: hint)
  }
}
