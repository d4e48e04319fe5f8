// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
]

/// What is left out of the build by `--disable-default-traits`.
let sandbox: Target.Dependency = .target(name: "Sandbox", condition: .when(traits: ["Sandbox"]))

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: settings)
}

let package = Package(
  name: "gridsh",
  products: [.executable(name: "gridsh", targets: ["gridsh"])],
  traits: [
    .trait(name: "Sandbox", description: "The embedded sandbox server and its libraries."),
    .default(enabledTraits: ["Sandbox"]),
  ],
  targets: [
    .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    .systemLibrary(
      name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(name: "CPosixSpawn"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

    library("LineEditing", ["CEdit"]),
    library("CommandLanguage"),
    library("DatagridAPI", ["CCurl", "CJansson"]),
    library("Sandbox", ["CMicroHTTPD", "CSQLite", "CJansson", "CPosixSpawn"]),
    library("ShellCommands", ["CommandLanguage", "DatagridAPI"]),
    library("Shell", ["LineEditing", "CommandLanguage"]),
    .executableTarget(
      name: "gridsh", dependencies: ["Shell", "ShellCommands", sandbox], swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Shell", "ShellCommands", "Sandbox"],
      path: "Tests/TestSupport", swiftSettings: settings),
    tests("CommandLanguageTests", ["CommandLanguage"]),
    tests("DatagridAPITests", ["DatagridAPI"]),
    tests("LineEditingTests", ["LineEditing"]),
    tests("SandboxTests", ["Sandbox"]),
    tests("ShellCommandsTests", ["ShellCommands", "CommandLanguage", "DatagridAPI"]),
    tests("ShellTests", ["Shell", "CommandLanguage", "LineEditing"]),
    tests("GridshTests", ["gridsh"]),
  ]
)
