import Synchronization

/// One call from discovery to reply, or the opening of one stream.
struct MucpInvocation {
    private let client: MucpClient
    private let request: CallRequest
    private let options: CallOptions
    private let observer: (@Sendable (InvocationEvent) -> Void)?
    private(set) var trace: InvocationTrace
    /// What was going on last, for errors that do not say it themselves.
    private var phase = MicroError.Phase.discovery
    private var address: String?

    init(
        client: MucpClient,
        request: CallRequest,
        options: CallOptions,
        observer: (@Sendable (InvocationEvent) -> Void)?
    ) {
        self.client = client
        self.request = request
        self.options = options
        self.observer = observer
        self.trace = InvocationTrace(timeout: options.timeout)
    }

    /// Makes the call with all its attempts.
    mutating func run() async throws -> CallReply {
        try await run(opensStream: false) { try await $0.attempt($1) }
    }

    /// Opens a stream, on the first node that can be reached.
    mutating func open() async throws -> MucpClientStream {
        try await run(opensStream: true) { try await $0.open($1) }
    }

    private mutating func run<Outcome>(
        opensStream: Bool,
        _ attempt: (inout Self, Node) async throws -> Outcome
    ) async throws -> Outcome {
        let isRemembered = options.addresses.isEmpty && client.answers?.remembers(request.service) == true
        do {
            return try await run(on: try await resolve(opensStream: opensStream), attempt)
        } catch let error as MicroError where isRemembered && Self.mayBeOutdated(error) && trace.remaining > .zero {
            // Who was there a while ago may have been replaced since, and who was not may have come.
            client.answers?.forget(request.service)
            return try await run(on: try await resolve(opensStream: opensStream), attempt)
        }
    }

    /// Whether a newer answer of the registry may do away with the failure.
    private static func mayBeOutdated(_ error: MicroError) -> Bool {
        switch error.code {
        case .unreachable: true
        case .nodeNotFound, .protocolMismatch, .endpointIsStream: error.phase == .discovery
        default: false
        }
    }

    private mutating func run<Outcome>(
        on nodes: [Node],
        _ attempt: (inout Self, Node) async throws -> Outcome
    ) async throws -> Outcome {
        var plan = RetryPlan(nodes: nodes, retries: options.retries)
        var unreachable: [MicroError] = []
        while let node = plan.node {
            observer?(.selected(node))
            do {
                return try await attempt(&self, node)
            } catch {
                if let error = error as? MicroError, error.code == .unreachable { unreachable.append(error) }
                guard let failure = failure(error), let pause = plan.advance(after: failure), pause < trace.remaining
                else { throw summary(error, unreachable) }
                observer?(.retrying(after: error, pause: pause))
                try await rest(pause)
            }
        }
        throw MicroError(.nodeNotFound, "the selector allows none of the nodes of \(request.service)")
    }

    /// What the first attempt would send.
    mutating func prepare(id: UInt64) async throws -> PreparedCall {
        guard let node = try await resolve(opensStream: false).first else {
            throw MicroError(.nodeNotFound, "the selector allows none of the nodes of \(request.service)")
        }
        let codec = try MucpRequest.codec(for: request.contentType, framing: MucpFraming(for: node))
        let message = try MucpRequest.message(request, id: id, timeout: trace.remaining, codec: codec)
        return PreparedCall(node: node, message: message)
    }

    private func rest(_ pause: Duration) async throws {
        if pause > .zero { try await MicroKit.pause(until: .now + pause) }
    }

    // MARK: Discovery

    private mutating func resolve(opensStream: Bool) async throws -> [Node] {
        guard options.timeout > .zero else { throw MicroError(.invalidArgument, "the timeout must be above zero") }
        guard options.addresses.isEmpty else {
            return options.addresses.map { Node(id: $0, address: $0, metadata: [Node.MetadataKey.protocol: "mucp"]) }
        }
        guard let registry = client.registry else {
            throw MicroError(.registryUnavailable, "there is neither a registry nor an address for \(request.service)")
        }
        observer?(.resolving(service: request.service, registry: registry.name))
        let start = ContinuousClock.now
        let answer = await Swift.Result.catching { try await look(in: registry) }
        let duration = trace.add(.discovery, since: start)
        let choice = NodeChoice(service: request.service, filter: options.filter, records: try answer.get())
        let records = try choice.callable(for: request.endpoint)
        observer?(.resolved(records, duration))
        if !opensStream { try refuseStream(in: records) }
        return client.selector.order(records.flatMap(\.nodes))
    }

