import Synchronization

/// Calls services in whatever protocol each of their nodes speaks: mucp, gRPC or plain HTTP (go-micro
/// `client/rpc_client.go`, `client/grpc`).
///
/// A node of a registry tells its protocol in its metadata. One that tells none, and one that is called by its address,
/// is tried with mucp and, when it turns out to be a gRPC server, with gRPC; what it speaks is remembered.
///
/// A call is sent a second time only when the first can't have been executed, or when ``CallOptions/retryOn`` allows
/// it. A kept connection that turns out closed before anything was handed to it is replaced by a new one without
/// counting as an attempt. One that breaks later is an error, since the service may be at work already.
///
/// Calls and streams are measured with the metrics factory that was bootstrapped when the client was made, and traced
/// with the instrument that is bootstrapped; see <doc:Observability>. A client needs no ``close()`` at the end of the
/// program: it owns no threads, and idle connections close with their last reference.
public final class ServiceClient: Client {
    let registry: (any Registry)?
    /// The same registry, if its answers are remembered.
    let answers: CachedRegistry?
    let selector: any NodeSelector
    /// The protocol to call every node with; nil to choose for each.
    let wanted: RPCProtocol?
    /// Turns bodies into what a node takes; nil to send all as they are.
    let transcoder: (any BodyTranscoder)?
    private let mucp: MucpCaller
    private let http: HTTPCaller
    private let grpc: GRPCCaller
    private let telemetry: ClientTelemetry
    /// What nodes that advertise nothing have turned out to speak, by address.
    private let spoken = Mutex<[String: RPCProtocol]>([:])

    /// Makes a client.
    /// - Parameters:
    ///   - registry: Where nodes are found; nil when every call gives addresses.
    ///   - transport: How to reach those that speak mucp. An ``HTTPTransport``'s limits and TLS settings count for the
    ///     others too.
    ///   - selector: In which order to try them.
    ///   - protocol: What to call every node with, whatever it advertises; nil to choose for each. Nodes that advertise
    ///     it are preferred.
    ///   - idleLimit: The most idle connections to keep for one address and content type; 0 keeps none.
    ///   - connectionAge: How long after its creation a connection may begin another call.
    ///   - lookupAge: How long the registry's answers count, so that not every call waits for it; zero to ask each time.
    ///     When none of the nodes that are remembered can be reached or is one that the call may go to, the registry is
    ///     asked again at once.
    public convenience init(
        registry: (any Registry)?,
        transport: any Transport = HTTPTransport(),
        selector: any NodeSelector = RandomSelector(),
        protocol: RPCProtocol? = nil,
        idleLimit: Int = 100,
        connectionAge: Duration = .seconds(60),
        lookupAge: Duration = .seconds(10)
    ) {
        self.init(
            registry: registry,
            transport: transport,
            selector: selector,
            protocol: `protocol`,
            transcoder: nil,
            idleLimit: idleLimit,
            connectionAge: connectionAge,
            lookupAge: lookupAge
        )
    }

    /// Makes a client that turns bodies into what each node takes.
    package init(
        registry: (any Registry)?,
        transport: any Transport,
        selector: any NodeSelector,
        protocol: RPCProtocol?,
        transcoder: (any BodyTranscoder)?,
        idleLimit: Int,
        connectionAge: Duration = .seconds(60),
        lookupAge: Duration
    ) {
        answers = lookupAge > .zero ? registry.map { CachedRegistry($0, for: lookupAge) } : nil
        self.registry = answers ?? registry
        self.selector = selector
        wanted = `protocol`
        self.transcoder = transcoder
        func pool() -> ConnectionPool { ConnectionPool(limit: max(0, idleLimit), maximumAge: connectionAge) }
        let ours = transport as? HTTPTransport ?? HTTPTransport()
        http = HTTPCaller(transport: ours, pool: pool())
        grpc = GRPCCaller(transport: ours, limit: max(1, idleLimit), connectionAge: connectionAge)
        // Any other transport is what the caller wants, whatever nodes advertise.
        let tunnel = transport is HTTPTransport ? GRPCTransportClient(caller: grpc, limits: ours.limits) : nil
        mucp = MucpCaller(transport: transport, grpcTransport: tunnel, pool: pool())
        self.telemetry = ClientTelemetry(factory: bootstrappedMetricsFactory())
    }

    /// Makes a call as ``Client`` says.
    public func call(
        _ request: CallRequest,
        options: CallOptions,
        observer: (@Sendable (InvocationEvent) -> Void)?
    ) async throws -> CallReply {
        if telemetry.isIdle { return try await invoke(request, options, observer) }
        return try await observe(request, options, observer)
    }

