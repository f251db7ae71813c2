import Logging
import MicroTestSupport
import NIOPosix

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@testable import MicroKit

/// A nats-server on 127.0.0.1.
struct NATSTestServer {
    let process: ServerProcess
    /// `127.0.0.1:port`
    let address: String

    /// Runs one while `body` does.
    /// - Parameters:
    ///   - settings: More lines for its configuration file.
    ///   - port: Where it listens.
    ///   - startsAtOnce: Whether it is ready when `body` begins.
    ///   - body: Gets the server.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, and when the server can't be started.
    static func running<Result>(
        _ settings: String = "",
        port: Int = FreePort.take(),
        startsAtOnce: Bool = true,
        _ body: (NATSTestServer) async throws -> Result
    ) async throws -> Result {
        try await ServerProcess.running(
            .natsServer,
            readiness: "Server is ready",
            startsAtOnce: startsAtOnce,
            arguments: { folder in
                let path = "\(folder)/nats.conf"
                let text = "listen: \"127.0.0.1:\(port)\"\n\(settings)\n"
                try Data(text.utf8).write(to: URL(filePath: path))
                return ["-c", path]
            },
            { try await body(NATSTestServer(process: $0, address: "127.0.0.1:\(port)")) }
        )
    }

    /// TLS with the certificates of the fixtures.
    static func tls(verify: Bool = false) -> String {
        """
        tls {
          cert_file: "\(TLSFixture.path("server"))"
          key_file: "\(TLSFixture.path("server-key"))"
          ca_file: "\(TLSFixture.path("authority"))"
          verify: \(verify)
        }
        """
    }

    /// A client of it that logs nothing.
    func client(
        _ credentials: NATSCredentials = .none,
        tls: ClientTLS? = nil,
        servers: [String]? = nil,
        timeout: Duration = .seconds(20),
        keepAlive: Duration = .seconds(9)
    ) throws -> NATSClient {
        try NATSClient(
            NATSConfiguration(
                servers: servers ?? [address],
                credentials: credentials,
                tls: tls,
                timeout: timeout,
                keepAlive: keepAlive,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            ),
            group: MultiThreadedEventLoopGroup.singleton
        )
    }

    /// A registry on it.
    func registry(
        addresses: [String]? = nil,
        _ credentials: NATSCredentials = .none,
        discovery: Duration = .seconds(20),
        refresh: Duration = .seconds(30),
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) throws -> NATSRegistry {
        try NATSRegistry(
            .init(
                addresses: addresses ?? [address],
                credentials: credentials,
                discoveryTimeout: discovery,
                timeout: .seconds(60),
                refreshInterval: refresh,
                logger: logger
            )
        )
    }
}

extension NATSClient {
    /// Connects and closes, and tells the code and the words of a failure.
    func failure() async -> (code: MicroError.Code, message: String)? {
        do {
            try await connect()
            await close()
            return nil
        } catch {
            await close()
            return (error as? MicroError).map { ($0.code, $0.message) }
        }
    }
}
