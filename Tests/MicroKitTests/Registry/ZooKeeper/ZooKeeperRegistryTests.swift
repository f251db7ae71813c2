import Logging
import MicroTestSupport
import NIOPosix
import Testing

@testable import MicroKit

extension Interop {
    @Suite(.timeLimit(.minutes(5)), .servers(.zookeeper)) struct ZooKeeperRegistryTests {
        /// All rules over one server, which takes longer to start than all of them together.
        @Test func conforms() async throws {
            try await ZooKeeperServer.running { server in
                for rule in RegistryConformance.allCases {
                    try await server.forgetEverything()
                    let registries = try (0..<3).map { _ in try server.registry() }
                    await #expect(throws: Never.self, "\(rule)") {
                        try await rule.check(
                            .init(server: registries[0], client: registries[1], hasty: registries[2])
                        )
                    }
                    for registry in registries { await registry.close() }
                }
            }
        }
    }
}

extension ZooKeeperServer {
    /// A client of this server.
    func client(isKept: Bool = false, credentials: ZooKeeperCredentials? = nil) -> ZooKeeperClient {
        let settings = ZooKeeperSettings(
            addresses: [address],
            sessionTimeout: .seconds(20),
            timeout: .seconds(30),
            credentials: credentials,
            isKept: isKept
        )
        return ZooKeeperClient(settings, tls: nil, loop: MultiThreadedEventLoopGroup.singleton.next())
    }

    /// Deletes the znodes of all services.
    func forgetEverything() async throws {
        let client = client()
        try await delete(ZooKeeperPaths.root, client)
        await client.close()
    }

    private func delete(_ path: String, _ client: ZooKeeperClient) async throws {
        let children = try await client.perform([.getChildren(path, isWatched: false)]) { _, reply -> [String] in
            if case .children(let children, _) = reply { children } else { [] }
        }
        for child in children.joined() { try await delete("\(path)/\(child)", client) }
        _ = try await client.perform([.delete(path)]) { _, _ in }
    }
}
