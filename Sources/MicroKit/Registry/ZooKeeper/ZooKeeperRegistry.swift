public import Logging
package import NIOCore
import NIOPosix

/// go-micro's registry in ZooKeeper (go-plugins `registry/zookeeper`), for ZooKeeper 3.4 and later.
///
/// Each node is a znode `/micro-registry/SERVICE/NODE` that anybody may change, as go-micro's are. One that is registered
/// for a time is *ephemeral*: it goes with this registry's session, and so within that time when the process is
/// killed; servers keep sessions for 4 to 40 seconds unless they are told otherwise. go-micro has no such znodes, so
/// that what was registered by a process of it which crashed stays until somebody deregisters it, and so does what is
/// registered here without a time, also when this registry is closed.
///
/// A session finds another server when its own is lost, and its znodes stay. When it expires meanwhile,
/// ``register(_:ttl:)`` brings back what it is called for.
public final class ZooKeeperRegistry: NodeRecordSource {
    /// Which servers to ask, and how.
    public struct Configuration: Sendable {
        /// The servers of one ZooKeeper, each `host:port` or a host alone for port 2181; tried in turn.
        public var addresses: [String]
        /// The user of ZooKeeper's scheme `digest`; nil for none.
        public var username: String?
        /// The user's password.
        public var password: String?
        /// How to speak TLS to the servers; nil for plaintext.
        public var tls: ClientTLS?
        /// How long a server may take to let this side in, and to go on answering.
        public var timeout: Duration
        /// Told of lost watches, of records that can't be read and of times that the server does not keep.
        public var logger: Logger

        /// `127.0.0.1:2181`, nobody in particular, plaintext, 5 seconds, no log.
        public init(
            addresses: [String] = ["127.0.0.1:2181"],
            username: String? = nil,
            password: String? = nil,
            tls: ClientTLS? = nil,
            timeout: Duration = .seconds(5),
            logger: Logger = Logger(label: "micro.registry.zookeeper") { _ in SwiftLogNoOpLogHandler() }
        ) {
            self.addresses = addresses
            self.username = username
            self.password = password
            self.tls = tls
            self.timeout = timeout
            self.logger = logger
        }
    }

    /// `zookeeper`
    public let name = "zookeeper"
    /// How long the session of a watch outlives its connection: a lost one is noticed within two thirds of it.
    private static let watchTime = Duration.seconds(24)
    /// The same for look-ups, whose session is given up when nobody asks for a third of it.
    private static let askingTime = Duration.seconds(6)

    private let logger: Logger
    private let sessions: ZooKeeperSessions
    private let watches: RegistryWatches
    private let warnings: ZooKeeperWarnings

    /// Makes a registry on the process's shared event loops. Nothing is opened before it is needed.
    /// - Throws: ``MicroError`` `invalidArgument` for an address that is none, a user that ZooKeeper can't have, a time
    ///   that is not above zero and a file of TLS that can't be used.
    public convenience init(_ configuration: Configuration = Configuration()) throws {
        try self.init(configuration, group: MultiThreadedEventLoopGroup.singleton)
    }

    /// Makes a registry on one loop of `group`. Nothing is opened before it is needed, and nothing blocks the loop.
    /// - Parameters:
    ///   - configuration: Which servers to ask, and how.
    ///   - group: Loops of NIOPosix.
    /// - Throws: ``MicroError`` `invalidArgument`, as ``init(_:)``.
    package init(_ configuration: Configuration = Configuration(), group: any EventLoopGroup) throws {
        let settings = try ZooKeeperSettings(configuration, sessionTimeout: Self.askingTime)
        let tls = try configuration.tls.map { try TLSClient($0, protocols: []) }
        logger = configuration.logger
        sessions = ZooKeeperSessions(settings, tls: tls, loop: group.next())
        watches = RegistryWatches(of: settings.text, logger: logger)
        warnings = ZooKeeperWarnings(logger)
    }

