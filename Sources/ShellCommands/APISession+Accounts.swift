import CommandLanguage
import DatagridAPI

/// Whose requests a session sends.
extension APISession {
  /// Makes sure that the service takes a key.
  ///
  /// - Returns: the user whose key it is; nil where the service does not say.
  /// - Throws: ``Failure``; `CancellationError`.
  func check(_ account: Account) async throws -> String? {
    let client = DatagridClient(account.configuration, in: context)
    defer { client.close() }
    do {
      return try await client.identity().body.userID
    } catch let error as APIError where error.kind == .notFound {
      do { _ = try await client.listKnowledge(.init(limit: 1)) } catch {
        throw Failure.wrapping(error)
      }
      return nil
    } catch {
      throw Failure.wrapping(error)
    }
  }

  /// Talks as a profile from now on.
  ///
  /// What was known of the other account is forgotten; a variable keeps what it holds.
  func use(_ account: Account) {
    replaceClient(for: account)
    requests.forget()
    creations.forget()
  }
}
