public import Logging
package import NIOCore
import NIOPosix
import Synchronization

/// Services whose places are in the DNS, as SRV records (RFC 2782): go-micro's dns selector (go-micro
/// `client/selector/dns/dns.go`), Kubernetes, Consul and others.
///
/// A service `greeter` is looked for as `_greeter._tcp.` and the domain, as go-micro does, and as `greeter.` and the
/// domain; the first that has records counts. A name that ends in a dot is taken as it is.
///
/// The DNS tells where a service is and nothing else: no version, no endpoints, no protocol. `priority` and `weight` of a
/// node's record are in its metadata. Answers count for as long as they say themselves.
public final class DNSRegistry: ReadOnlyRegistry {
    /// Where services are looked for.
    public struct Configuration: Sendable {
        /// Name servers, each an IP address, with a port if it is not 53. None stands for those of the system, which
        /// `/etc/resolv.conf` names.
        public var servers: [String]
        /// What stands behind the names of services; `local` for go-micro. Empty stands for the domains that the system
        /// searches.
        public var domain: String
        /// The most time that a look-up takes, all servers and attempts together. Must be above zero.
        public var timeout: Duration
        /// Told of answers that are too long to be used.
        public var logger: Logger

        /// The system's name servers, `local`, 5 s.
        public init(
            servers: [String] = [],
            domain: String = "local",
            timeout: Duration = .seconds(5),
            logger: Logger = Logger(label: "micro.registry")
        ) {
            self.servers = servers
            self.domain = domain
            self.timeout = timeout
            self.logger = logger
        }
    }

    /// `dns`.
    public let name = "dns"
    package let insteadOfRegistering = "add an SRV record to the zone, or use a registry that services register in"
    private let configuration: Configuration
    private let resolver: DNSResolver
    private let watches: RegistryWatches
    private let isClosed = Mutex(false)

    /// Makes a registry on the process's shared event loops. Nothing is opened before it is asked.
    /// - Throws: ``MicroError`` `invalidArgument` for an address or a domain that is none, or a time that is not above
    ///   zero.
    public convenience init(_ configuration: Configuration = Configuration()) throws {
        try self.init(configuration, group: MultiThreadedEventLoopGroup.singleton)
    }

    /// Makes a registry on one loop of `group`. Nothing is opened before it is asked.
    /// - Parameters:
    ///   - configuration: Where services are looked for.
    ///   - group: Loops of NIOPosix.
    ///   - systemFile: Where the system's name servers are written.
    /// - Throws: As ``init(_:)``.
    package init(
        _ configuration: Configuration = Configuration(),
        group: any EventLoopGroup,
        systemFile: String = "/etc/resolv.conf"
    ) throws {
        guard DNSServiceNames(domain: configuration.domain) != nil else {
            throw MicroError(.invalidArgument, "\"\(configuration.domain)\" can't be a domain of the DNS")
        }
        guard configuration.timeout > .zero else {
            throw MicroError(.invalidArgument, "the time for a look-up in the DNS must be above zero")
        }
        let servers = try ResolverConfiguration.servers(configuration.servers)
        self.configuration = configuration
        resolver = DNSResolver(loop: group.next()) {
            let file = try? StampedFile(reading: systemFile, limit: 65_536)
            var settings = ResolverConfiguration(parsing: String(decoding: file?.bytes ?? [], as: UTF8.self))
            if !servers.isEmpty { settings.servers = servers }
            return settings
        }
        watches = RegistryWatches(of: "the dns registry", logger: configuration.logger)
    }

