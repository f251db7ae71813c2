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
                .package(name: "{{microPackage}}", path: "{{microPath}}"),
        {{/microPath}}
        {{^microPath}}
                .package(url: "{{microURL}}", from: "{{microVersion}}"),
        {{/microPath}}
        {{#proto}}
                .package(url: "https://github.com/apple/swift-protobuf.git", from: "{{protobufVersion}}"),
        {{/proto}}
            ],
            targets: [
                .executableTarget(
                    name: "{{alias}}",
                    dependencies: [
                        .product(name: "MicroKit", package: "{{microPackage}}"),
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
            /// The network interfaces where services find each other, comma-separated: `lo` stays on this host. None
            /// stands for all of them.
            static let interfaces = (environment["MICRO_REGISTRY_ADDRESS"] ?? "").split(separator: ",").map(String.init)
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
                    let registry = try MDNSRegistry(.init(interfaces: Settings.interfaces))
                    try await makeService(registry: registry).runUntilSignal()
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
        func withRunningService(_ body: @escaping @Sendable (MucpClient) async throws -> Void) async throws {
            let registry = MemoryRegistry()
            var service = makeService(registry: registry)
            service.address = "127.0.0.1:0"
            let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
            service.onReady = { _ in continuation.finish() }
            try await withThrowingTaskGroup(of: Void.self) { [service] group in
                group.addTask {
                    defer { continuation.finish() }
                    try await service.run()
                }
                for await _ in ready {}
                let client = MucpClient(registry: registry)
                try await body(client)
                await client.close()
                group.cancelAll()
                try await group.waitForAll()
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
