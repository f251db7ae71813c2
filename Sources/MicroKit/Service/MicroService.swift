public import Logging
public import ServiceLifecycle
public import SwiftProtobuf
import UnixSignals

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A service that answers go-micro clients of every generation: endpoints, a listener, and an entry in a registry.
///
/// ```swift
/// var service = MicroService(name: "greeter")
/// service.handle("Say.Hello") { (request: HelloRequest, context) in
///     HelloReply(msg: "Hello \(request.name)")
/// }
/// try await service.runUntilSignal()
/// ```
///
/// Handlers run on the event loop of the caller's connection. What one does without suspending holds up the other
/// connections of that loop, so work that blocks or computes for long belongs elsewhere; see <doc:WritingAService>. A
/// handler's task is cancelled when the caller's time is over, when the caller goes away, and when the service has been
/// stopped and ``drainTime`` has passed.
public struct MicroService: Service {
    /// The name that clients ask the registry for.
    public let name: String
    /// The version; clients may choose among several.
    public var version = "latest"
    /// Where to listen, `host:port`; an empty host is every interface, port 0 picks one.
    public var address = ":0"
    /// The address to register in place of the one listened on, `host:port` or a host. Empty to find one: of an
    /// address that stands for every interface a private IP address of this host (go-micro `util/addr/addr.go`).
    public var advertise = ""
    /// Unique name of this instance. The default is `<name>-<random UUID>`.
    public var id: String
    /// Metadata of the node. The keys of ``Node/MetadataKey`` are overwritten.
    public var metadata: [String: String] = [:]
    /// Where the service is registered; nil is what the environment names (`MICRO_REGISTRY` and so on, see
    /// ``RegistrySettings``), mDNS on all interfaces where it names nothing, which ``run()`` then opens and closes.
    public var registry: (any Registry)?
    /// What carries messages to the service's subscribers; nil is the HTTP broker, on the service's registry, host and
    /// advertised host, which ``run()`` then makes and closes if there are subscribers.
    public var broker: (any Broker)?
    /// What the service listens with.
    public var transport: any Transport
    /// What the service can be called with, all on one port; none but mucp on a transport other than ``HTTPTransport``.
    public var protocols = Set(RPCProtocol.allCases)
    /// How it speaks gRPC, if it does.
    public var grpc = GRPCServerOptions()
    /// How long a registration lasts; go-micro's own is 60 s.
    public var registerTTL = Duration.seconds(60)
    /// How often the registration is renewed; go-micro's own is 30 s. Below ``registerTTL``.
    public var registerInterval = Duration.seconds(30)
    /// How long calls may go on after the service was told to stop.
    public var drainTime = Duration.seconds(10)
    /// Told of the service's life, and of handlers that fail.
    public var logger: Logger
    /// Called once clients can find the service, with its record and in it the address.
    public var onReady: (@Sendable (ServiceRecord) -> Void)?

    var endpoints = EndpointTable()
    var subscribers = SubscriberTable()
    var middleware: [ServerMiddleware] = []

    /// Makes a service without endpoints.
    public init(name: String, registry: (any Registry)? = nil, transport: any Transport = HTTPTransport()) {
        self.name = name
        self.registry = registry
        self.transport = transport
        id = "\(name)-\(UUID().uuidString.lowercased())"
        logger = Logger(label: "micro.\(name)")
    }
}

// MARK: Endpoints

extension MicroService {
    /// Answers calls of an endpoint with a function on `Codable` values; callers must use JSON.
    /// - Parameters:
    ///   - endpoint: `Type.Method`. ``run()`` throws when it is anything else. A name given twice counts once, the last.
    ///   - handler: May throw a ``ServiceError`` to reply just that; other errors are replied as code 500.
    public mutating func handle<Request: Decodable & Sendable, Reply: Encodable & Sendable>(
        _ endpoint: String,
        _ handler: @escaping @Sendable (Request, RequestContext) async throws -> Reply
    ) {
        endpoints.set(endpoint, CodableHandler(endpoint, handler))
    }

