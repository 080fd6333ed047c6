// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built in Swift 6 mode, with explicit imports, and without warnings.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "tastevin",
  products: [
    .executable(name: "tastevin", targets: ["tastevin"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // C libraries: module maps and the thinnest shims.
    .systemLibrary(name: "CNcurses", path: "Sources/CNcurses"),
    .systemLibrary(name: "COpenSSL", path: "Sources/COpenSSL"),
    .systemLibrary(name: "CYAML", path: "Sources/CYAML"),
    .target(name: "CCurl", path: "Sources/CCurl"),
    .target(name: "CTerminalGuard", path: "Sources/CTerminalGuard"),
    .target(name: "CProcessGuard", path: "Sources/CProcessGuard"),

    // The house: imports point down only.
    .target(name: "NotaryCore", dependencies: ["COpenSSL", "CCurl"], swiftSettings: strict),
    .target(name: "PolicyEditor", dependencies: ["NotaryCore", "CYAML"], swiftSettings: strict),
    .target(
      name: "Inspector", dependencies: ["NotaryCore", "PolicyEditor"], swiftSettings: strict),
    .target(
      name: "TerminalKit", dependencies: ["CNcurses", "CTerminalGuard"], swiftSettings: strict),
    .target(
      name: "TUI", dependencies: ["Inspector", "PolicyEditor", "NotaryCore", "TerminalKit"],
      swiftSettings: strict),
    .executableTarget(
      name: "tastevin",
      dependencies: [
        "TUI", "Inspector", "PolicyEditor", "NotaryCore", "TerminalKit", "CProcessGuard",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // What tests share: a signer that makes any repository, and real servers.
    .systemLibrary(name: "COpenSSLServer", path: "Tests/COpenSSLServer"),
    .target(
      name: "TestSupport", dependencies: ["NotaryCore", "COpenSSL", "COpenSSLServer"],
      path: "Tests/TestSupport", swiftSettings: strict),
    // Compares verdicts with those that other programs gave.
    .executableTarget(
      name: "conformance", dependencies: ["Inspector", "PolicyEditor", "NotaryCore", "tastevin"],
      path: "Tests/Conformance", swiftSettings: strict),
    // Signs the demo's repositories and writes them as source; only `make demo-data` runs it.
    .executableTarget(
      name: "demo-data", dependencies: ["NotaryCore", "TestSupport"], path: "Tests/DemoData",
      swiftSettings: strict),
    // Measures the program against its aims: `make bench`.
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "NotaryCore", "PolicyEditor", "Inspector", "TerminalKit", "TUI", "TestSupport", "tastevin",
      ],
      path: "Benchmarks", swiftSettings: strict),
    // Draws the documentation's pictures from the screens' own canvases.
    .executableTarget(
      name: "pictures",
      dependencies: ["TUI", "Inspector", "PolicyEditor", "NotaryCore", "TerminalKit"],
      path: "Tests/Pictures", swiftSettings: strict),
    .testTarget(
      name: "NotaryCoreTests", dependencies: ["NotaryCore", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PolicyEditorTests", dependencies: ["PolicyEditor", "NotaryCore", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "InspectorTests",
      dependencies: ["Inspector", "PolicyEditor", "NotaryCore", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "TerminalKitTests", dependencies: ["TerminalKit", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TUITests",
      dependencies: [
        "TUI", "Inspector", "PolicyEditor", "NotaryCore", "TerminalKit", "TestSupport",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "IntegrationTests",
      dependencies: ["Inspector", "PolicyEditor", "NotaryCore", "TestSupport", "tastevin"],
      swiftSettings: strict),
    // The built program as a person uses it, in a real terminal (tmux).
    .testTarget(
      name: "EndToEndTests", dependencies: ["NotaryCore", "TestSupport", "tastevin"],
      swiftSettings: strict),
  ]
)
