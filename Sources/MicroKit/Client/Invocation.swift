import Synchronization

/// One call from discovery to reply, or the opening of one stream.
struct Invocation {
    private let client: ServiceClient
    private let request: CallRequest
    private let options: CallOptions
    private(set) var trace: InvocationTrace
    /// What the node that is tried says it speaks.
    private var advertised: RPCProtocol?
    /// What the registry has answered.
    private var records: [ServiceRecord] = []
    /// Whether a node is being asked how its messages are made, before the call itself.
    private var isDescribing = false

    init(client: ServiceClient, request: CallRequest, options: CallOptions, observer: InvocationObserver?) {
        self.client = client
        self.request = request
        self.options = options
        trace = InvocationTrace(options, observer: observer)
    }

    /// Makes the call with all its attempts.
    mutating func run() async throws -> CallReply {
        try await run(opensStream: false) { invocation, name, node in
            let (caller, request) = (invocation.client.caller(name), invocation.request)
            guard let transcoding = try await invocation.transcoding(at: node, over: name) else {
                return try await caller.call(request, at: node, &invocation.trace)
            }
            guard !transcoding.isStream else { throw invocation.isStream() }
            let coded = try transcoding.request(request)
            return try transcoding.reply(try await caller.call(coded, at: node, &invocation.trace), to: request)
        }
    }

    /// Opens a stream, on the first node that can be reached.
    mutating func open() async throws -> OpenStream {
        try await run(opensStream: true) { invocation, name, node in
            var request = StreamRequest(
                service: invocation.request.service,
                endpoint: invocation.request.endpoint,
                contentType: invocation.request.contentType,
                metadata: invocation.request.metadata
            )
            let transcoding = try await invocation.transcoding(at: node, over: name)
            if let transcoding {
                request.contentType = transcoding.contentType
                request.endpoint = transcoding.endpoint ?? request.endpoint
            }
            var open = try await invocation.client.caller(name).open(request, at: node, &invocation.trace)
            if let transcoding { open.stream = transcoding.stream(open.stream) }
            if let misdirection = invocation.misdirection {
                open.stream = open.stream.failing { misdirection.told($0) }
            }
            return open
        }
    }

    /// What the first attempt would send.
    mutating func prepare() async throws -> PreparedCall {
        guard let node = try await resolve(opensStream: false).first else { throw noNode() }
        let (name, seen) = candidates(for: node)[0]
        let transcoding = try await client.transcoder?
            .transcoding(for: request, at: seen, over: name, reflecting: nil)
        guard let transcoding else {
            return try client.caller(name).prepare(request, at: seen, timeout: trace.remaining)
        }
        let coded = try transcoding.request(request)
        var prepared = try client.caller(name).prepare(coded, at: seen, timeout: trace.remaining)
        prepared.source = request.body
        return prepared
    }

    private typealias Attempt<Outcome> = (inout Self, RPCProtocol, Node) async throws -> Outcome

