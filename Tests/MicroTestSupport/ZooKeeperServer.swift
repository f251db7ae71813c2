import Foundation
package import MicroKit

/// A ZooKeeper of one server that a test runs.
package struct ZooKeeperServer: Sendable {
    /// `127.0.0.1:port`
    package let address: String
    /// The server's process.
    package let process: ServerProcess

    /// Runs a server while `body` does.
    /// - Parameters:
    ///   - startsAtOnce: Whether it answers when `body` begins; else ``start()`` starts it.
    ///   - tick: The server's unit of time in milliseconds. It lets sessions live for 2 to 20 of them, and looks for
    ///     expired ones after each.
    ///   - settings: Further lines of its configuration.
    ///   - body: Gets the server.
    /// - Returns: What `body` returns.
    /// - Throws: ``PeerProcess/Failure`` when the server can't be started, and what `body` throws.
    package static func running<Result>(
        startsAtOnce: Bool = true,
        tick: Int = 2000,
        settings: [String] = [],
        _ body: (ZooKeeperServer) async throws -> Result
    ) async throws -> Result {
        let port = FreePort.take()
        return try await ServerProcess.running(
            .zookeeper,
            readiness: "Using config",
            startsAtOnce: startsAtOnce,
            arguments: { folder in
                let lines = [
                    "tickTime=\(tick)", "dataDir=\(folder)/data", "clientPort=\(port)", "clientPortAddress=127.0.0.1",
                    "admin.enableServer=false", "maxClientCnxns=0",
                ]
                let path = "\(folder)/zoo.cfg"
                try ((lines + settings).joined(separator: "\n") + "\n").write(
                    toFile: path,
                    atomically: true,
                    encoding: .utf8
                )
                return ["start-foreground", path]
            }
        ) { process in
            let server = ZooKeeperServer(address: "127.0.0.1:\(port)", process: process)
            if startsAtOnce { try await server.untilServing() }
            return try await body(server)
        }
    }

    /// A registry of this server.
    package func registry(_ change: (inout ZooKeeperRegistry.Configuration) -> Void = { _ in }) throws
        -> ZooKeeperRegistry
    {
        var configuration = ZooKeeperRegistry.Configuration(addresses: [address])
        // A busy machine may take its time.
        configuration.timeout = .seconds(30)
        change(&configuration)
        return try ZooKeeperRegistry(configuration)
    }

    /// Starts it, or starts it again, and waits until it answers.
    package func start() async throws {
        try await process.start()
        try await untilServing()
    }

    /// Waits until it opens sessions, since its log says nothing of that.
    private func untilServing() async throws {
        while true {
            // A server that is just starting may take a connection and say nothing on it, ever.
            let registry = try registry { $0.timeout = .seconds(3) }
            let result: Result<[String], any Error>
            do { result = .success(try await registry.list()) } catch { result = .failure(error) }
            await registry.close()
            switch result {
            case .success: return
            case .failure(let error as MicroError) where error.code == .registryUnavailable:
                try await pause(until: .now + .milliseconds(50))
            case .failure(let error): throw error
            }
        }
    }
}
