public import Logging
package import NIOCore
import NIOPosix
import Synchronization

/// Services that find each other through a NATS server (go-micro `registry/nats/nats.go`).
///
/// The server keeps nothing. Whoever looks for a service asks all, and every process answers for its own nodes, so that a
/// process that is killed is gone at once. The registries of go-micro's core from v5.8 on and those of its older plugins
/// ask under different subjects and hear nothing of each other; this one asks, answers and tells under both.
///
/// A look-up ends when nobody has answered for a moment, of some milliseconds where a node is enough; at once where the
/// server says that nobody listens. One for a service that nobody has takes all of
/// ``Configuration/discoveryTimeout`` where somebody listens.
///
/// A watch hears of everything that is told. A process that is killed tells nothing, and it is missed when the watch asks
/// again, every ``Configuration/refreshInterval`` or after the connection was lost: twice, before it counts as gone.
public final class NATSRegistry: NodeRecordSource {
    /// Where the servers are and how to deal with them.
    public struct Configuration: Sendable {
        /// The servers, tried in turn: `host`, `host:port`, `nats://user:password@host:port`, or `tls://` for one that is
        /// spoken to through TLS alone. None is 127.0.0.1:4222. Others of their cluster are learned of from them.
        public var addresses: [String]
        /// What to prove with that this process may connect.
        public var credentials: NATSCredentials
        /// How to speak TLS, always when this is given; nil speaks it, with full verification, where a server wants it.
        public var tls: ClientTLS?
        /// How long a look-up waits for a first answer. Must be above zero.
        public var discoveryTimeout: Duration
        /// The most time for one request, connecting included. Must be above zero.
        public var timeout: Duration
        /// How often a watch asks who is still there. Must be above zero.
        public var refreshInterval: Duration
        /// Told of answers that are passed over and of connections that are lost.
        public var logger: Logger

        /// One server on this host, no credentials, 500 ms for a first answer, 5 s for a request, 30 s between questions
        /// of a watch.
        public init(
            addresses: [String] = [],
            credentials: NATSCredentials = .none,
            tls: ClientTLS? = nil,
            discoveryTimeout: Duration = .milliseconds(500),
            timeout: Duration = .seconds(5),
            refreshInterval: Duration = .seconds(30),
            logger: Logger = Logger(label: "micro.registry")
        ) {
            self.addresses = addresses
            self.credentials = credentials
            self.tls = tls
            self.discoveryTimeout = discoveryTimeout
            self.timeout = timeout
            self.refreshInterval = refreshInterval
            self.logger = logger
        }
    }

    /// `nats`.
    public let name = "nats"
    private let configuration: Configuration
    private let client: NATSClient
    private let responder: NATSResponder
    private let watches: RegistryWatches
    private let isClosed = Atomic(false)
    /// The names whose answers have been warned of.
    private let warned = Mutex(Set<String>())

    /// Makes a registry on the process's shared event loops. Nothing is opened before it is needed.
    /// - Throws: ``MicroError`` `invalidArgument` for an address that is none, or a time that is not above zero.
    public convenience init(_ configuration: Configuration = Configuration()) throws {
        try self.init(configuration, group: MultiThreadedEventLoopGroup.singleton)
    }

    /// Makes a registry on one loop of `group`. Nothing is opened before it is needed.
    /// - Parameters:
    ///   - configuration: Where the servers are and how to deal with them.
    ///   - group: Loops of NIOPosix.
    /// - Throws: ``MicroError`` `invalidArgument` for an address that is none, or a time that is not above zero.
    package init(_ configuration: Configuration = Configuration(), group: any EventLoopGroup) throws {
        let times = [configuration.discoveryTimeout, configuration.timeout, configuration.refreshInterval]
        guard times.allSatisfy({ $0 > .zero }) else {
            throw MicroError(.invalidArgument, "the times of the nats registry must be above zero")
        }
        self.configuration = configuration
        client = try NATSClient(
            NATSConfiguration(
                servers: configuration.addresses,
                credentials: configuration.credentials,
                tls: configuration.tls,
                timeout: configuration.timeout,
                logger: configuration.logger
            ),
            group: group
        )
        responder = NATSResponder(client: client, logger: configuration.logger)
        watches = RegistryWatches(of: "the nats registry", logger: configuration.logger)
    }