    /// Refused, since records are made by whoever runs the zone: ``MicroError`` `invalidArgument`.
    public func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try checkOpen()
        throw refusal(service, toBe: "registered")
    }

    /// Refused, since records are made by whoever runs the zone: ``MicroError`` `invalidArgument`.
    public func deregister(_ service: ServiceRecord) async throws {
        try checkOpen()
        throw refusal(service, toBe: "deregistered")
    }

    /// The nodes that the SRV records of a service name, in one record without version and endpoints.
    public func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        try await find(name).records
    }

    /// The services that the domain lists at `_services._dns-sd._udp` (RFC 6763 9), which most domains do not.
    /// - Throws: ``MicroError`` `registryUnavailable` also when there is no list.
    public func list() async throws -> [String] {
        try await listing().names
    }

    /// What changes, asked for whenever the answer's time is over; all services only where the domain lists them.
    public func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        try checkOpen()
        return try await watches.open { [self] tell in
            while true {
                var expiry: ContinuousClock.Instant?
                var names = [name].compactMap(\.self)
                if name == nil { (names, expiry) = try await listing() }
                var records: [ServiceRecord] = []
                for name in names {
                    let found = try await find(name, isStrict: true)
                    records += found.records
                    expiry = min(expiry ?? found.expiry, found.expiry)
                }
                try await tell(.all(records))
                // What is not there has no time, and what says zero is not to be asked for all the time.
                let next = records.isEmpty ? ContinuousClock.now + .seconds(5) : expiry ?? .now
                try await pause(until: min(max(next, .now + .seconds(1)), .now + .seconds(60)))
            }
        }
    }

    /// Ends watches.
    public func close() async {
        isClosed.withLock { $0 = true }
        watches.close()
    }

    // MARK: Asking

    /// The domains to look in, with what is known of each.
    private func domains() throws -> [DNSServiceNames] {
        guard configuration.domain.isEmpty else {
            return [DNSServiceNames(domain: configuration.domain)].compactMap(\.self)
        }
        let search = resolver.configuration.search.compactMap(DNSServiceNames.init(domain:))
        return search.isEmpty ? [DNSServiceNames(domain: "")].compactMap(\.self) : search
    }

    /// All names that a service may have, asked for at once; the first that has nodes counts.
    private func find(
        _ name: String,
        isStrict: Bool = false
    ) async throws -> (records: [ServiceRecord], expiry: ContinuousClock.Instant) {
        try checkOpen()
        var seen: Set<DNSName> = []
        let candidates = try domains().flatMap { $0.candidates(name) }.filter { seen.insert($0).inserted }
        let lookup = DNSServiceLookup(
            resolver: resolver,
            deadline: .now + configuration.timeout,
            isStrict: isStrict
        )
        let results = try await each(candidates) { try await lookup.nodes(of: $0) }
        for result in results {
            guard case .success(let found) = result, !found.nodes.isEmpty else { continue }
            if found.omitted > 0 {
                configuration.logger.warning(
                    "the DNS names more nodes than are used",
                    metadata: ["service": "\(name)", "omitted": "\(found.omitted)"]
                )
            }
            return ([ServiceRecord(name: name, nodes: found.nodes)], found.expiry)
        }
        // Whether there are none is only known when everyone has said so.
        for result in results { _ = try result.get() }
        return ([], .now)
    }

    private func listing() async throws -> (names: [String], expiry: ContinuousClock.Instant) {
        try checkOpen()
        let deadline = ContinuousClock.now + configuration.timeout
        let domains = try domains()
        let results = try await each(domains) { [resolver] names in
            guard let listing = names.listing else { return (names: [String](), expiry: ContinuousClock.now) }
            let kept = try await resolver.find(.ptr, of: listing, until: deadline)
            let entries = kept.answer.records.compactMap { record in
                if case .ptr(let entry) = record.data { names.service(listed: entry) } else { nil }
            }
            return (names: entries, expiry: kept.expiry)
        }
        let found = try results.map { try $0.get() }.filter { !$0.names.isEmpty }
        guard let expiry = found.map(\.expiry).min() else { throw noListing(domains) }
        return (Set(found.flatMap(\.names)).sorted(), expiry)
    }

    private func noListing(_ domains: [DNSServiceNames]) -> MicroError {
        let names = domains.map { "\($0.domain)" }.joined(separator: ", ")
        return MicroError(
            .registryUnavailable,
            "the DNS does not tell which services there are in \(names): there is no list at _services._dns-sd._udp",
            phase: .discovery,
            hint: "ask for a service by its name, or look whether the domain is right",
            cause: ServiceListMissing()
        )
    }

    /// Asks about several at once.
    /// - Returns: What came of each, in order.
    /// - Throws: ``MicroError`` `cancelled`.
    private func each<Subject: Sendable, Answer: Sendable>(
        _ subjects: [Subject],
        _ ask: @escaping @Sendable (Subject) async throws -> Answer
    ) async throws -> [Result<Answer, any Error>] {
        let results = await withTaskGroup(of: (Int, Result<Answer, any Error>).self) { group in
            for (place, subject) in subjects.enumerated() {
                group.addTask { (place, await Result.catching { try await ask(subject) }) }
            }
            var results: [(Int, Result<Answer, any Error>)] = []
            for await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
        guard !Task.isCancelled else {
            throw MicroError(.cancelled, "asking name servers was cancelled", phase: .discovery)
        }
        return results
    }

    private func checkOpen() throws {
        guard !isClosed.withLock({ $0 }) else {
            throw MicroError(.registryUnavailable, "the dns registry has been closed", phase: .discovery)
        }
    }
}

/// The cause when a registry that answers does not tell which services there are.
package struct ServiceListMissing: Error {}
