/// The files that are the same for every kind of Swift package.
extension BuiltInTemplate {
    static let packageManifest = ProjectTemplate.File(
        "Package.swift",
        #"""
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
            name: "{{alias}}",
            platforms: [.macOS(.v15)],
            dependencies: [
        {{#microPath}}
                .package(name: "{{microPackage}}", path: "{{microPath}}"){{#logging}},{{/logging}}
        {{/microPath}}
        {{^microPath}}
                .package(url: "{{microURL}}", from: "{{microVersion}}"){{#logging}},{{/logging}}
        {{/microPath}}
        {{#logging}}
                .package(url: "https://github.com/apple/swift-log.git", from: "{{loggingVersion}}"),
        {{/logging}}
        {{#proto}}
                .package(url: "https://github.com/apple/swift-protobuf.git", from: "{{protobufVersion}}"),
        {{/proto}}
            ],
            targets: [
                .executableTarget(
                    name: "{{alias}}",
                    dependencies: [
                        .product(name: "MicroKit", package: "{{microPackage}}"){{#logging}},{{/logging}}
        {{#logging}}
                        .product(name: "Logging", package: "swift-log"),
        {{/logging}}
        {{#proto}}
                        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
        {{/proto}}
                    ]
                ),
                .testTarget(
                    name: "{{alias}}Tests",
                    dependencies: [
                        "{{alias}}",
                        .product(name: "MicroKit", package: "{{microPackage}}"),
                    ]
                ),
            ]
        )

        """#
    )

    static let settings = ProjectTemplate.File(
        "Sources/{{alias}}/Settings.swift",
        #"""
        import Foundation
        import MicroKit

        /// What the environment says, under the names that every go-micro program knows.
        enum Settings {
            private static let environment = ProcessInfo.processInfo.environment

        {{^client}}
            /// The service's name in the registry.
            static let name = environment["MICRO_SERVER_NAME"] ?? "{{name}}"

            /// The service's version; clients may choose among several.
            static let version = environment["MICRO_SERVER_VERSION"] ?? "latest"

            /// Where to listen, `host:port`. Without a host on every interface; with port 0 on a free one.
            static let address = environment["MICRO_SERVER_ADDRESS"] ?? ":0"

        {{/client}}
        {{#broker}}
            /// Where events arrive, as above.
            static let brokerAddress = environment["MICRO_BROKER_ADDRESS"] ?? ":0"

        {{/broker}}
            /// The registry where services find each other. `MICRO_REGISTRY` names it, `MICRO_REGISTRY_ADDRESS` says where
            /// it is. Without them it is multicast DNS on all network interfaces, for which the address names interfaces:
            /// `lo` stays on this host.
            static func makeRegistry() throws -> any Registry {
                try RegistrySettings(environment: environment).makeRegistry()
            }
        }

        """#
    )

    /// Runs the value of `makeService`.
    static let serviceMain = ProjectTemplate.File(
        "Sources/{{alias}}/Main.swift",
        #"""
        import Foundation
        import MicroKit

        @main
        struct Main {
            /// Runs the service until SIGTERM or Ctrl-C.
            static func main() async {
                do {
                    let registry = try Settings.makeRegistry()
        {{#broker}}
                    let broker = HTTPBroker(registry: registry, address: Settings.brokerAddress)
                    try await makeService(registry: registry, broker: broker).runUntilSignal()
                    await broker.close()
        {{/broker}}
        {{^broker}}
                    try await makeService(registry: registry).runUntilSignal()
        {{/broker}}
                    await registry.close()
                } catch {
                    FileHandle.standardError.write(Data("{{alias}}: \(error)\n".utf8))
                    exit(1)
                }
            }
        }

        """#
    )

    /// Runs the value of `makeService` for a test.
    static let runningService = ProjectTemplate.File(
        "Tests/{{alias}}Tests/RunningService.swift",
        #"""
        import MicroKit

        @testable import {{module}}

        /// Runs the service on the loopback interface while `body` calls it, then stops it.
        func withRunningService<Result: Sendable>(
            _ body: @escaping @Sendable (ServiceClient, MemoryRegistry) async throws -> Result
        ) async throws -> Result {
            let registry = MemoryRegistry()
        {{#broker}}
            let broker = HTTPBroker(registry: registry, address: "127.0.0.1:0")
            var service = makeService(registry: registry, broker: broker)
        {{/broker}}
        {{^broker}}
            var service = makeService(registry: registry)
        {{/broker}}
            service.address = "127.0.0.1:0"
            let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
            service.onReady = { _ in continuation.finish() }
            return try await withThrowingTaskGroup(of: Void.self) { [service] group in
                group.addTask {
                    defer { continuation.finish() }
                    try await service.run()
                }
                for await _ in ready {}
                let client = ServiceClient(registry: registry)
                let result = try await body(client, registry)
                await client.close()
                group.cancelAll()
                try await group.waitForAll()
        {{#broker}}
                await broker.close()
        {{/broker}}
                return result
            }
        }

        """#
    )

    static let gitignore = ProjectTemplate.File(
        ".gitignore",
        """
        .build
        .swiftpm
        Package.resolved
        *.profraw
        .DS_Store

        """
    )

    static let swiftFormat = ProjectTemplate.File(
        ".swift-format",
        """
        {
            "version": 1,
            "lineLength": 120,
            "indentation": { "spaces": 4 }
        }

        """
    )
}
