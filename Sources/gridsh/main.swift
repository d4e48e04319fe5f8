import Shell

let sandbox: SandboxHandle?
#if Sandbox
  sandbox = .embedded
#else
  sandbox = nil
#endif

Program.run(
  arguments: Array(CommandLine.arguments.dropFirst()), environment: Environment.current,
  service: .datagrid(environment: Environment.current), sandbox: sandbox)