    @inline(never)
    private func observe(
        _ request: CallRequest,
        _ options: CallOptions,
        _ observer: InvocationObserver?
    ) async throws -> CallReply {
        try await telemetry.observe(request.service, request.endpoint, request.metadata, observer) {
            var request = request
            request.metadata = $0
            return try await invoke(request, options, $1)
        }
    }

    private func invoke(
        _ request: CallRequest,
        _ options: CallOptions,
        _ observer: InvocationObserver?
    ) async throws -> CallReply {
        var invocation = Invocation(client: self, request: request, options: options, observer: observer)
        do {
            let reply = try await invocation.run()
            observer?(.finished(invocation.trace.spans))
            return reply
        } catch {
            let told = invocation.told(error)
            observer?(.finished(invocation.trace.spans))
            throw told
        }
    }

    /// Opens a stream as ``Client`` says.
    public func withStream<Result: Sendable>(
        _ request: StreamRequest,
        options: CallOptions,
        observer: (@Sendable (InvocationEvent) -> Void)?,
        _ body: (ClientStream) async throws -> Result
    ) async throws -> Result {
        try await telemetry.observe(request.service, request.endpoint, request.metadata, observer) {
            var request = request
            request.metadata = $0
            return try await run(request, options, $1, body)
        }
    }

    private func run<Result: Sendable>(
        _ request: StreamRequest,
        _ options: CallOptions,
        _ observer: InvocationObserver?,
        _ body: (ClientStream) async throws -> Result
    ) async throws -> Result {
        let stream = try await open(request, options, observer)
        do {
            let result = try await body(stream.stream)
            await stream.close()
            return result
        } catch {
            await stream.close()
            throw error
        }
    }

    private func open(
        _ request: StreamRequest,
        _ options: CallOptions,
        _ observer: (@Sendable (InvocationEvent) -> Void)?
    ) async throws -> OpenStream {
        var options = options
        options.retryOn = []
        let opening = CallRequest(
            service: request.service,
            endpoint: request.endpoint,
            contentType: request.contentType,
            metadata: request.metadata,
            body: []
        )
        var invocation = Invocation(client: self, request: opening, options: options, observer: observer)
        do {
            let stream = try await invocation.open()
            observer?(.finished(invocation.trace.spans))
            return stream
        } catch {
            let told = invocation.told(error)
            observer?(.finished(invocation.trace.spans))
            throw told
        }
    }

    /// Finds the node and writes the message of a call. A node of unknown protocol is not asked what it speaks.
    public func prepare(_ request: CallRequest, options: CallOptions) async throws -> PreparedCall {
        var invocation = Invocation(client: self, request: request, options: options, observer: nil)
        do {
            return try await invocation.prepare()
        } catch {
            throw invocation.told(error)
        }
    }

    /// Closes idle connections.
    public func close() async {
        await mucp.close()
        await http.close()
        await grpc.close()
    }

    // MARK: Reflection

    /// What a gRPC node says of itself; see ``ReflectionSource``.
    /// - Parameters:
    ///   - node: Whom to ask.
    ///   - options: Times for each question; addresses and filter are not used.
    /// - Returns: A source that asks when it is asked, over connections of this client.
    package func reflection(at node: Node, options: CallOptions) -> ReflectionSource {
        var options = options
        options.addresses = []
        options.filter = NodeFilter()
        options.node = node
        return ReflectionSource(at: node.address) { [options] path in
            let request = StreamRequest(service: "", endpoint: path, contentType: ContentType.protobuf.rawValue)
            let deadline = ContinuousClock.now + options.timeout
            return ReflectionStream(try await self.open(request, options, nil).limited(to: deadline))
        }
    }

    // MARK: Protocols

    /// What calls nodes over a protocol.
    func caller(_ name: RPCProtocol) -> any NodeCaller {
        switch name {
        case .mucp: mucp
        case .grpc: grpc
        case .http: http
        }
    }

    /// What a node that advertises nothing has turned out to speak.
    func remembered(_ address: String) -> RPCProtocol? {
        spoken.withLock { $0[address] }
    }

    /// Notes what a node speaks that advertises nothing.
    func remember(_ name: RPCProtocol, of address: String) {
        spoken.withLock { spoken in
            // A client that goes through very many addresses asks again rather than growing without end.
            if spoken.count >= 10_000 { spoken = [:] }
            spoken[address] = name
        }
    }
}
