public import Logging
package import NIOCore
import NIOPosix

/// go-micro's registry in etcd, over its v3 API (go-micro `registry/etcd/etcd.go`, v1 to v6).
///
/// Each node is a key `/micro/registry/<service>/<node id>` whose value is the service's JSON with that node alone, under a
/// lease of the registration's time. Slashes in names and ids become dashes in keys: ``list()``, which reads keys alone,
/// tells such names with dashes, and ``get(_:extent:)-(String,_)`` finds them by either.
///
/// Services of micro v3, whose keys have a domain before the service, are found too; see ``Configuration/domains``. They
/// are never registered so.
///
/// A registration that is renewed writes nothing as long as it stands as it was written. One that expired, that somebody
/// deleted or wrote over, or that a server lost with all its data, is written again.
public final class EtcdRegistry: NodeRecordSource {
    /// Where etcd is and how to speak to it.
    public struct Configuration: Sendable {
        /// The servers of the cluster as `host:port`, the port 2379 where none is given. They are tried in turn,
        /// beginning with the one that answered last. None stands for 127.0.0.1:2379.
        public var addresses: [String]
        /// Who asks; nil for a cluster that asks nobody who he is.
        public var credentials: Credentials?
        /// How connections are secured; nil for plaintext.
        public var tls: ClientTLS?
        /// How long one request may take, all servers together. Must be above zero.
        public var timeout: Duration
        /// The domains of micro v3 whose services are found, in addition to those of go-micro.
        public var domains: [String]
        /// Told of records that are passed over, and of watches that are lost and there again.
        public var logger: Logger

        /// One server on this machine, in plaintext and without a user; 5 s for a request, and the domain `micro`, the
        /// one that micro v3 uses unless it is told otherwise.
        public init(
            addresses: [String] = [],
            credentials: Credentials? = nil,
            tls: ClientTLS? = nil,
            timeout: Duration = .seconds(5),
            domains: [String] = ["micro"],
            logger: Logger = Logger(label: "micro.registry.etcd") { _ in SwiftLogNoOpLogHandler() }
        ) {
            self.addresses = addresses
            self.credentials = credentials
            self.tls = tls
            self.timeout = timeout
            self.domains = domains
            self.logger = logger
        }
    }

    /// A user of etcd.
    public struct Credentials: Sendable, Hashable {
        /// The user's name.
        public var user: String
        /// The user's password; it is sent to the servers as it is, so that it is safe over TLS alone.
        public var password: String

        /// Makes credentials.
        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// `etcd`.
    public let name = "etcd"
    private let keys: EtcdKeys
    private let records: EtcdRecords
    private let client: EtcdClient
    private let registrar: EtcdRegistrar
    private let watches: RegistryWatches

    /// Makes a registry on the process's shared event loops. Nothing is opened before it is needed.
    /// - Throws: ``MicroError`` `invalidArgument` for an address that is none, a time that is not above zero, a domain that
    ///   can't be one, or a file of the TLS settings that can't be used.
    public convenience init(_ configuration: Configuration = Configuration()) throws {
        try self.init(configuration, group: MultiThreadedEventLoopGroup.singleton)
    }

    /// Makes a registry on given event loops; see ``init(_:)``.
    /// - Parameters:
    ///   - configuration: Where etcd is and how to speak to it.
    ///   - group: Loops of NIOPosix.
    ///   - keepAlive: When a server that falls silent while it is listened to is given up.
    /// - Throws: As ``init(_:)``.
    package init(
        _ configuration: Configuration = Configuration(),
        group: any EventLoopGroup,
        keepAlive: GRPCKeepAlive = EtcdRegistry.keepAlive
    ) throws {
        guard configuration.timeout > .zero else {
            throw MicroError(.invalidArgument, "the time for a request to etcd must be above zero")
        }
        if let domain = configuration.domains.first(where: { $0.isEmpty || $0.utf8.contains(UInt8(ascii: "/")) }) {
            throw MicroError(.invalidArgument, "\"\(domain)\" can't be a domain of micro v3")
        }
        let addresses = try Self.addresses(configuration.addresses)
        let caller = try GRPCCaller(
            transport: HTTPTransport(
                group: group,
                limits: TransportLimits(messageSize: Self.largestReply),
                tls: TransportTLS(client: configuration.tls)
            ),
            limit: 1,
            connectionAge: .seconds(24 * 3600),
            keepAlive: keepAlive
        )
        keys = EtcdKeys(domains: configuration.domains)
        records = EtcdRecords(keys: keys, logger: configuration.logger)
        client = EtcdClient(
            addresses: addresses,
            timeout: configuration.timeout,
            caller: caller,
            login: EtcdLogin(configuration.credentials)
        )
        registrar = EtcdRegistrar(client: client)
        watches = RegistryWatches(
            of: "etcd at \(addresses.joined(separator: ","))",
            logger: configuration.logger
        )
    }

    /// etcd limits what it is sent, and not what it sends. Pages that are larger are asked for in smaller ones.
    private static let largestReply = 64 << 20

    /// A server that is gone without a word is noticed within half a minute. etcd allows a PING every five seconds
    /// (`--grpc-keepalive-min-time`).
    package static let keepAlive = GRPCKeepAlive(interval: .seconds(8), timeout: .seconds(8))

    private static func addresses(_ texts: [String]) throws -> [String] {
        let addresses = try texts.filter { !$0.isEmpty }.map { text in
            // As in go-micro: a host alone, which an IPv6 address is only in brackets.
            let hasPort = text.hasSuffix("]") ? false : text.utf8.contains(UInt8(ascii: ":"))
            return try HostPort(dialling: hasPort ? text : "\(text):2379").description
        }
        var seen: Set<String> = []
        return addresses.isEmpty ? ["127.0.0.1:2379"] : addresses.filter { seen.insert($0).inserted }
    }