    /// Answers calls of an endpoint with a function on protobuf messages; callers may use protobuf and JSON.
    /// - Parameters:
    ///   - endpoint: `Type.Method`. ``run()`` throws when it is anything else. A name given twice counts once, the last.
    ///   - handler: May throw a ``ServiceError`` to reply just that; other errors are replied as code 500.
    public mutating func handle<Request: SwiftProtobuf.Message, Reply: SwiftProtobuf.Message>(
        _ endpoint: String,
        _ handler: @escaping @Sendable (Request, RequestContext) async throws -> Reply
    ) {
        endpoints.set(endpoint, ProtobufHandler(endpoint, handler))
    }

    /// Answers calls of an endpoint with a function on JSON documents of any shape.
    /// - Parameters:
    ///   - endpoint: As above.
    ///   - request: The request's shape for the registry, if there is one to tell.
    ///   - response: The reply's shape.
    ///   - handler: As above.
    public mutating func handle(
        _ endpoint: String,
        request: Value? = nil,
        response: Value? = nil,
        _ handler: @escaping @Sendable (JSONValue, RequestContext) async throws -> JSONValue
    ) {
        endpoints.set(endpoint, JSONHandler(name: endpoint, request: request, response: response, answer: handler))
    }

    /// Answers calls of an endpoint with a function on bytes, in whatever encoding the caller uses; see
    /// ``RequestContext/contentType``. The reply must be in the same one.
    /// - Parameters:
    ///   - endpoint: As above.
    ///   - request: The request's shape for the registry, if there is one to tell.
    ///   - response: The reply's shape.
    ///   - handler: As above.
    public mutating func handleBytes(
        _ endpoint: String,
        request: Value? = nil,
        response: Value? = nil,
        _ handler: @escaping @Sendable ([UInt8], RequestContext) async throws -> [UInt8]
    ) {
        endpoints.set(endpoint, BytesHandler(request: request, response: response, answer: handler))
    }

    /// Answers calls of an endpoint with a handler of one's own.
    public mutating func handle(_ endpoint: String, with handler: any EndpointHandler) {
        endpoints.set(endpoint, handler)
    }
}

// MARK: Life

extension MicroService {
    /// Runs the service until SIGTERM or SIGINT arrives; then as ``run()`` when its task is told to shut down.
    public func runUntilSignal() async throws {
        try await ServiceGroup(services: [self], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger).run()
    }

    /// Listens, registers, subscribes, and serves until a graceful shutdown or a cancellation.
    ///
    /// Then it deregisters first, so that clients turn to other nodes, lets messages and calls in progress end for at
    /// most ``drainTime``, and closes. A subscription that ends before takes the service with it. A registration is
    /// tried three times. Renewals that fail are logged and tried again. A registry that does not answer is waited for
    /// without end at the start and for 5 s at the stop. To run twice at once, a service needs another ``id`` for the
    /// second time, or the first to stop takes both from the registry.
    /// - Throws: ``MicroError`` `invalidArgument` (an endpoint's name, a topic, a time, an environment variable),
    ///   `unreachable` (the address can't be bound), `invalidRecord`, `registryUnavailable`.
    public func run() async throws {
        try validate()
        var endpoints = endpoints
        let statistics = ServerStatistics()
        endpoints.addDebugHandlers(statistics)
        let telemetry = ServerTelemetry(
            service: name,
            endpoints: endpoints.names,
            topics: subscribers.topics,
            factory: bootstrappedMetricsFactory(),
            instrument: .current
        )
        var running = self
        running.subscribers = subscribers.wrapped(in: middleware, service: name, telemetry: telemetry)
        let runner = RequestRunner(
            name: name,
            endpoints: endpoints,
            middleware: middleware,
            statistics: statistics,
            telemetry: telemetry,
            logger: logger
        )
        let mucp = MucpServer(runner: runner, subscribers: running.subscribers, logger: logger)
        let server = ServiceFrontEnd(
            http1: HTTP1FrontEnd(
                mucp: mucp,
                http: PlainHTTPServer(runner: runner),
                protocols: protocols,
                service: name
            ),
            grpc: try GRPCServer(runner: runner, options: grpc, protocols: protocols)
        )
        try await running.serve(server)
    }