    private mutating func run<Outcome>(
        opensStream: Bool,
        _ attempt: Attempt<Outcome>
    ) async throws -> Outcome {
        let isRemembered =
            options.addresses.isEmpty && options.node == nil && client.answers?.remembers(request.service) == true
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

    private mutating func run<Outcome>(on nodes: [Node], _ attempt: Attempt<Outcome>) async throws -> Outcome {
        var plan = RetryPlan(nodes: nodes, retries: options.retries)
        var unreachable: [MicroError] = []
        while let node = plan.node {
            trace.observer?(.selected(node))
            do {
                return try await self.attempt(node, attempt)
            } catch {
                if let error = error as? MicroError, error.code == .unreachable { unreachable.append(error) }
                guard let failure = failure(error), let pause = plan.advance(after: failure), pause < trace.remaining
                else { throw summary(error, unreachable) }
                trace.observer?(.retrying(after: error, pause: pause))
                if pause > .zero { try await MicroKit.pause(until: .now + pause) }
            }
        }
        throw noNode()
    }

    private func noNode() -> MicroError {
        MicroError(.nodeNotFound, "the selector allows none of the nodes of \(request.service)")
    }

    // MARK: Discovery

    private mutating func resolve(opensStream: Bool) async throws -> [Node] {
        isDescribing = false
        records = []
        guard options.timeout > .zero else { throw MicroError(.invalidArgument, "the timeout must be above zero") }
        if let node = options.node { return [node] }
        guard options.addresses.isEmpty else { return options.addresses.map { Node(id: $0, address: $0) } }
        guard let registry = client.registry else {
            throw MicroError(.registryUnavailable, "there is neither a registry nor an address for \(request.service)")
        }
        trace.observer?(.resolving(service: request.service, registry: registry.name))
        let start = ContinuousClock.now
        let answer = await Result.catching { try await look(in: registry) }
        let duration = trace.add(.discovery, since: start)
        let choice = NodeChoice(
            service: request.service,
            filter: options.filter,
            records: try answer.get(),
            wanted: client.wanted
        )
        let records = try choice.callable(for: request.endpoint)
        trace.observer?(.resolved(records, duration))
        self.records = records
        if !opensStream { try refuseStream(in: records) }
        return client.selector.order(records.flatMap(\.nodes))
    }

    /// A call of a stream's endpoint would be waited for in vain, since its handler waits for messages.
    private func refuseStream(in records: [ServiceRecord]) throws {
        let name = request.endpoint
        guard records.contains(where: { $0.endpoints.contains { $0.name == name && $0.isStream } }) else { return }
        throw isStream()
    }

    private func isStream() -> MicroError {
        let subject = request.service.isEmpty ? request.endpoint : "\(request.service) \(request.endpoint)"
        return MicroError(
            .endpointIsStream,
            "\(subject) is a stream, which can't be called like this",
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

    /// Tries one node, with the protocol it is known to speak or with one after the other until one fits.
    private mutating func attempt<Outcome>(_ node: Node, _ attempt: Attempt<Outcome>) async throws -> Outcome {
        trace.address = node.address
        trace.phase = .connect
        let candidates = candidates(for: node)
        for (index, (name, node)) in candidates.enumerated() {
            do {
                let outcome = try await attempt(&self, name, node)
                if candidates.count > 1 { client.remember(name, of: node.address) }
                return outcome
            } catch let error as MicroError
                where index + 1 < candidates.count && candidates[index + 1].0 == (error.cause as? PeerMismatch)?.spoken
            {
                continue
            } catch {
                // Whatever it says, it says it in this protocol.
                if candidates.count > 1, error is ServiceError { client.remember(name, of: node.address) }
                throw error
            }
        }
        throw noNode()
    }

    /// The protocols to try a node with, and the node as each of them is to see it.
    private mutating func candidates(for node: Node) -> [(RPCProtocol, Node)] {
        advertised = nil
        if case .known(let name) = RPCProtocol.advertised(by: node) { advertised = name }
        if let wanted = client.wanted { return [(wanted, seen(node, as: wanted))] }
        if let advertised { return [(advertised, node)] }
        if let known = client.remembered(node.address) { return [(known, seen(node, as: known))] }
        return RPCProtocol.guesses(for: request.endpoint).map { ($0, seen(node, as: $0)) }
    }

    /// The framing of before 2019 is for nodes of a registry that name no protocol, not for what is called by its address.
    private func seen(_ node: Node, as name: RPCProtocol) -> Node {
        guard !options.addresses.isEmpty else { return node }
        var node = node
        node.metadata[Node.MetadataKey.protocol] = name.rawValue
        return node
    }

    /// How the bodies are to be turned for a node.
    private mutating func transcoding(at node: Node, over name: RPCProtocol) async throws -> BodyTranscoding? {
        guard let transcoder = client.transcoder else { return nil }
        var options = options
        options.timeout = trace.remaining
        let (caller, request, observer) = (client.caller(name), request, trace.observer)
        // Whoever asks a node for its descriptions connects to it, and the call finds the connection there.
        let connecting = Mutex<Duration?>(nil)
        let start = ContinuousClock.now
        isDescribing = true
        let answer = await Result.catching {
            try await transcoder.transcoding(for: request, at: node, over: name) { [options] path in
                var trace = InvocationTrace(
                    options,
                    observer: { if case .connected(_, _, reused: false) = $0 { observer?($0) } }
                )
                defer { connecting.withLock { $0 = ($0 ?? .zero) + trace.duration(of: .connect) } }
                let stream = StreamRequest(service: "", endpoint: path, contentType: ContentType.protobuf.rawValue)
                return try await caller.open(stream, at: node, &trace).limited(to: trace.deadline)
            }
        }
        var duration = start.duration(to: .now)
        if let connect = connecting.withLock({ $0 }) {
            trace.add(.connect, connect)
            duration = trace.add(.discovery, duration - connect)
        }
        let transcoding = try answer.get()
        isDescribing = false
        if let transcoding { observer?(.described(by: transcoding.source, duration)) }
        return transcoding
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

    /// One error for all nodes that could not be reached.
    private func summary(_ error: any Error, _ unreachable: [MicroError]) -> any Error {
        let addresses = Set(unreachable.compactMap(\.address))
        guard var last = error as? MicroError, last.code == .unreachable, addresses.count > 1 else { return error }
        let reasons = unreachable.suffix(addresses.count).map(\.message).joined(separator: "; ")
        last.message = "none of the \(addresses.count) nodes of \(request.service) can be reached: \(reasons)"
        return last
    }

    /// That the node was not called with the protocol that it advertises; nil when it was, or advertises none.
    private var misdirection: Misdirection? {
        guard let advertised, let wanted = client.wanted, wanted != advertised else { return nil }
        return Misdirection(
            address: trace.address ?? "the node",
            advertised: advertised,
            wanted: wanted,
            isEndpointListed: Misdirection.lists(records, request.service, request.endpoint)
        )
    }

    /// The error as the caller gets it: with phase, spans and address, and a timeout where the deadline was the cause.
    func told(_ error: any Error) -> any Error {
        if error is ServiceError { return misdirection?.told(error) ?? error }
        var told =
            switch error {
            case let error as MicroError: error
            case is CancellationError: MicroError(.cancelled, "the call was cancelled")
            default: MicroError(.internal, "\(error)", cause: error)
            }
        if told.phase == nil { told.phase = trace.phase }
        if told.address == nil { told.address = trace.address }
        told.spans = trace.spans
        let expired = trace.remaining <= .zero
        if told.code == .timeout || (told.code == .unreachable && expired) { return timeout(told) }
        if let misdirection { return misdirection.told(told) }
        guard told.code == .protocolMismatch, let mismatch = told.cause as? PeerMismatch else { return told }
        if let advertised {
            told.message =
                "\(told.address ?? "the node") is registered as \(advertised.rawValue), but "
                + (mismatch.peer.complaint ?? "speaks HTTP/1")
        }
        told.hint = mismatch.hint ?? told.hint
        return told
    }

    private func timeout(_ error: MicroError) -> MicroError {
        let what =
            switch error.phase {
            case _ where isDescribing && error.phase != .connect:
                "asking \(error.address ?? "the node") for its descriptions by reflection"
            case .discovery, nil: "looking for nodes"
            case .connect: "connecting to \(error.address ?? "the node")"
            case .write: "sending the request to \(error.address ?? "the node")"
            case .wait: "waiting for the reply of \(error.address ?? "the node")"
            }
        var told = error
        told.code = .timeout
        told.cause = error
        if isDescribing { told.hint = "describe the service with --proto or --protoset" }
        // A node that is called by its address may do without the service's name.
        let subject = request.service.isEmpty ? request.endpoint : "\(request.service) \(request.endpoint)"
        told.message =
            "\(subject) timed out after \(options.timeout.shortText) while \(what)"
            + (trace.spans.isEmpty ? "" : " (\(trace.summary))")
        return told
    }
}
