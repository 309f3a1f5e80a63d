// swift-tools-version: 6.2
import PackageDescription

// The package, read from the bottom up:
//
//   System    C and C++ libraries, one module each
//   Base      text positions and diagnostics, columns, document trees: no product knowledge
//   Engine    the KQL engine: knows columns and tables, nothing else
//   Posture   controls, evidence, scoring, classification, reports, history
//   Command   the `posture` executable
//   Tools     what the build and the developers run
//
// A target uses targets of its own layer or of layers above it in this list, never below.
// `Tests/ArchitectureTests` reads the arrows from here and fails when an import is not among them.

let package = Package(
  name: "posture",
  products: [
    .executable(name: "posture", targets: ["posture"]),
    .library(name: "KQL", targets: ["KQL"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // System
    .system("CLibXML2", pkgConfig: "libxml-2.0", package: "libxml2-dev"),
    .system("CLibYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
    .system("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
    .shim("CSimdJSON", libraries: ["simdjson"]),
    .shim("CJSONColumns", libraries: ["simdjson"]),
    .shim("CLineEditor", libraries: ["edit"]),
    .shim("CRE2", libraries: ["re2"]),
    .shim("CBoostRegex", libraries: ["boost_regex"]),
    .shim("CHashes", libraries: ["crypto", "xxhash"]),
    .shim("CS2", libraries: ["s2"], defines: ["NDEBUG"]),
    .shim("CH3", libraries: ["m"], defines: ["NDEBUG"], headers: ["headers"]),

    // Base
    .base("Diagnostics"),
    .base("Parallel"),
    .base("Tables"),
    .base("Hashing", uses: ["CHashes"]),
    .base("Compression", uses: ["Diagnostics", "CZlib"]),
    .base("Documents", uses: ["Diagnostics", "CLibXML2", "CLibYAML", "CSimdJSON"]),
    .base("JSONColumns", uses: ["Tables", "CJSONColumns"]),
    .base("LineEditing", uses: ["CLineEditor"]),
    .base("LinearRegex", uses: ["Diagnostics", "CRE2"]),
    .base("Geography", uses: ["CS2", "CH3"]),
    .base("Conditions", uses: ["Diagnostics", "Documents"]),
    .base("BoostRegex", uses: ["Diagnostics", "CBoostRegex"]),
    .base("UserAgents", uses: ["Documents", "LinearRegex"], packs: ["Rules"]),

    // Engine
    .engine("KQLSyntax", uses: ["Diagnostics"]),
    .engine("KQLPlan", uses: ["Diagnostics", "Tables"]),
    .engine("KQLBinder", uses: ["Diagnostics", "Tables", "KQLSyntax", "KQLPlan"]),
    .engine(
      "KQLFunctions",
      uses: [
        "Tables", "Hashing", "Compression", "LinearRegex", "Geography", "UserAgents", "KQLPlan",
      ]
    ),
    .engine("KQLExecutor", uses: ["Diagnostics", "Tables", "LinearRegex", "KQLPlan"]),
    .engine(
      "KQL",
      uses: [
        "Diagnostics", "Tables", "KQLSyntax", "KQLPlan", "KQLBinder", "KQLFunctions", "KQLExecutor",
      ]
    ),

    // Posture
    .posture("PostureModel", uses: ["Diagnostics"]),
    .posture(
      "Evidence",
      uses: [
        "Diagnostics", "Parallel", "Tables", "Hashing", "Compression", "Documents", "JSONColumns",
        "PostureModel",
      ]
    ),
    .posture(
      "ControlCatalog",
      uses: [
        "Diagnostics", "Parallel", "Tables", "Hashing", "Documents", "Conditions", "KQL",
        "PostureModel",
      ]
    ),
    .posture(
      "Assessment",
      uses: [
        "Diagnostics", "Tables", "Documents", "Conditions", "KQL", "PostureModel",
        "ControlCatalog", "Evidence",
      ]
    ),
    .posture(
      "Classification",
      uses: ["Diagnostics", "Tables", "Documents", "Compression", "BoostRegex", "PostureModel"]
    ),
    .posture("Comparison", uses: ["PostureModel"]),
    .posture(
      "Reporting",
      uses: [
        "Diagnostics", "Parallel", "Hashing", "Documents", "PostureModel", "Comparison",
        .product(name: "Mustache", package: "swift-mustache"),
      ]
    ),

    .posture(
      "History",
      uses: [
        "Diagnostics", "Compression", "PostureModel",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),

    // Content: the top-level Controls/ and Reports/ folders, packed into the binary.
    .target(
      name: "BundledContent",
      path: ".",
      exclude: [
        "Controls", "Reports", "Tests", "Scripts", "README.md", "CHANGELOG.md", "CONTRIBUTING.md",
        "SECURITY.md", "LICENSE", "Makefile", "Package.swift", "Sources/README.md",
        "Sources/System", "Sources/Base", "Sources/Engine", "Sources/Posture", "Sources/Command",
        "Sources/Tools",
      ],
      sources: ["Sources/BundledContent"],
      swiftSettings: .house,
      plugins: ["PackContent"]
    ),

    // Command
    .executableTarget(
      name: "posture",
      dependencies: [
        "Diagnostics", "Parallel", "Tables", "Hashing", "Documents", "KQL", "PostureModel",
        "LineEditing", "Evidence",
        "ControlCatalog",
        "Assessment", "Classification", "Comparison", "Reporting", "History", "BundledContent",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Sources/Command/posture",
      swiftSettings: .house,
      linkerSettings: [
        .linkedLibrary("m"),
        // In place of the C library's allocator, which many small objects of several threads slow down.
        // As a shared library: memory passes between the program and other libraries, and only so do
        // all of them have the same allocator.
        .linkedLibrary("jemalloc", .when(configuration: .release)),
      ]
    ),

    // Tools
    .executableTarget(
      name: "pack-content",
      dependencies: ["Documents"],
      path: "Sources/Tools/pack-content",
      swiftSettings: .house
    ),
    .executableTarget(
      name: "fuzz-evidence",
      dependencies: ["Tables", "Documents", "PostureModel", "Evidence"],
      path: "Sources/Tools/fuzz-evidence",
      swiftSettings: .house,
      linkerSettings: [.linkedLibrary("m")]
    ),
    .plugin(
      name: "PackContent",
      capability: .buildTool(),
      dependencies: ["pack-content"],
      path: "Sources/Tools/PackContent"
    ),

    // Tests
    .tests("ArchitectureTests", of: ["BundledContent"]),
    .tests("TablesTests", of: ["Tables"]),
    .tests("ParallelTests", of: ["Parallel"]),
    .tests(
      "DocumentsTests",
      of: [
        "Documents", "Conditions", "LinearRegex", "Hashing", "Compression", "UserAgents",
        "Diagnostics",
      ]
    ),
    .tests("GeographyTests", of: ["Geography"]),
    .tests("KQLSyntaxTests", of: ["KQLSyntax", "Diagnostics"]),
    .tests(
      "KQLTests",
      of: ["KQL", "KQLFunctions", "KQLExecutor", "KQLPlan", "Tables", "Diagnostics"],
      data: ["Specs"]
    ),
    .tests(
      "EvidenceTests",
      of: ["Evidence", "Documents", "Tables", "PostureModel", "Diagnostics", "Compression"]
    ),
    .tests(
      "AssessmentTests",
      of: [
        "Assessment", "Comparison", "ControlCatalog", "Evidence", "PostureModel",
        "BundledContent", "Tables", "Diagnostics", "Documents",
      ],
      data: ["Fixtures"]
    ),
    .tests(
      "ReportingTests",
      of: [
        "Reporting", "Comparison", "PostureModel", "BundledContent", "Documents", "Diagnostics",
      ]
    ),
    .tests("HistoryTests", of: ["History", "PostureModel", "Diagnostics", "posture"]),
    .tests(
      "ClassificationTests",
      of: [
        "Classification", "PostureModel", "BoostRegex", "BundledContent", "Documents", "Tables",
        "Diagnostics",
      ]
    ),
    .tests("CommandTests", of: ["posture", "Documents"], data: ["Transcripts", "Fixtures"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// The settings of each layer.

extension [SwiftSetting] {
  /// The settings that every target shares.
  static var house: Self {
    [
      .treatAllWarnings(as: .error),
      .strictMemorySafety(),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
  }

  /// Engine code also specialises generics across modules, which is worth two orders of magnitude.
  static var engine: Self {
    .house + [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]
  }
}

extension Target {
  static func system(_ name: String, pkgConfig: String, package: String) -> Target {
    .systemLibrary(
      name: name,
      path: "Sources/System/\(name)",
      pkgConfig: pkgConfig,
      providers: [.apt([package])]
    )
  }
  /// C or C++ code of ours around system libraries, or a library whose source lies in the folder.
  static func shim(
    _ name: String,
    libraries: [String],
    defines: [String] = [],
    headers: [String] = []
  ) -> Target {
    .target(
      name: name,
      path: "Sources/System/\(name)",
      exclude: headers.isEmpty ? [] : ["README.md", "LICENSE"],
      cSettings: headers.map { .headerSearchPath($0) } + defines.map { .define($0) },
      cxxSettings: defines.map { .define($0) },
      linkerSettings: libraries.map { .linkedLibrary($0) }
    )
  }
  /// A target of the base; the files of the folder that it `packs` are in the binary.
  static func base(
    _ name: String,
    uses: [Target.Dependency] = [],
    packs: [String] = []
  ) -> Target {
    .target(
      name: name,
      dependencies: uses,
      path: "Sources/Base/\(name)",
      exclude: packs.isEmpty ? [] : packs + ["README.md", "LICENSE"],
      swiftSettings: .engine,
      linkerSettings: [.linkedLibrary("m")],
      plugins: packs.isEmpty ? [] : ["PackContent"]
    )
  }
  static func engine(_ name: String, uses: [Target.Dependency] = []) -> Target {
    .target(
      name: name,
      dependencies: uses,
      path: "Sources/Engine/\(name)",
      swiftSettings: .engine,
      linkerSettings: [.linkedLibrary("m")]
    )
  }
  static func posture(_ name: String, uses: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: uses, path: "Sources/Posture/\(name)", swiftSettings: .house)
  }
  /// A target of tests; `data` are files that they read where they lie.
  static func tests(
    _ name: String,
    of uses: [Target.Dependency] = [],
    data: [String] = []
  ) -> Target {
    .testTarget(name: name, dependencies: uses, path: "Tests/\(name)", exclude: data)
  }
}
