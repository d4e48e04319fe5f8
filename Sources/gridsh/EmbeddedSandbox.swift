#if Sandbox
  import Sandbox
  import Shell

  extension SandboxHandle {
    /// The sandbox server, within this process.
    static let embedded = SandboxHandle { settings throws(StartError) in
      var configuration = SandboxConfiguration(port: settings.port)
      configuration.storage = settings.folder.map { .directory($0) } ?? .ephemeral
      configuration.key = settings.key
      configuration.seed = settings.isRepeatable ? 1 : nil
      do {
        let server = try SandboxServer(configuration)
        return Running(url: server.url, key: server.key) { server.stop() }
      } catch let error as SandboxError where error.isInUse {
        throw .inUse(error.description)
      } catch {
        throw .failed("\(error)")
      }
    }
  }
#endif
