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
    let state: SandboxState
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

  /// Whether it is this server that learns, of all on its directory.
  var isLearning: Bool { running.withLock { $0?.ingester.isLearning ?? false } }

  /// Stops answering and learning, waits for the threads, and removes an ephemeral state.
  ///
  /// Files that are not learned to the end stay so in a directory that is kept. May be called again,
  /// and from several threads: each returns when all is stopped.
  package func stop() {
    stop(beforeJoining: {})
  }

  /// How many knowledge are being learned and would go on only at the next start on this directory.
  ///
  /// To be asked before `stop`, after which it is 0. It is 0 too for an ephemeral state, which has no
  /// next start, and when another process on the directory goes on with them.
  package func unfinished() -> Int {
    running.withLock { running in
      guard let parts = running, !parts.state.directory.isEphemeral, !parts.ingester.isCovered
      else { return 0 }
      return (try? parts.state.store.unfinished().count) ?? 0
    }
  }

  /// Stops; `beforeJoining` is called when the ingestion has been told to end and is waited for.
  func stop(beforeJoining: () -> Void) {
    running.withLock { running in
      guard let parts = running else { return }
      // First, for answers that wait for something to be learned hold the daemon's threads.
      parts.ingester.stop()
      parts.daemon.stop()
      beforeJoining()
      parts.ingestion.join()
      parts.state.directory.removeIfEphemeral()
      running = nil
    }
  }

  private static func start(
    _ configuration: SandboxConfiguration, socket: ListeningSocket, key: String
  ) throws -> Running {
    let state = try SandboxState(configuration)
    do {
      let ingester = try Ingester(state, configuration: configuration)
      let services = Services(
        configuration: configuration, state: state, ingester: ingester, port: socket.port)
      let service = HTTPService(admission: Admission(key: key), services: services)
      let ingestion = try WorkerThread { ingester.run() }
      do {
        let daemon = try Daemon(socket: socket, service: service)
        return Running(daemon: daemon, ingester: ingester, ingestion: ingestion, state: state)
      } catch {
        ingester.stop()
        ingestion.join()
        throw error
      }
    } catch {
      state.directory.removeIfEphemeral()
      throw error
    }
  }
}
