import Synchronization

/// A sandbox of the Datagrid Knowledge API on 127.0.0.1, run by threads of this process.
///
/// It reads the files that it is sent, and answers as the API documents. Its threads receive no
/// signals.
package final class SandboxServer: Sendable {
  /// The base URL, such as `http://127.0.0.1:40123/v1`.
  package let url: String
  /// The key that this server accepts, and no other: a secret.
  package let key: String

  /// What runs until `stop`.
  private let running: Mutex<Running?>

  private struct Running: Sendable {
    let daemon: Daemon
    let ingester: Ingester
    let ingestion: WorkerThread
    let directory: StateDirectory
  }

  /// Starts a server, which answers once this returns.
  ///
  /// Knowledge in the storage whose files are not learned to the end is taken up again.
  ///
  /// - Throws: `SandboxError` when the port is in use or not allowed, or the storage cannot be used.
  package init(_ configuration: SandboxConfiguration) throws {
    let socket = try ListeningSocket(port: configuration.port)
    url = "http://127.0.0.1:\(socket.port)/v1"
    key = configuration.key ?? Identifiers.makeKey()
    do {
      running = Mutex(try Self.start(configuration, socket: socket, key: key))
    } catch {
      socket.close()
      throw error
    }
  }

  deinit { stop() }

  /// Stops answering and learning, waits for the threads, and removes an ephemeral state.
  ///
  /// Files that are not learned to the end stay so in a directory that is kept. May be called again,
  /// and from several threads: each returns when all is stopped.
  package func stop() {
    stop(beforeJoining: {})
  }

  /// Stops; `beforeJoining` is called when the ingestion has been told to end and is waited for.
  func stop(beforeJoining: () -> Void) {
    running.withLock { running in
      guard let parts = running else { return }
      parts.daemon.stop()
      parts.ingester.stop()
      beforeJoining()
      parts.ingestion.join()
      parts.directory.removeIfEphemeral()
      running = nil
    }
  }

  private static func start(
    _ configuration: SandboxConfiguration, socket: ListeningSocket, key: String
  ) throws -> Running {
    let directory = try StateDirectory(configuration.storage)
    do {
      let store = try openStore(in: directory)
      directory.sweep(keeping: try store.tableIdentifiers())
      let ingester = Ingester(store: store, directory: directory, configuration: configuration)
      for knowledge in try store.unfinished() { ingester.enqueue(knowledge) }
      let services = Services(
        configuration: configuration, directory: directory, store: store,
        identifiers: Identifiers(seed: configuration.seed), ingester: ingester)
      let router = Router([
        CreateKnowledge(services: services), RetrieveKnowledge(services: services),
      ])
      let ingestion = try WorkerThread { ingester.run() }
      do {
        let daemon = try Daemon(
          socket: socket,
          service: HTTPService(
            admission: Admission(key: key), router: router, directory: directory,
            now: configuration.now))
        return Running(
          daemon: daemon, ingester: ingester, ingestion: ingestion, directory: directory)
      } catch {
        ingester.stop()
        ingestion.join()
        throw error
      }
    } catch {
      directory.removeIfEphemeral()
      throw error
    }
  }

  private static func openStore(in directory: StateDirectory) throws -> KnowledgeStore {
    do {
      return try KnowledgeStore(path: directory.database, isDurable: !directory.isEphemeral)
    } catch let error as DatabaseError {
      throw SandboxError(
        "The sandbox cannot open \(directory.database): \(error). Choose another directory, or "
          + "remove that file.")
    }
  }
}
