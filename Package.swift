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

/// For the evaluator, which is closures: each is entered through a forwarder that unpacks what it
/// captured, and LLVM's own threshold leaves most bodies outside of it, so that one call is two.
/// Loops and calls take 1.4 times as long then.
let inlining: [SwiftSetting] = [
  .unsafeFlags(["-Xllvm", "-inline-threshold=1000"], .when(configuration: .release))
]

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
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    .systemLibrary(
      name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CPosixSpawn"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

    library("LineEditing", ["CEdit"]),
    .target(
      name: "CommandLanguage", dependencies: ["CPCRE2"], swiftSettings: settings + inlining),
    library("DatagridAPI", ["CCurl", "CJansson"]),
    library("Ledger", ["CSQLite", "CCrypto"]),
    library("Sandbox", ["CMicroHTTPD", "CSQLite", "CJansson", "CPosixSpawn"]),
    library("ShellCommands", ["CommandLanguage", "DatagridAPI", "Ledger"]),
    library("Shell", ["LineEditing", "CommandLanguage"]),
    .executableTarget(
      name: "gridsh", dependencies: ["Shell", "ShellCommands", sandbox], swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Shell", "ShellCommands", "Sandbox"],
      path: "Tests/TestSupport", swiftSettings: settings),
    tests("CommandLanguageTests", ["CommandLanguage"]),
    tests("DatagridAPITests", ["DatagridAPI"]),
    tests("LedgerTests", ["Ledger"]),
    tests("LineEditingTests", ["LineEditing"]),
    tests("SandboxTests", ["Sandbox"]),
    tests("ShellCommandsTests", ["ShellCommands", "CommandLanguage", "DatagridAPI", "Shell"]),
    tests("ShellTests", ["Shell", "CommandLanguage", "LineEditing"]),
    tests("GridshTests", ["gridsh"]),
  ]
)

/// Programs that libFuzzer drives; `scripts/fuzz` alone builds them, with its sanitizers.
if Context.environment["GRIDSH_FUZZ"] != nil {
  func fuzzer(_ name: String, _ folder: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
      name: name, dependencies: dependencies + ["FuzzSupport"], path: "Tests/Fuzzing/\(folder)",
      swiftSettings: settings)
  }
  package.targets += [
    .target(
      name: "FuzzSupport", dependencies: ["CommandLanguage"], path: "Tests/Fuzzing/Support",
      swiftSettings: settings),
    fuzzer("FuzzChecker", "Checker", ["CommandLanguage", "ShellCommands"]),
    fuzzer("FuzzEvaluator", "Evaluator", ["CommandLanguage", "Shell", "ShellCommands", "Sandbox"]),
  ]
}
