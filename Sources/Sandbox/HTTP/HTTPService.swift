/// What all exchanges of a server share.
final class HTTPService: Sendable {
  let admission: Admission
  let router: Router
  let directory: StateDirectory
  /// The time that answers are dated with.
  let now: @Sendable () -> Int64

  init(
    admission: Admission, router: Router, directory: StateDirectory,
    now: @escaping @Sendable () -> Int64
  ) {
    self.admission = admission
    self.router = router
    self.directory = directory
    self.now = now
  }
}
