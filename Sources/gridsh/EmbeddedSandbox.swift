#if Sandbox
  import Sandbox
  import Shell

  extension SandboxHandle {
    /// The sandbox server, within this process.
    static let embedded = SandboxHandle { settings throws(StartError) in
      var configuration = SandboxConfiguration(port: settings.port)
      configuration.storage = settings.folder.map { .directory($0) } ?? .ephemeral
      configuration.key = settings.key
      configuration.seed = settings.seed
      if let time = settings.simulatedTime {
        configuration.now = time
        configuration.pace = .simulated
      }
      if let limit = settings.rateLimit { configuration.rateLimit = limit > 0 ? limit : nil }
      switch settings.plan {
      case .free: configuration.use(.free)
      case .enterprise: configuration.use(.enterprise)
      case .pro, nil: configuration.use(.pro)
      }
      if let credits = settings.credits { configuration.credits = credits }
      if let cap = settings.cap { configuration.stateCap = cap }
      do {
        let server = try SandboxServer(configuration)
        return Running(
          url: server.url, key: server.key, unfinished: { server.unfinished() },
          stop: { server.stop() })
      } catch {
        throw StartError("\(error)")
      }
    }
  }
#endif
