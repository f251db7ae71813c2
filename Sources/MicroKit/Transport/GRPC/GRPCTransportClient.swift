import Synchronization

/// Opens connections of go-micro's gRPC transport (go-micro `transport/grpc/grpc.go`): streams that carry mucp.
final class GRPCTransportClient: Sendable {
    /// The transport's name in the metadata of nodes.
    static let name = "grpc"
    /// The method's name since v2, and the one of v1.
    private static let paths = [
        "go.micro.transport.grpc.Transport/Stream", "go.micro.grpc.transport.Transport/Stream",
    ]

    private let caller: GRPCCaller
    private let limits: TransportLimits
    /// The method that nodes have turned out to have, by address.
    private let known = Mutex<[String: String]>([:])

    /// - Parameters:
    ///   - caller: Opens the streams, and keeps the HTTP/2 connections.
    ///   - limits: For messages of peers.
    init(caller: GRPCCaller, limits: TransportLimits) {
        self.caller = caller
        self.limits = limits
    }

    /// Opens a connection to a node.
    /// - Parameters:
    ///   - node: To whom.
    ///   - deadline: When to give up.
    /// - Returns: The connection, for calls or one stream.
    /// - Throws: ``MicroError`` as ``GRPCCaller/open(_:at:_:)``; ``ServiceError`` when the node has no such transport.
    func dial(_ node: Node, deadline: ContinuousClock.Instant) async throws -> GRPCTransportConnection {
        let path = try await path(at: node, deadline)
        return GRPCTransportConnection(try await open(path, at: node, deadline), limits: limits)
    }

    /// Records don't tell generations apart, but the older one refuses a stream without messages that the newer takes.
    private func path(at node: Node, _ deadline: ContinuousClock.Instant) async throws -> String {
        if let path = known.withLock({ $0[node.address] }) { return path }
        let path = try await isTaken(Self.paths[0], at: node, deadline) ? Self.paths[0] : Self.paths[1]
        known.withLock { $0[node.address] = path }
        return path
    }

    private func isTaken(_ path: String, at node: Node, _ deadline: ContinuousClock.Instant) async throws -> Bool {
        let probe = try await open(path, at: node, deadline).limited(to: deadline)
        let result = await Result.catching {
            try await probe.stream.finish()
            for try await _ in probe.stream.replies {}
        }
        await probe.close()
        switch result {
        case .failure(let error as ServiceError): return error.status != GRPCStatus.Code.unimplemented.name
        case .failure(let error): throw error
        case .success: return true
        }
    }

    private func open(_ path: String, at node: Node, _ deadline: ContinuousClock.Instant) async throws -> OpenStream {
        let left = ContinuousClock.now.duration(to: deadline)
        var trace = InvocationTrace(CallOptions(timeout: left, connectTimeout: left))
        let request = StreamRequest(service: "", endpoint: path, contentType: ContentType.protobuf.rawValue)
        return try await caller.open(request, at: node, &trace)
    }
}
