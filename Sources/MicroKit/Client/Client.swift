/// Calls services by name: go-micro's `client.Client`, on encoded bodies.
public protocol Client: Sendable {
    /// Finds the service, sends one request and returns the reply.
    ///
    /// One deadline holds for the whole call: discovery, connecting, writing and waiting share it. Attempts are
    /// repeated as ``CallOptions/retries`` and ``CallOptions/retryOn`` say, on the next node where there is one.
    /// - Parameters:
    ///   - request: What to ask, and whom.
    ///   - options: How.
    ///   - observer: Told of each step as it happens, on the calling task.
    /// - Returns: The reply of the node that answered.
    /// - Throws: ``ServiceError`` when the service replied an error, ``MicroError`` for everything else; its phase
    ///   and spans say where the time went.
    func call(
        _ request: CallRequest,
        options: CallOptions,
        observer: (@Sendable (InvocationEvent) -> Void)?
    ) async throws -> CallReply

    /// What ``call(_:options:observer:)`` would send and to whom, with nothing sent.
    /// - Throws: ``MicroError`` as for a call.
    func prepare(_ request: CallRequest, options: CallOptions) async throws -> PreparedCall

    /// Opens a stream on a connection of its own, hands it to `body`, and closes it when that returns or throws.
    ///
    /// Finding the service, connecting and opening share the deadline of ``CallOptions/timeout``; the stream itself has
    /// none. Another node is tried only as long as nothing has been sent.
    /// - Parameters:
    ///   - request: What to ask, and whom.
    ///   - options: How. ``CallOptions/retryOn`` counts for nothing, since no stream is begun twice.
    ///   - observer: Told of each step until the stream is open, and of its end, on the calling task.
    ///   - body: What to do with the stream.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws; before that ``MicroError`` as for a call.
    func withStream<Result: Sendable>(
        _ request: StreamRequest,
        options: CallOptions,
        observer: (@Sendable (InvocationEvent) -> Void)?,
        _ body: (ClientStream) async throws -> Result
    ) async throws -> Result

    /// Closes idle connections. Further calls open new ones.
    func close() async
}

/// One request to a service.
public struct CallRequest: Sendable, Hashable {
    /// Name of the service.
    public var service: String
    /// `Type.Method`.
    public var endpoint: String
    /// How the body is encoded; see ``ContentType``.
    public var contentType: String
    /// Headers for the handler. Names of the protocol's own (`Micro-*`, `Content-Type`, `Timeout`) are overwritten.
    public var metadata: Metadata
    /// The encoded request.
    public var body: [UInt8]

    /// Makes a request.
    public init(
        service: String,
        endpoint: String,
        contentType: String = ContentType.json.rawValue,
        metadata: Metadata = [:],
        body: [UInt8]
    ) {
        self.service = service
        self.endpoint = endpoint
        self.contentType = contentType
        self.metadata = metadata
        self.body = body
    }
}

/// What a service replied.
public struct CallReply: Sendable, Hashable {
    /// The reply's headers. go-micro repeats the request's among them.
    public var headers: Metadata
    /// How the body is encoded.
    public var contentType: String
    /// The reply's body, taken out of its envelope for content types that have one.
    public var body: [UInt8]
    /// The node that answered.
    public var node: Node

    /// Makes a reply.
    public init(headers: Metadata, contentType: String, body: [UInt8], node: Node) {
        self.headers = headers
        self.contentType = contentType
        self.body = body
        self.node = node
    }
}

/// A call as it would go out.
public struct PreparedCall: Sendable, Hashable {
    /// The node that would be tried first.
    public var node: Node
    /// The message that it would get.
    public var message: TransportMessage
    /// The body as the caller has written it, where the message's was made of it in another form; nil otherwise.
    package var source: [UInt8]?

    /// Makes a prepared call, for clients of one's own.
    public init(node: Node, message: TransportMessage) {
        self.node = node
        self.message = message
    }
}

/// How a call is to be made.
public struct CallOptions: Sendable, Hashable {
    /// For the whole call with all its attempts. Must be above zero.
    public var timeout: Duration
    /// For opening one connection, within `timeout`.
    public var connectTimeout: Duration
    /// How many further attempts may follow the first one.
    public var retries: Int
    /// After which failures to try again. Whatever is chosen, a failure to connect is always tried again, since the
    /// request can't have been executed then.
    public var retryOn: Set<RetryCondition>
    /// Addresses to call instead of asking the registry, tried in this order.
    public var addresses: [String]
    /// Which nodes may be asked.
    public var filter: NodeFilter
    /// The one node to call, known already; the registry isn't asked then.
    package var node: Node?

    /// 5 s for the call, 2 s for each connection, one retry and that only after a failure to connect.
    public init(
        timeout: Duration = .seconds(5),
        connectTimeout: Duration = .seconds(2),
        retries: Int = 1,
        retryOn: Set<RetryCondition> = [],
        addresses: [String] = [],
        filter: NodeFilter = NodeFilter()
    ) {
        self.timeout = timeout
        self.connectTimeout = connectTimeout
        self.retries = retries
        self.retryOn = retryOn
        self.addresses = addresses
        self.filter = filter
    }
}

/// A failure after which a request may be sent again although it may have been executed.
public enum RetryCondition: String, Sendable, CaseIterable {
    /// The connection broke before the reply was complete.
    case connectionLost = "connection-lost"
    /// The service answered 408.
    case timeout
    /// The service answered 5xx, go-micro v1's habit.
    case serverError = "server-error"
}

/// Watches an invocation.
typealias InvocationObserver = @Sendable (InvocationEvent) -> Void

/// A step of an invocation, told to whoever watches: the printer of `-v`, a benchmark, a test.
public enum InvocationEvent: Sendable {
    /// The registry is being asked.
    case resolving(service: String, registry: String)
    /// The registry answered: what passed the filter, and how long it took.
    case resolved([ServiceRecord], Duration)
    /// This node is tried next.
    case selected(Node)
    /// The messages of the endpoint are described, so that bodies are turned into protobuf: what describes them, such as
    /// `greeter.proto` or `reflection (v1)`, and how long it took to find out.
    case described(by: String, Duration)
    /// A connection stands; `reused` when it came from the pool.
    case connected(Node, Duration, reused: Bool)
    /// The request has been handed to the operating system.
    case sent(TransportMessage, Duration)
    /// The reply is complete.
    case received(TransportMessage, Duration)
    /// An attempt failed and another follows after the given pause.
    case retrying(after: any Error, pause: Duration)
    /// The invocation ended, well or not; spans of all attempts together.
    case finished([PhaseSpan])
}
