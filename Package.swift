// swift-tools-version: 6.0
import PackageDescription

let swift: [SwiftSetting] = [.swiftLanguageMode(.v6)]

/// One room of the house: a library target whose arrows point only at the rooms it names.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swift)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: swift)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swift)
}

let package = Package(
  name: "artifio",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // C libraries
    .systemLibrary(name: "CFastCGI", pkgConfig: "fcgi", providers: [.apt(["libfcgi-dev"])]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .target(name: "CProcess"),

    // Wrappers: nothing about pictures or credits
    room("Threads"),
    room("JSON", ["CJansson"]),
    room("Secrets", ["CCrypto", "CSodium", "Threads"]),
    room("FastCGI", ["CFastCGI", "Threads"]),
    room("Postgres", ["CPostgres", "Threads"]),
    room("Compression", ["CZlib"]),
    room("HTTPClient", ["CCurl"]),
    room("Files"),
    room("HTML"),
    room("Processes", ["CProcess", "Threads"]),
    room("Settings", ["JSON"]),

    // The domain and what serves it
    room("Domain"),
    room("Rest", ["JSON"]),
    room("Models", ["Domain", "JSON", "Secrets"]),
    room("Editing", ["Domain", "JSON", "Models", "Files", "Secrets"]),
    room("Documentation", ["Domain", "JSON", "Models", "HTML"]),
    room("Store", ["Domain", "JSON", "Postgres"]),
    room("Media", ["Domain", "JSON", "Secrets", "Processes", "Threads"]),
    room("Providers", ["Domain", "JSON", "Models", "HTTPClient", "Secrets", "Threads"]),
    room("Responders", ["Compression", "Domain", "HTML", "Rest", "JSON", "Models", "Documentation", "Store", "Media", "FastCGI", "Postgres", "Secrets", "Settings", "Threads"]),
    room("Jobs", ["Domain", "JSON", "Models", "Providers", "Store", "Media", "Postgres", "Secrets", "HTTPClient", "Settings", "Threads"]),
    // Always optimised: it colours millions of pixels, and tests wait for them.
    .target(name: "Art", swiftSettings: swift + [.unsafeFlags(["-Ounchecked"])]),
    room("Sandbox", ["Art", "JSON", "FastCGI", "Secrets", "HTTPClient", "Processes", "Threads"]),
    room("Supervisor", ["JSON", "FastCGI", "Processes", "Threads"]),
    room("Migrations", ["Postgres", "Secrets"]),

    // Programs
    program("artifio-responder", ["Responders", "Settings", "FastCGI"]),
    program("artifio-worker", ["Jobs", "Settings", "JSON"]),
    program("artifio-sandbox", ["Sandbox", "Settings", "FastCGI", "Threads"]),
    program("artifio", [
      "Migrations", "Supervisor", "Settings", "Domain", "Models", "Documentation", "Editing", "Files", "JSON", "Secrets", "Postgres", "Threads",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ]),

    // Tests
    .target(name: "TestSupport", dependencies: ["Migrations", "Postgres", "Processes", "Threads"], path: "Tests/TestSupport", swiftSettings: swift),
    tests("JSONTests", ["JSON"]),
    tests("SettingsTests", ["Settings"]),
    tests("SupervisorTests", ["Supervisor"]),
    tests("SecretsTests", ["Secrets"]),
    tests("CompressionTests", ["Compression", "CZlib"]),
    tests("FastCGITests", ["FastCGI", "TestSupport", "Threads", "artifio-responder"]),
    tests("PostgresTests", ["Postgres", "TestSupport", "Threads"]),
    tests("SQLTests", ["Postgres", "TestSupport", "Threads"]),
    tests("MigrationsTests", ["Migrations", "Postgres", "TestSupport"]),
    tests("RespondersTests", ["Responders", "Domain", "JSON", "Models", "Postgres", "Secrets", "Settings", "Store", "TestSupport", "Threads"]),
    tests("HTTPClientTests", ["HTTPClient"]),
    tests("ProvidersTests", ["Providers", "HTTPClient", "JSON", "Secrets"]),
    tests("JobsTests", ["Jobs", "Providers", "Sandbox", "Postgres", "JSON", "Secrets", "TestSupport", "Threads"]),
    tests("SandboxTests", ["Sandbox", "Art", "JSON", "Secrets", "FastCGI", "TestSupport", "Threads", "Providers", "HTTPClient", "Models", "Domain"]),
    tests("MediaTests", ["Media", "Processes", "Domain", "Threads"]),
    tests("RestTests", ["Rest", "JSON"]),
    tests("DomainTests", ["Domain"]),
    tests("DocumentationTests", ["Documentation", "Domain", "Models"]),
    tests("EditingTests", ["Editing", "Domain", "JSON", "Models", "Files"]),
    tests("ModelsTests", ["Models", "Domain", "JSON", "Secrets"]),
  ]
)