    /// A call of a stream's endpoint would be waited for in vain, since its handler waits for messages.
    private func refuseStream(in records: [ServiceRecord]) throws {
        let name = request.endpoint
        guard records.contains(where: { $0.endpoints.contains { $0.name == name && $0.isStream } }) else { return }
        throw MicroError(
            .endpointIsStream,
            "\(request.service) \(name) is a stream, which can't be called like this",
            phase: .discovery,
            hint: "open it as a stream"
        )
    }

    private func look(in registry: any Registry) async throws -> [ServiceRecord] {
        let filter = options.filter
        let narrowed = filter.nodeID != nil || filter.version != nil || !filter.labels.isEmpty
        let service = request.service
        // The limit of the whole call; registries have their own ideas of how long to look.
        return try await withDeadline(
            trace.deadline,
            expired: { MicroError(.timeout, "the registry did not answer in time", phase: .discovery) },
            { try await registry.get(service, extent: narrowed ? .complete : .enough) }
        )
    }

    // MARK: Attempts

    private mutating func attempt(_ node: Node) async throws -> CallReply {
        address = node.address
        phase = .connect
        let codec = try MucpRequest.codec(for: request.contentType, framing: MucpFraming(for: node))
        var message = try MucpRequest.message(request, id: client.nextID(), timeout: trace.remaining, codec: codec)
        let key = ConnectionPool.Key(address: node.address, contentType: codec.contentType.rawValue)
        var lease = try await connect(node, key, fresh: false)
        var reply: TransportMessage
        do {
            reply = try await send(&message, on: lease)
        } catch let error as MicroError where lease.reused && error.code == .connectionLost && error.phase == .write {
            // It had been closed while idle and has not seen a byte of this request.
            lease = try await connect(node, key, fresh: true)
            reply = try await send(&message, on: lease)
        }
        return try await read(reply, codec, lease, node)
    }

    private mutating func open(_ node: Node) async throws -> MucpClientStream {
        address = node.address
        let codec = try MucpRequest.codec(for: request.contentType, framing: MucpFraming(for: node))
        let stream = StreamRequest(
            service: request.service,
            endpoint: request.endpoint,
            contentType: request.contentType,
            metadata: request.metadata
        )
        let format = MucpStreamFormat(stream, id: client.nextID(), codec: codec, address: node.address)
        let opening = try format.opening()
        let (connection, duration) = try await dial(node) { [transport = client.transport] in
            try await transport.dialStream(node.address, deadline: $0)
        }
        observer?(.connected(node, duration, reused: false))
        phase = .write
        let start = ContinuousClock.now
        do {
            try await send(opening, on: connection)
        } catch {
            trace.add(.write, since: start)
            await connection.close(sending: nil)
            throw error
        }
        observer?(.sent(opening, trace.add(.write, since: start)))
        return MucpClientStream(node: node, connection: connection, format: format)
    }

    private func send(_ message: TransportMessage, on connection: any TransportStreamConnection) async throws {
        let late = MicroError(.timeout, "\(address ?? "the node") did not take the request in time", phase: .write)
        try await withDeadline(trace.deadline, expired: { late }) {
            try await connection.send(message, isLast: false)
        }
    }

    private mutating func connect(
        _ node: Node,
        _ key: ConnectionPool.Key,
        fresh: Bool
    ) async throws -> ConnectionPool.Lease {
        phase = .connect
        let start = ContinuousClock.now
        if !fresh, let lease = await client.pool.take(key) {
            observer?(.connected(node, trace.add(.connect, since: start), reused: true))
            return lease
        }
        let (connection, duration) = try await dial(node) { [transport = client.transport] in
            try await transport.dial(node.address, deadline: $0)
        }
        let lease = ConnectionPool.Lease(key: key, connection: connection, created: start)
        observer?(.connected(node, duration, reused: false))
        return lease
    }

    /// Opens a connection and tells how long that took.
    private mutating func dial<Connection>(
        _ node: Node,
        _ dial: (ContinuousClock.Instant) async throws -> Connection
    ) async throws -> (Connection, Duration) {
        phase = .connect
        let start = ContinuousClock.now
        let limit = min(trace.deadline, start + options.connectTimeout)
        let opened = await Swift.Result.catching { try await dial(limit) }
        let duration = trace.add(.connect, since: start)
        return (try opened.mapError { dialFailure($0, node) }.get(), duration)
    }

