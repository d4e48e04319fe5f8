/// What all exchanges of a server share.
final class HTTPService: Sendable {
  let admission: Admission
  let router: Router
  /// Counts the requests; `nil` for any number.
  let limiter: RateLimiter?
  let services: Services

  init(admission: Admission, services: Services) {
    self.admission = admission
    self.services = services
    router = Router([
      CreateKnowledge(services: services), ListKnowledge(services: services),
      ConnectKnowledge(services: services), RetrieveKnowledge(services: services),
      ConnectionPage(),
    ])
    limiter = services.configuration.rateLimit.map {
      RateLimiter(limit: $0, now: services.configuration.now)
    }
  }
}
