/// Asks single nodes how they are: go-micro's `Debug` handler, and whether they can be reached at all.
///
/// Services of go-micro v4.8 and later do not offer the handler any more (go-micro `service.go`), so its absence says
/// nothing about a node's health.
public struct NodeProbe: Sendable {
    private let client: any Client
    private let transport: any Transport
    private let options: CallOptions

    /// Makes a probe.
    /// - Parameters:
    ///   - client: Makes the calls.
    ///   - transport: Connects to nodes that can't be called.
    ///   - options: Times for each node; addresses and filter are not used.
    public init(client: any Client, transport: any Transport, options: CallOptions) {
        self.client = client
        self.transport = transport
        self.options = options
    }

    /// What answered for a node's health.
    public enum Check: String, Sendable {
        /// go-micro's handler.
        case debugHandler = "Debug.Health"
        /// gRPC's health protocol (`grpc/health/v1/health.proto`).
        case grpcHealth = "grpc.health.v1"
        /// The node's port.
        case connect
    }

    /// How a node is.
    public enum Health: Sendable {
        /// It says that it is well.
        case ok(Check)
        /// The node can be reached but offers no check.
        case reachable
        /// It says that it is not well, in its own words.
        case unwell(String, Check)
        /// The node can't be reached, or answered an error.
        case failed(any Error)
    }

    /// Asks a node's `Debug.Health`; where that is not offered, a gRPC node's health protocol; else connects.
    public func health(of node: Node, service: String) async -> Health {
        do {
            guard answersCalls(node) else { return try await connect(to: node) }
            let status = try await debug("Health", node, service)["status"]?.stringValue ?? ""
            return status == "ok" ? .ok(.debugHandler) : .unwell(status, .debugHandler)
        } catch let error as ServiceError where error.missesEndpoint {
            return await healthWithoutHandler(of: node)
        } catch {
            return .failed(error)
        }
    }

    private func healthWithoutHandler(of node: Node) async -> Health {
        do {
            guard mayBeGRPC(node) else { return .reachable }
            let request = CallRequest(
                service: "",
                endpoint: GRPCHealthQuery.check,
                contentType: ContentType.protobuf.rawValue,
                body: GRPCHealthQuery.request(service: "")
            )
            let reply = try await client.call(request, options: options(for: node), observer: nil)
            return Self.health(try GRPCHealthQuery.status(reply.body, address: node.address))
        } catch let error as ServiceError where error.missesEndpoint {
            return .reachable
        } catch {
            return .failed(error)
        }
    }

    private static func health(_ status: GRPCHealthQuery.ServingStatus) -> Health {
        status == .serving ? .ok(.grpcHealth) : .unwell(status.rawValue, .grpcHealth)
    }

    /// Follows a gRPC node's health by the stream of its health protocol, until the node ends it.
    /// - Parameters:
    ///   - node: The node.
    ///   - changed: Told of its health now and whenever that changes.
    /// - Returns: Whether the node offers this; false at once where it does not.
    /// - Throws: ``MicroError`` when the node can't be reached or is lost, `cancelled`.
    public func watchHealth(of node: Node, _ changed: @Sendable (Health) -> Void) async throws -> Bool {
        guard answersCalls(node), mayBeGRPC(node) else { return false }
        let request = StreamRequest(
            service: "",
            endpoint: GRPCHealthQuery.watch,
            contentType: ContentType.protobuf.rawValue
        )
        do {
            return try await client.withStream(request, options: options(for: node), observer: nil) { stream in
                try await stream.send(GRPCHealthQuery.request(service: ""))
                try await stream.finish()
                for try await reply in stream.replies {
                    changed(Self.health(try GRPCHealthQuery.status(reply, address: node.address)))
                }
                return true
            }
        } catch let error as ServiceError where error.missesEndpoint {
            return false
        } catch let error as MicroError where error.code == .protocolMismatch {
            return false
        }
    }

    /// What a node's `Debug.Stats` answers, nil when the node does not offer it.
    /// - Throws: As a call does.
    public func stats(of node: Node, service: String) async throws -> NodeStats? {
        do {
            guard answersCalls(node) else {
                _ = try await connect(to: node)
                return nil
            }
            return NodeStats(json: try await debug("Stats", node, service))
        } catch let error as ServiceError where error.missesEndpoint {
            return nil
        }
    }

    private func debug(_ method: String, _ node: Node, _ service: String) async throws -> JSONValue {
        let request = CallRequest(service: service, endpoint: "Debug.\(method)", body: Array("{}".utf8))
        let reply = try await client.call(request, options: options(for: node), observer: nil)
        guard let json = try? JSONValue(parsing: reply.body), case .object = json else {
            throw MicroError(
                .invalidReply,
                "\(node.address) answered Debug.\(method) with what is no JSON object",
                address: node.address
            )
        }
        return json
    }

    private func options(for node: Node) -> CallOptions {
        var options = options
        options.addresses = []
        options.filter = NodeFilter()
        options.node = node
        return options
    }

    /// Whether a node answers calls. Nodes of the HTTP broker tell a topic instead of a protocol, and what is posted
    /// to them is taken for a message; nodes of plain HTTP have no handlers with names that are known.
    private func answersCalls(_ node: Node) -> Bool {
        switch RPCProtocol.advertised(by: node) {
        case .known(.mucp), .known(.grpc): true
        case .known(.http), .foreign: false
        case nil: node.metadata["topic"] == nil
        }
    }

    private func mayBeGRPC(_ node: Node) -> Bool {
        switch RPCProtocol.advertised(by: node) {
        case .known(.grpc), nil: true
        case .known, .foreign: false
        }
    }

    private func connect(to node: Node) async throws -> Health {
        let time = min(options.connectTimeout, options.timeout)
        let connection = try await transport.dial(node.address, deadline: .now + time)
        await connection.close()
        return .reachable
    }
}

/// The reply of `Debug.Stats` (go-micro `debug/service/proto/debug.proto`).
public struct NodeStats: Sendable, Hashable {
    /// When the process started, in seconds since 1970.
    public var started: Int
    /// How long it runs, in seconds.
    public var uptime: Int
    /// Memory in use, in bytes.
    public var memory: Int
    /// Goroutines or threads.
    public var threads: Int
    /// Time spent collecting garbage, in nanoseconds.
    public var gc: Int
    /// Requests handled; v2 and later, nil when not sent.
    public var requests: Int?
    /// Requests that failed; v2 and later, nil when not sent.
    public var errors: Int?

    /// Makes statistics.
    public init(
        started: Int = 0,
        uptime: Int = 0,
        memory: Int = 0,
        threads: Int = 0,
        gc: Int = 0,
        requests: Int? = nil,
        errors: Int? = nil
    ) {
        self.started = started
        self.uptime = uptime
        self.memory = memory
        self.threads = threads
        self.gc = gc
        self.requests = requests
        self.errors = errors
    }

    /// Reads the JSON reply; numbers may be strings, members that are zero may be missing.
    public init(json: JSONValue) {
        func number(_ name: String) -> Int? { json[name]?.intValue }
        self.init(
            started: number("started") ?? 0,
            uptime: number("uptime") ?? 0,
            memory: number("memory") ?? 0,
            threads: number("threads") ?? 0,
            gc: number("gc") ?? 0,
            requests: number("requests"),
            errors: number("errors")
        )
    }
}