    /// Makes the record's znodes what they should be, whatever is there; see ``Registry/register(_:ttl:)``. What is as it
    /// should be is only read.
    /// - Throws: ``MicroError`` `invalidRecord`, also for names that no znode can have and records of more than about
    ///   a megabyte; `registryUnavailable`, `accessDenied`, those of TLS.
    public func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        let registration = try ZooKeeperRegistration(service)
        let paths = registration.znodes.map(\.path)
        guard let ttl else {
            try await registration.carryOut(on: try sessions.asking(), isEphemeral: false)
            return await sessions.release(paths)
        }
        let client = try sessions.holder(of: paths, ttl: ttl)
        try await registration.carryOut(on: client, isEphemeral: true)
        await sessions.release(paths, except: ttl)
        await checkTime(ttl, of: client)
    }

    private func checkTime(_ ttl: Duration, of client: ZooKeeperClient) async {
        let time = await client.sessionTimeout
        guard time > ttl, await client.isFirstNotice() else { return }
        logger.notice(
            "nodes of a killed process stay longer than asked for",
            metadata: ["ttl": "\(ttl)", "session": "\(time)", "registry": "\(client.settings.text)"]
        )
    }

    /// Deletes the record's znodes; see ``Registry/deregister(_:)``. The service's own znode stays, as go-micro leaves it.
    public func deregister(_ service: ServiceRecord) async throws {
        // What no znode can hold can't have been registered.
        let paths = service.nodes.compactMap { ZooKeeperPaths.node($0.id, of: service.name) }
        let client = try sessions.any(of: paths)
        _ = try await client.perform(paths.map { .delete($0) }) { index, reply in
            guard let code = reply.failure, code != .noNode else { return }
            throw client.settings.refused(code, paths[index])
        }
        await sessions.release(paths)
    }

    /// Reads the service's znodes; the extent makes no difference. See ``Registry/get(_:extent:)-(String,_)``.
    public func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        try await nodeRecords(of: name).merged()
    }

    /// Each node's own record; see ``NodeRecordSource``.
    package func nodeRecords(of name: String) async throws -> [ServiceRecord] {
        try await reading().nodes(of: name)
    }

    /// Reads the znodes of all services; see ``Registry/list()``.
    public func list() async throws -> [String] {
        try await reading().names().sorted()
    }

    private func reading() throws -> ZooKeeperReading {
        ZooKeeperReading(client: try sessions.asking(), warnings: warnings)
    }

    /// Follows znodes by ZooKeeper's watches, over a session of its own; see ``Registry/watch(_:)``.
    public func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        _ = try sessions.asking()
        return try await watches.open { [sessions, warnings] tell in
            let client = sessions.make(sessionTimeout: Self.watchTime)
            do {
                try await ZooKeeperFollowing(client: client, warnings: warnings, name: name).run(tell)
            } catch {
                await client.close()
                throw error
            }
        }
    }

    /// Ends the sessions, and with them what was registered for a time.
    public func close() async {
        watches.close()
        await sessions.close()
    }
}

extension ZooKeeperSettings {
    /// Reads what was configured.
    fileprivate init(_ configuration: ZooKeeperRegistry.Configuration, sessionTimeout: Duration) throws {
        guard !configuration.addresses.isEmpty else {
            throw MicroError(.invalidArgument, "ZooKeeper needs an address")
        }
        guard configuration.timeout > .zero else {
            throw MicroError(.invalidArgument, "the time for an answer of ZooKeeper must be above zero")
        }
        self.init(
            addresses: try configuration.addresses.map(Self.address),
            sessionTimeout: sessionTimeout,
            timeout: configuration.timeout,
            credentials: try Self.credentials(configuration),
            isKept: false
        )
    }

    /// `host:port` of what may lack its port.
    private static func address(_ text: String) throws -> String {
        let hasPort = text.utf8.contains(UInt8(ascii: ":")) && !text.hasSuffix("]")
        return try HostPort(dialling: hasPort ? text : "\(text):2181").description
    }

    private static func credentials(_ configuration: ZooKeeperRegistry.Configuration) throws -> ZooKeeperCredentials? {
        guard let user = configuration.username else {
            guard configuration.password == nil else {
                throw MicroError(.invalidArgument, "a password for ZooKeeper is of no use without a user")
            }
            return nil
        }
        guard !user.isEmpty, !user.utf8.contains(UInt8(ascii: ":")) else {
            throw MicroError(.invalidArgument, "\"\(user)\" can't be a user of ZooKeeper", hint: "no name has a colon")
        }
        return ZooKeeperCredentials(user: user, password: configuration.password ?? "")
    }
}
