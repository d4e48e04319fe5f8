/// What the account has. The limit on silence is 60 s for each; each throws ``ConnectionError``,
/// ``AnswerError``, ``APIError``, and `CancellationError`.
extension DatagridClient {
  /// Lists connections, a page of them (`GET /connections`).
  package func listConnections(_ query: ListQuery = ListQuery()) async throws
    -> Answer<Page<Connection>>
  {
    let request = Request(
      .get, "/connections", path: "/connections\(query.text())", silence: timeouts.silence)
    return try await send(request) { value throws(AnswerError.Problem) in
      try Page(value, of: "connections", reading: Connection.init)
    }
  }

  /// Lists pages, a page of the list of them (`GET /pages`).
  package func listPages(_ query: ListQuery = ListQuery()) async throws
    -> Answer<Page<PageObject>>
  {
    let request = Request(
      .get, "/pages", path: "/pages\(query.text())", silence: timeouts.silence)
    return try await send(request) { value throws(AnswerError.Problem) in
      try Page(value, of: "pages", reading: PageObject.init)
    }
  }

  /// Asks whose key it is (`GET /identity`), which costs nothing.
  package func identity() async throws -> Answer<Identity> {
    let request = Request(.get, "/identity", silence: timeouts.silence)
    return try await send(request, reading: Identity.init)
  }

  /// Asks how many credits are left (`GET /organization/credits`), which costs nothing.
  package func credits() async throws -> Answer<CreditsReport> {
    let request = Request(.get, "/organization/credits", silence: timeouts.silence)
    return try await send(request, reading: CreditsReport.init)
  }
}