    /// Writes the nodes that do not stand there as they should, and renews the leases of the others; see ``Registry``. The
    /// time is rounded up to whole seconds, and etcd has a least one of about two.
    /// - Throws: ``MicroError`` `invalidRecord`, also for a record that is larger than etcd takes, `registryUnavailable`,
    ///   `accessDenied`, `untrusted`, `certificateRefused`, `cancelled`.
    public func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try service.validateForRegistration()
        for node in service.nodes {
            var single = service
            single.nodes = [node]
            try await asking { [single] in try await registrar.register(single, node: node, ttl: ttl) }
        }
    }

    /// Deletes the keys of the nodes, whoever wrote them.
    public func deregister(_ service: ServiceRecord) async throws {
        for node in service.nodes where !service.name.isEmpty && !node.id.isEmpty {
            try await asking { try await registrar.deregister(service: service.name, node: node.id) }
        }
    }

    /// Reads the service's keys. The answer is one server's own, as in go-micro, and may be a little behind the others'.
    public func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        try await nodeRecords(of: name).merged()
    }

    /// Each node's own record; see ``NodeRecordSource``.
    package func nodeRecords(of name: String) async throws -> [ServiceRecord] {
        let found = try await withThrowingTaskGroup(of: (Int, [ServiceRecord]).self) { group in
            for (index, range) in keys.ranges(of: name).enumerated() {
                group.addTask { (index, try await self.records(range, isExtra: index > 0)) }
            }
            return try await group.reduce(into: [Int: [ServiceRecord]]()) { $0[$1.0] = $1.1 }
        }
        let all = found.sorted { $0.key < $1.key }.flatMap(\.value)
            // A service may be called like a domain, under which there are others.
            .filter { EtcdKeys.safe($0.name) == EtcdKeys.safe(name) }
        // Names that differ in slashes and dashes share their keys.
        let exact = all.filter { $0.name == name }
        return exact.isEmpty ? all : exact
    }

    /// A user may well be allowed to read nothing but go-micro's keys.
    private func records(_ range: EtcdKeyRange, isExtra: Bool) async throws -> [ServiceRecord] {
        do {
            var found: [ServiceRecord] = []
            _ = try await asking {
                try await EtcdReader(client: client)
                    .read(range, begin: { found = [] }, take: { found += $0.compactMap(records.record) })
            }
            return found
        } catch let error as MicroError where isExtra && error.code == .accessDenied {
            return []
        }
    }

    /// Asks for some of the names at a time, or for everything where they are many.
    public func get(_ names: [String], extent: LookupExtent) async throws -> [ServiceRecord] {
        if names.count > 100, let found = try await everything(names) { return found }
        var waiting = Set(names).sorted()[...]
        let found = try await withThrowingTaskGroup(of: [ServiceRecord].self) { group in
            func ask(_ count: Int) {
                for name in waiting.prefix(count) { group.addTask { try await self.get(name, extent: extent) } }
                waiting = waiting.dropFirst(count)
            }
            ask(32)
            var found: [ServiceRecord] = []
            for try await records in group {
                found += records
                ask(1)
            }
            return found
        }
        return found.sorted { ($0.name, $0.version) < ($1.name, $1.version) }
    }

    /// Reads all that there is, and keeps what has one of the names.
    /// - Returns: nil for a user who may not read everything.
    private func everything(_ names: [String]) async throws -> [ServiceRecord]? {
        let wanted = Set(names.map(EtcdKeys.safe))
        var found: [ServiceRecord] = []
        do {
            _ = try await asking {
                try await EtcdReader(client: client).read(
                    EtcdKeys.all,
                    begin: { found = [] },
                    take: { pairs in
                        let own = pairs.filter { pair in
                            keys.place(pair.key).map { wanted.contains($0.service) } ?? false
                        }
                        found += own.compactMap(records.record)
                    }
                )
            }
        } catch let error as MicroError where error.code == .accessDenied {
            return nil
        }
        return found.merged()
    }

    /// Reads keys without their values; what stands under them may still be no record.
    public func list() async throws -> [String] {
        var names: Set<String> = []
        var last: String?
        _ = try await asking {
            try await EtcdReader(client: client).read(
                EtcdKeys.all,
                keysOnly: true,
                begin: { (names, last) = ([], nil) },
                take: { pairs in
                    for pair in pairs {
                        guard let service = keys.place(pair.key)?.service, service != last else { continue }
                        names.insert(service)
                        last = service
                    }
                }
            )
        }
        return names.sorted()
    }

    /// Follows the keys from their revision on. After a loss it goes on where it was; what has been compacted away by
    /// then, or lost by the server, shows as the difference.
    public func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        let ranges = name.map { keys.ranges(of: $0) } ?? [EtcdKeys.all]
        guard !ranges.isEmpty else {
            throw MicroError(.invalidArgument, "\"\(name ?? "")\" can't be the name of a service")
        }
        let own = name.map(records.only) ?? records
        let follower = EtcdFollower(ranges, client: client, records: own)
        return try await watches.open { tell in
            try await self.asking { try await follower.follow(tell) }
        }
    }

    /// Ends watches and connections. What was registered stays until its time is over, as with go-micro; deregister what
    /// is to go at once.
    public func close() async {
        watches.close()
        await client.close()
    }

    /// Words for what etcd refuses for a reason of its own.
    private func asking<Result>(_ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch let error as ServiceError {
            let text = "etcd refuses the request: \(error.detail.prefix(200)) (\(error.status))"
            throw MicroError(.registryUnavailable, text, phase: .discovery, cause: error)
        }
    }
}
