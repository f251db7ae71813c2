import Synchronization

/// Calls services over mucp, go-micro's own RPC protocol (go-micro `client/rpc_client.go`).
///
/// Nodes that name no protocol are called with the framing of before 2019. Connections are kept after a reply and
/// closed after everything else, a service's error included, as go-micro's own client does.
///
/// A call is sent a second time only when the first can't have been executed, or when ``CallOptions/retryOn`` allows
/// it. A kept connection that turns out closed before anything was handed to it is replaced by a new one without
/// counting as an attempt. One that breaks later is an error, since the service may be at work already.
///
/// Calls and streams are measured with the metrics factory that was bootstrapped when the client was made, and traced
/// with the instrument that is bootstrapped; see <doc:Observability>. A client needs no ``close()`` at the end of the
/// program: it owns no threads, and idle connections close with their last reference.
public final class MucpClient: Client {
    let registry: (any Registry)?
    /// The same registry, if its answers are remembered.
    let answers: CachedRegistry?
    let transport: any Transport
    let selector: any NodeSelector
    let pool: ConnectionPool
    private let telemetry: ClientTelemetry
    private let sequence = Atomic<UInt64>(0)

    /// Makes a client.
    /// - Parameters:
    ///   - registry: Where nodes are found; nil when every call gives addresses.
    ///   - transport: How to reach them.
    ///   - selector: In which order to try them.
    ///   - idleLimit: The most idle connections to keep for one address and content type; 0 keeps none.
    ///   - connectionAge: How long after its creation a connection may begin another call.
    ///   - lookupAge: How long the registry's answers count, so that not every call waits for it; zero to ask each time.
    ///     When none of the nodes that are remembered can be reached or is one that the call may go to, the registry is
    ///     asked again at once.
    public init(
        registry: (any Registry)?,
        transport: any Transport = HTTPTransport(),
        selector: any NodeSelector = RandomSelector(),
        idleLimit: Int = 100,
        connectionAge: Duration = .seconds(60),
        lookupAge: Duration = .seconds(10)
    ) {
        answers = lookupAge > .zero ? registry.map { CachedRegistry($0, age: lookupAge) } : nil
        self.registry = answers ?? registry
        self.transport = transport
        self.selector = selector
        self.pool = ConnectionPool(limit: max(0, idleLimit), maximumAge: connectionAge)
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
        var invocation = MucpInvocation(client: self, request: request, options: options, observer: observer)
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
    ) async throws -> MucpClientStream {
        var options = options
        options.retryOn = []
        let opening = CallRequest(
            service: request.service,
            endpoint: request.endpoint,
            contentType: request.contentType,
            metadata: request.metadata,
            body: []
        )
        var invocation = MucpInvocation(client: self, request: opening, options: options, observer: observer)
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

    /// Finds the node and writes the message of a call; its `Micro-Id` is the one the next call would get.
    public func prepare(_ request: CallRequest, options: CallOptions) async throws -> PreparedCall {
        var invocation = MucpInvocation(client: self, request: request, options: options, observer: nil)
        do {
            return try await invocation.prepare(id: sequence.load(ordering: .relaxed))
        } catch {
            throw invocation.told(error)
        }
    }

    /// Closes idle connections.
    public func close() async {
        await pool.drain()
    }

    /// The next `Micro-Id`: from 0, one more with each message.
    func nextID() -> UInt64 {
        sequence.wrappingAdd(1, ordering: .relaxed).oldValue
    }
}
