// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "fremgang",
  platforms: [.macOS(.v15), .iOS(.v18)],
  products: [
    .library(name: "FremgangKit", targets: ["FremgangKit", "FremgangStatistics", "FremgangJSON"]),
    .library(name: "FremgangInstruments", targets: ["FremgangInstruments"]),
    .library(name: "FremgangFiles", targets: ["FremgangFiles"]),
    .library(name: "FremgangCharts", targets: ["FremgangCharts", "FremgangWords"]),
    .library(name: "FremgangReports", targets: ["FremgangReports"]),
    .executable(name: "fremgang", targets: ["FremgangMain"]),
  ],
  targets: [
    .target(name: "CVectors"),
    .target(name: "FremgangStatistics", dependencies: ["CVectors"]),
    .target(name: "FremgangJSON"),
    .target(name: "CThreads"),
    .target(name: "FremgangKit", dependencies: ["FremgangStatistics", "FremgangJSON", "CThreads"]),
    .target(name: "CInstruments"),
    .target(name: "FremgangInstruments", dependencies: ["FremgangKit", "CInstruments"]),
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
    ),
    .target(name: "FremgangArchives", dependencies: ["CZlib"]),
    .target(name: "FremgangDigests"),
    .systemLibrary(
      name: "CExpat",
      pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]
    ),
    .target(
      name: "FremgangFiles",
      dependencies: [
        "FremgangKit", "FremgangJSON", "FremgangArchives", "FremgangDigests", "CExpat", "CVectors",
      ]
    ),
    .target(name: "FremgangWords", dependencies: ["FremgangKit"]),
    .target(name: "FremgangCharts", dependencies: ["FremgangKit", "FremgangWords"]),
    .target(
      name: "FremgangReports",
      dependencies: ["FremgangKit", "FremgangWords", "FremgangCharts"]
    ),
    .target(name: "CExchange"),
    .target(
      name: "FremgangPublishing",
      dependencies: ["FremgangJSON", "FremgangDigests", "CExchange"]
    ),
    .target(
      name: "FremgangNightly",
      dependencies: [
        "FremgangKit", "FremgangJSON", "FremgangInstruments", "FremgangFiles", "FremgangWords",
        "FremgangCharts", "FremgangReports", "FremgangPublishing", "FremgangDigests",
      ]
    ),
    .target(
      name: "FremgangCommand",
      dependencies: [
        "FremgangKit", "FremgangJSON", "FremgangInstruments", "FremgangFiles", "FremgangWords",
        "FremgangCharts", "FremgangReports", "FremgangPublishing", "FremgangDigests",
        "FremgangNightly",
      ]
    ),
    .executableTarget(name: "FremgangMain", dependencies: ["FremgangCommand"]),
    .testTarget(
      name: "FremgangStatisticsTests",
      dependencies: ["FremgangStatistics", "CVectors", "SeededNumbers"],
      exclude: ["Reference"]
    ),
    .testTarget(name: "FremgangJSONTests", dependencies: ["FremgangJSON"]),
    .testTarget(name: "FremgangKitTests", dependencies: ["FremgangKit", "FremgangInstruments"]),
    .testTarget(
      name: "FremgangInstrumentsTests",
      dependencies: ["FremgangInstruments", "SeededNumbers"]
    ),
    .target(name: "ArchiveBuilding", path: "Tests/ArchiveBuilding"),
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers"),
    .testTarget(
      name: "FremgangArchivesTests",
      dependencies: ["FremgangArchives", "ArchiveBuilding"]
    ),
    .testTarget(name: "FremgangDigestsTests", dependencies: ["FremgangDigests"]),
    .testTarget(
      name: "FremgangFilesTests",
      dependencies: [
        "FremgangFiles", "FremgangArchives", "FremgangInstruments", "ArchiveBuilding", "CVectors",
        "SeededNumbers",
      ],
      exclude: ["Conformance", "Workbooks"]
    ),
    .testTarget(name: "FremgangWordsTests", dependencies: ["FremgangWords"]),
    .testTarget(name: "FremgangChartsTests", dependencies: ["FremgangCharts"]),
    .testTarget(name: "FremgangReportsTests", dependencies: ["FremgangReports"]),
    .testTarget(
      name: "FremgangPublishingTests",
      dependencies: ["FremgangPublishing", "CExchange"]
    ),
    .testTarget(
      name: "FremgangNightlyTests",
      dependencies: ["FremgangNightly", "FremgangInstruments", "SeededNumbers"],
      exclude: ["Configurations"]
    ),
    .testTarget(
      name: "FremgangCommandTests",
      dependencies: ["FremgangCommand", "FremgangNightly", "ArchiveBuilding"],
      exclude: ["Fixtures"]
    ),
  ],
  swiftLanguageModes: [.v6]
)

let fuzzDependencies: [Target.Dependency] = [
  "FremgangJSON", "FremgangKit", "FremgangInstruments", "FremgangFiles", "FremgangCharts",
  "FremgangReports", "FremgangArchives", "FremgangDigests", "FremgangNightly", "ArchiveBuilding",
]
// The drivers are a program for libFuzzer where it is asked for, and tests everywhere else.
if Context.environment["FREMGANG_FUZZ"] != nil {
  package.targets.removeAll { $0.type == .test }
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: fuzzDependencies,
      path: "Tests/FremgangFuzzTests",
      exclude: ["Corpus", "Corpus.swift", "CorpusTests.swift"]
    )
  )
  package.products.append(.executable(name: "Fuzz", targets: ["Fuzz"]))
} else {
  package.targets.append(
    .testTarget(
      name: "FremgangFuzzTests",
      dependencies: fuzzDependencies,
      exclude: ["Corpus", "LibFuzzer.swift"]
    )
  )
}

for target in package.targets where target.name.hasPrefix("Fremgang") || target.name == "Fuzz" {
  var settings = target.swiftSettings ?? []
  settings += [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ]
  if Context.environment["FREMGANG_STRICT"] != nil {
    settings.append(.treatAllWarnings(as: .error))
  }
  target.swiftSettings = settings
}
