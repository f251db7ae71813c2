package import NIOCore
import NIOPosix

/// go-micro's default registry: services announce themselves and answer by multicast DNS, without any server.
///
/// It speaks with go-micro of v1.18 and later (`registry/mdns_registry.go`, `util/mdns`). Nodes live as
/// long as their process answers, and a process that crashed just stops. Metadata of a service, as opposed to that of
/// a node, is not carried.
///
/// A node with an address on 127.0.0.1 is answered for on all interfaces as it is; nobody but this host can use it.
public final class MDNSRegistry: NodeRecordSource {
    /// Where and how long to look.
    public struct Configuration: Sendable, Hashable {
        /// Interfaces to use, each by its name or an address of it. None stands for all that can do multicast, and
        /// for the loopback interface in any case.
        public var interfaces: [String]
        /// The DNS domain, `micro` unless services were told otherwise. Domains do not see each other.
        public var domain: String
        /// The most time that a look-up takes. Most end much earlier; one for a service that is not there takes it
        /// all. Must be above zero.
        public var discoveryTimeout: Duration

        /// All interfaces, `micro`, 500 ms.
        public init(
            interfaces: [String] = [],
            domain: String = "micro",
            discoveryTimeout: Duration = .milliseconds(500)
        ) {
            self.interfaces = interfaces
            self.domain = domain
            self.discoveryTimeout = discoveryTimeout
        }
    }

    /// `mdns`.
    public let name = "mdns"
    private let configuration: Configuration
    private let names: MDNSNames
    private let host: DNSName
    private let loop: any EventLoop
    private let responder: MDNSResponder

    /// Makes a registry on the process's shared event loops. Nothing is opened before it is needed.
    /// - Throws: ``MicroError`` `invalidArgument` for a domain that is none, or a time that is not above zero.
    public convenience init(_ configuration: Configuration = Configuration()) throws {
        try self.init(configuration, group: MultiThreadedEventLoopGroup.singleton)
    }

    /// Makes a registry on one loop of `group`. Nothing is opened before it is needed, and nothing blocks the loop.
    /// - Parameters:
    ///   - configuration: Where and how long to look.
    ///   - group: Loops of NIOPosix.
    /// - Throws: ``MicroError`` `invalidArgument` for a domain that is none, or a time that is not above zero.
    package init(_ configuration: Configuration = Configuration(), group: any EventLoopGroup) throws {
        guard let names = MDNSNames(domain: configuration.domain), let fallback = DNSName(dotted: "localhost") else {
            throw MicroError(.invalidArgument, "\"\(configuration.domain)\" can't be an mDNS domain")
        }
        guard configuration.discoveryTimeout > .zero else {
            throw MicroError(.invalidArgument, "the time for discovery must be above zero")
        }
        self.configuration = configuration
        self.names = names
        host = SystemTexts.hostName.flatMap { DNSName(dotted: $0) } ?? fallback
        loop = group.next()
        responder = MDNSResponder(names: names, interfaces: configuration.interfaces, loop: loop)
    }

    /// Answers for the record's nodes from now on; probing and announcing go on for four seconds. `ttl` has no meaning.
    /// - Throws: ``MicroError`` `invalidRecord`, also for an address that is no IP literal with a port, a name that DNS
    ///   can't hold and a record that no datagram holds; `registryUnavailable`.
    public func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try service.validateForRegistration()
        var zones: [MDNSZones.Key: (node: MDNSZone, listing: MDNSZone)] = [:]
        for node in service.nodes {
            let zone = try MDNSZone(node, of: service, names: names, host: host)
            guard let listing = MDNSZone.listing(service.name, names: names, host: host) else {
                throw MicroError(.invalidRecord, "\(service.name) is too long a name for mDNS")
            }
            zones[.init(service: service.name, node: node.id)] = (zone, listing)
        }
        try await responder.register(zones)
    }

    /// Stops answering and says goodbye. For a node of another process that is a goodbye alone: whoever watches hears
    /// that it is gone, which helps when that process was killed, but one that still runs goes on answering.
    public func deregister(_ service: ServiceRecord) async throws {
        var strangers: [MDNSZones.Key: MDNSZone] = [:]
        for node in service.nodes {
            // What can't be announced can't have been.
            let zone = try? MDNSZone(node, of: service, names: names, host: host)
            strangers[.init(service: service.name, node: node.id)] = zone
        }
        let keys = service.nodes.map { MDNSZones.Key(service: service.name, node: $0.id) }
        try await responder.deregister(keys, strangers: strangers)
    }

    /// Asks on all interfaces at once; see ``Registry/get(_:extent:)-(String,_)``.
    public func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        // A name that DNS can't hold is one that nobody can have registered.
        guard let browse = names.browse(name) else { return [] }
        return try await find(.nodes(name), browse, extent).findings.services
    }

    /// Asks on all interfaces and for all names at once; see ``Registry``. A name that nobody has is
    /// asked for twice where somebody has another one, which takes an eighth of a second.
    public func get(_ names: [String], extent: LookupExtent) async throws -> [ServiceRecord] {
        let findings = Set(names).sorted().compactMap { name in
            self.names.browse(name).map { MDNSFindings(.nodes(name), browse: $0) }
        }
        guard let first = findings.first else { return [] }
        return try await find(first, Array(findings.dropFirst()), extent).all.flatMap(\.services)
    }

    /// Asks on all interfaces at once; see ``Registry/list()``.
    public func list() async throws -> [String] {
        try await find(.names, names.listing, .complete).findings.names
    }

    /// What each node says of itself.
    package func nodeRecords(of name: String) async throws -> [ServiceRecord] {
        guard let browse = names.browse(name) else { return [] }
        return try await find(.nodes(name), browse, .complete).findings.nodeRecords
    }

    /// What is announced from now on, by others and by this registry. Records without a version are not told.
    public func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        try await responder.watch(name)
    }

    /// Says goodbye for all nodes and closes the sockets. Must be called, as open sockets keep the registry alive.
    public func close() async {
        await responder.close()
    }

    /// What the responder received and did not use. Look-ups count for themselves.
    package var counters: MDNSCounters {
        get async { await responder.counters }
    }

    /// One look-up with its own sockets.
    func find(_ subject: MDNSFindings.Subject, _ browse: DNSName, _ extent: LookupExtent) async throws -> MDNSLookup {
        try await find(MDNSFindings(subject, browse: browse), [], extent)
    }

    private func find(
        _ findings: MDNSFindings,
        _ others: [MDNSFindings],
        _ extent: LookupExtent
    ) async throws -> MDNSLookup {
        try await responder.checkOpen()
        let interfaces = try MDNSInterface.choose(configuration.interfaces, from: MDNSDevice.all())
        let timing = MDNSTiming(limit: configuration.discoveryTimeout)
        let lookup = MDNSLookup(
            findings,
            others,
            extent: extent,
            timing: timing,
            id: .random(in: 1...UInt16.max)
        )
        return try await MDNSLookupSession(lookup, loop: loop).run(on: interfaces)
    }
}