    private mutating func send(
        _ message: inout TransportMessage,
        on lease: ConnectionPool.Lease
    ) async throws -> TransportMessage {
        phase = .write
        message.headers[MucpHeader.timeout] = String(trace.remaining.clampedNanoseconds)
        let (outgoing, observer) = (message, observer)
        let start = ContinuousClock.now
        let sent = Mutex<ContinuousClock.Instant?>(nil)
        let result = await Swift.Result.catching {
            try await lease.connection.roundTrip(outgoing, deadline: trace.deadline) {
                let now = ContinuousClock.now
                sent.withLock { $0 = now }
                observer?(.sent(outgoing, start.duration(to: now)))
            }
        }
        let end = ContinuousClock.now
        let written = sent.withLock { $0 }
        trace.add(.write, start.duration(to: written ?? end))
        if let written {
            phase = .wait
            trace.add(.wait, written.duration(to: end))
        }
        if case .success(let reply) = result { observer?(.received(reply, start.duration(to: end))) }
        if case .failure = result { await lease.connection.close() }
        return try result.get()
    }

    private func read(
        _ message: TransportMessage,
        _ codec: any Codec,
        _ lease: ConnectionPool.Lease,
        _ node: Node
    ) async throws -> CallReply {
        do {
            let body = try MucpReply.body(of: message, codec: codec, address: node.address)
            await client.pool.put(lease)
            let type = message.headers[MucpHeader.contentType] ?? codec.contentType.rawValue
            return CallReply(headers: message.headers, contentType: type, body: body, node: node)
        } catch {
            // A service's error is a complete reply, yet go-micro's own client drops the connection after it, so no
            // server was ever proven to go on behind one, and those of v4.10 and later share one socket state among
            // all requests of a connection. A handshake after an error costs less than a lost reply.
            await lease.connection.close()
            throw error
        }
    }

    // MARK: Failures

    /// Whether an attempt's failure allows another one; nil when it does not.
    private func failure(_ error: any Error) -> RetryPlan.Failure? {
        switch error {
        case let error as MicroError where error.code == .unreachable: trace.remaining > .zero ? .unreachable : nil
        case let error as MicroError where error.code == .connectionLost:
            options.retryOn.contains(.connectionLost) ? .repeatable : nil
        case let error as ServiceError where error.code == 408:
            options.retryOn.contains(.timeout) ? .repeatable : nil
        case let error as ServiceError where (500..<600).contains(error.code):
            options.retryOn.contains(.serverError) ? .repeatable : nil
        default: nil
        }
    }

    /// An address that a registry gave is no argument of the caller, and one bad record must not stop the others.
    private func dialFailure(_ error: any Error, _ node: Node) -> any Error {
        guard options.addresses.isEmpty, let error = error as? MicroError, error.code == .invalidArgument else {
            return error
        }
        return MicroError(
            .unreachable,
            "node \(node.id) can't be reached: \(error.message)",
            phase: .connect,
            address: node.address,
            cause: error
        )
    }

    /// One error for all nodes that could not be reached.
    private func summary(_ error: any Error, _ unreachable: [MicroError]) -> any Error {
        let addresses = Set(unreachable.compactMap(\.address))
        guard var last = error as? MicroError, last.code == .unreachable, addresses.count > 1 else { return error }
        let reasons = unreachable.suffix(addresses.count).map(\.message).joined(separator: "; ")
        last.message = "none of the \(addresses.count) nodes of \(request.service) can be reached: \(reasons)"
        return last
    }

    /// The error as the caller gets it: with phase, spans and address, and a timeout where the deadline was the cause.
    func told(_ error: any Error) -> any Error {
        if error is ServiceError { return error }
        var told =
            switch error {
            case let error as MicroError: error
            case is CancellationError: MicroError(.cancelled, "the call was cancelled")
            default: MicroError(.internal, "\(error)", cause: error)
            }
        if told.phase == nil { told.phase = phase }
        if told.address == nil { told.address = address }
        told.spans = trace.spans
        let expired = trace.remaining <= .zero
        if told.code == .timeout || (told.code == .unreachable && expired) { return timeout(told) }
        return told
    }

    private func timeout(_ error: MicroError) -> MicroError {
        let what =
            switch error.phase {
            case .discovery, nil: "looking for nodes"
            case .connect: "connecting to \(error.address ?? "the node")"
            case .write: "sending the request to \(error.address ?? "the node")"
            case .wait: "waiting for the reply of \(error.address ?? "the node")"
            }
        var told = error
        told.code = .timeout
        told.cause = error
        // A node that is called by its address may do without the service's name.
        let subject = request.service.isEmpty ? request.endpoint : "\(request.service) \(request.endpoint)"
        told.message =
            "\(subject) timed out after \(options.timeout.shortText) while \(what)"
            + (trace.spans.isEmpty ? "" : " (\(trace.summary))")
        return told
    }
}

extension Result where Failure == any Error {
    /// The outcome of an operation as a value, so that what follows happens either way.
    fileprivate static func catching(_ body: () async throws -> Success) async -> Self {
        do { return .success(try await body()) } catch { return .failure(error) }
    }
}
