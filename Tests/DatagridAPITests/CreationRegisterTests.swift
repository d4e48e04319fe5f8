import Testing

@testable import DatagridAPI

/// What a client remembers of creates and of what it has seen.
struct CreationRegisterTests {
  private let register = CreationRegister()
  private let start = ContinuousClock.Instant.now

  private func moment(_ seconds: Int) -> LocalMoment {
    LocalMoment(steady: start + .seconds(seconds), session: .seconds(seconds))
  }

  private func identity(
    _ name: String?, files: [String] = ["a.csv"], below page: String? = nil
  ) -> CreationIdentity {
    CreationIdentity(
      name: name, fileNames: files, parent: page.map { .page($0) } ?? (name == nil ? nil : .root))
  }

  @Test(
    arguments: [
      ("x", "x", true), ("x", "y", false), (nil, "a.csv", true), (nil, "a", true),
      (nil, "b", false), (" x ", "x", true), (nil, nil, true),
    ] as [(String?, String?, Bool)])
  func `creates are rivals where one name could be of both`(
    one: String?, other: String?, areRivals: Bool
  ) {
    #expect(identity(one).isRival(of: identity(other)) == areRivals)
  }

  @Test func `below different pages they are none`() {
    #expect(!identity("x").isRival(of: identity("x", below: "page-1")))
  }

  @Test func `a rival is one that is under way, or whose end is not known`() {
    let mine = register.begin(identity("x"), at: moment(0))
    #expect(!register.hasRival(identity("x"), except: mine))
    let other = register.begin(identity("x"), at: moment(1))
    #expect(register.hasRival(identity("x"), except: mine))
    register.settle(other, made: "kn_1", at: moment(2))
    #expect(!register.hasRival(identity("x"), except: mine))
    let open = register.begin(identity("x"), at: moment(3))
    register.leaveOpen(open)
    #expect(register.hasRival(identity("x"), except: mine))
  }

  @Test func `what was seen before a create is not its own, what is seen during it may be`() {
    register.note(["before"], at: moment(0))
    register.note(["before", "during"], at: moment(2))
    #expect(register.isKnown("before", before: moment(1)))
    #expect(!register.isKnown("during", before: moment(1)))
    #expect(!register.isKnown("never", before: moment(1)))
  }

  @Test func `what another create has made is not, whenever that was`() {
    let other = register.begin(identity("x"), at: moment(0))
    register.note(["kn_1"], at: moment(2))
    register.settle(other, made: "kn_1", at: moment(2))
    #expect(register.isKnown("kn_1", before: moment(1)))
    #expect(register.isKnown("kn_1", before: nil))
  }

  @Test func `only so much is kept as a create under way could be mixed up with`() {
    register.note((0..<1000).map { "old \($0)" }, at: moment(0))
    _ = register.begin(identity("x"), at: moment(100))
    register.note((0..<1000).map { "new \($0)" }, at: moment(101))
    #expect(!register.isKnown("old 0", before: moment(100)))
    #expect(register.isKnown("new 0", before: moment(102)))
  }
}