    /// Answers for the nodes from now on, for as long as the registry lives, and tells that they are there. It goes on by
    /// itself when a server has been away. Nodes whose `ttl` has passed are not answered for any more.
    /// - Throws: ``MicroError`` `invalidRecord`, also for a record that no message holds; `registryUnavailable`,
    ///   `accessDenied`, `untrusted`, `certificateRefused`, `invalidArgument` for files that can't be used, `cancelled`.
    public func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try service.validateForRegistration()
        try await asking { try await responder.register(service, ttl: ttl) }
    }

    /// Answers for the nodes no longer and tells that they are gone. For a node of another process it just tells so,
    /// which helps when that was killed.
    public func deregister(_ service: ServiceRecord) async throws {
        try await asking { try await responder.deregister(service) }
    }

    /// Asks all at once; see ``Registry/get(_:extent:)-(String,_)``.
    public func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        try await get([name], extent: extent)
    }

    /// Each node's own record; see ``NodeRecordSource``.
    package func nodeRecords(of name: String) async throws -> [ServiceRecord] {
        guard !name.isEmpty else { return [] }
        return try await look(.services([name]), .complete, timing).records
    }

    /// Asks all for all names at once; see ``Registry``.
    public func get(_ names: [String], extent: LookupExtent) async throws -> [ServiceRecord] {
        let names = Set(names).subtracting([""]).sorted()
        return try await look(.services(names), extent, timing).services
    }

    /// Asks all at once; see ``Registry/list()``.
    public func list() async throws -> [String] {
        try await look(.names, .complete, timing).names.sorted()
    }

    /// Changes from now on; see ``Registry/watch(_:)``. What was missed while no server could be reached is told when one
    /// can be.
    public func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        guard !isClosed.load(ordering: .acquiring) else { throw NATSRegistryFailure.closed }
        let watching = NATSWatching(
            client: client,
            name: name,
            interval: configuration.refreshInterval,
            logger: configuration.logger
        ) { [self] question, isPatient in
            var timing = timing
            if isPatient { timing.complete = timing.first...timing.first }
            return try await look(question, .complete, timing).services
        }
        return try await watches.open { tell in
            do {
                try await watching.follow(tell)
            } catch {
                throw NATSRegistryFailure.of(error)
            }
        }
    }

    /// Tells that the nodes of this process are gone, ends all watches and closes the connection. Must be called, as
    /// registrations and watches keep the registry alive.
    public func close() async {
        guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        watches.close()
        await responder.close()
        await client.close()
    }

    // MARK: Asking

    private var timing: NATSTiming { NATSTiming(first: configuration.discoveryTimeout, limit: configuration.timeout) }

    private func look(
        _ question: NATSLookup.Question,
        _ extent: LookupExtent,
        _ timing: NATSTiming
    ) async throws -> NATSLookup {
        let lookup = try await asking {
            do {
                return try await attempt(question, extent, timing)
            } catch let error as MicroError where error.code == .connectionLost {
                // A server that was restarted since is noticed only by asking, and asking twice does no harm.
                return try await attempt(question, extent, timing)
            }
        }
        warn(lookup.passedOver)
        return lookup
    }

    private func attempt(
        _ question: NATSLookup.Question,
        _ extent: LookupExtent,
        _ timing: NATSTiming
    ) async throws -> NATSLookup {
        let lookup = NATSLookup(question, extent: extent, timing: timing)
        guard !lookup.isFinished else { return lookup }
        try await client.connect()
        return try await NATSLookupSession(lookup, client: client).run()
    }

    /// Tells the client's failures as those of a registry.
    private func asking<Result>(_ work: () async throws -> Result) async throws -> Result {
        guard !isClosed.load(ordering: .acquiring) else { throw NATSRegistryFailure.closed }
        do {
            return try await work()
        } catch {
            throw isClosed.load(ordering: .acquiring) ? NATSRegistryFailure.closed : NATSRegistryFailure.of(error)
        }
    }

    /// Warns once of each name.
    private func warn(_ passedOver: [String: String]) {
        for (name, reason) in passedOver.sorted(by: { $0.key < $1.key }) {
            let isNew = warned.withLock { $0.count < 1000 && $0.insert(name).inserted }
            guard isNew else { continue }
            configuration.logger.warning(
                "an answer in the nats registry is passed over",
                metadata: ["service": "\(name)", "error": "\(reason)"]
            )
        }
    }
}