    private func serve(_ server: ServiceFrontEnd) async throws {
        if let registry { return try await serve(server, registry) }
        let settings = try RegistrySettings(environment: ProcessInfo.processInfo.environment)
        let registry = try settings.makeRegistry(logger: logger)
        do {
            try await serve(server, registry)
        } catch {
            await registry.close()
            throw error
        }
        await registry.close()
    }

    // Where a task that may have been cancelled goes in good order, which takes a few more messages, it does so in a
    // task of its own and waits for that at once.

    private func serve(_ server: ServiceFrontEnd, _ registry: any Registry) async throws {
        let listener = try await server.listen(address, by: transport)
        let record = record(listeningOn: listener.address, in: registry)
        let registration = Registration(record: record, registry: registry, ttl: registerTTL, logger: logger)
        do {
            try await cancelWhenGracefulShutdown { try await registration.begin() }
        } catch {
            // Who is told to stop while a registry keeps it waiting has not failed.
            let isStopping = Task.isCancelled || Task.isShuttingDownGracefully
            if isStopping { await Task { await registration.end() }.value }
            await close(listener)
            if !isStopping { throw error }
            return
        }
        logger.info("serving", metadata: ["service": "\(name)", "id": "\(id)", "address": "\(listener.address)"])
        try await cancelWhenGracefulShutdown { try await live(registration, registry, listener) }
    }

    /// Renews the registration and runs the subscriptions until the task is cancelled, then deregisters and closes. Calls
    /// and messages in progress end in the same time.
    private func live(
        _ registration: Registration,
        _ registry: any Registry,
        _ listener: any TransportListener
    ) async throws {
        try await subscribed(in: registry, onReady: { onReady?(registration.record) }) {
            await registration.renew(every: registerInterval)
            logger.info("stopping", metadata: ["service": "\(name)", "id": "\(id)"])
            await Task { await registration.end() }.value
            await close(listener)
        }
    }

    private func validate() throws {
        try endpoints.validate()
        try subscribers.validate()
        guard !protocols.isEmpty, protocols.contains(.mucp) || transport is HTTPTransport else {
            let text = "a service on the transport \(transport.name) needs mucp among its protocols"
            throw MicroError(.invalidArgument, protocols.isEmpty ? "a service needs a protocol" : text)
        }
        guard grpc.concurrentStreams > 0 else {
            throw MicroError(.invalidArgument, "the number of concurrent gRPC streams must be above zero")
        }
        guard registerInterval > .zero, registerTTL > .zero else {
            throw MicroError(.invalidArgument, "the times of a registration must be above zero")
        }
    }

    /// Lets calls in progress end.
    private func close(_ listener: any TransportListener) async {
        await Task { [drainTime] in await listener.close(grace: drainTime) }.value
    }

    private func record(listeningOn bound: String, in registry: any Registry) -> ServiceRecord {
        var nodeMetadata = metadata
        nodeMetadata[Node.MetadataKey.transport] = protocols.nodeTransport(over: transport.name)
        // Without subscribers the default's name stands here, as in go-micro.
        nodeMetadata[Node.MetadataKey.broker] = broker?.name ?? "http"
        nodeMetadata[Node.MetadataKey.server] = protocols.advertised.rawValue
        nodeMetadata[Node.MetadataKey.protocol] = protocols.advertised.rawValue
        nodeMetadata[Node.MetadataKey.registry] = registry.name
        let interfaces = AdvertisedAddress.interfaces()
        let address = AdvertisedAddress.choose(wish: advertise, bound: bound, interfaces: interfaces)
        return ServiceRecord(
            name: name,
            version: version,
            endpoints: endpoints.records + subscribers.records,
            nodes: [Node(id: id, address: address, metadata: nodeMetadata)]
        )
    }
}
