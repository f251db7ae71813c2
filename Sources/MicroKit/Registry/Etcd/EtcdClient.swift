import Synchronization
import SwiftProtobuf

/// Makes requests of etcd's v3 API, to whichever server of the cluster answers.
final class EtcdClient: Sendable {
    /// The methods, by their names in etcd's rpc.proto.
    enum Method: String {
        case range = "etcdserverpb.KV/Range"
        case put = "etcdserverpb.KV/Put"
        case delete = "etcdserverpb.KV/DeleteRange"
        case grant = "etcdserverpb.Lease/LeaseGrant"
        case keepAlive = "etcdserverpb.Lease/LeaseKeepAlive"
        case watch = "etcdserverpb.Watch/Watch"
        case authenticate = "etcdserverpb.Auth/Authenticate"
    }

    /// One attempt at one server.
    struct Attempt: Sendable {
        let node: Node
        let deadline: ContinuousClock.Instant
        let token: String?

        /// What requests carry.
        /// - Parameter needsLeader: Whether a server that is cut off from the others of its cluster is to refuse rather
        ///   than to wait for them (etcd `api/v3rpc/rpctypes/metadatafields.go`).
        /// - Returns: The headers of a request.
        func metadata(needsLeader: Bool) -> Metadata {
            var metadata = Metadata()
            if let token { metadata["token"] = token }
            if needsLeader { metadata["hasleader"] = "true" }
            return metadata
        }
    }

    private let addresses: [String]
    private let timeout: Duration
    private let caller: GRPCCaller
    private let login: EtcdLogin
    private let state = Mutex(State())

    private struct State {
        /// Who is asked first, as an index.
        var first = 0
        var isClosed = false
    }

    init(addresses: [String], timeout: Duration, caller: GRPCCaller, login: EtcdLogin) {
        self.addresses = addresses
        self.timeout = timeout
        self.caller = caller
        self.login = login
    }

    /// Makes a request.
    /// - Parameters:
    ///   - method: Which one.
    ///   - request: Its message.
    ///   - needsLeader: See ``Attempt/metadata(needsLeader:)``.
    /// - Returns: The reply.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`, `untrusted`, `certificateRefused`,
    ///   `messageTooLarge`; ``ServiceError`` when etcd refuses the request for another reason.
    func call<Request: Message & Sendable, Reply: Message & Sendable>(
        _ method: Method,
        _ request: Request,
        needsLeader: Bool = true
    ) async throws -> Reply {
        try await attempting { attempt in
            try await self.call(
                method,
                request,
                attempt.metadata(needsLeader: needsLeader),
                attempt.node,
                attempt.deadline
            )
        }
    }

    /// Opens a stream, and returns what `begin` makes of it; it is closed when that throws.
    /// - Parameters:
    ///   - method: Which one.
    ///   - begin: Gets the open stream.
    /// - Returns: What `begin` returns.
    /// - Throws: As ``call(_:_:needsLeader:)``.
    func open<Result: Sendable>(
        _ method: Method,
        _ begin: @escaping @Sendable (OpenStream, Attempt) async throws -> Result
    ) async throws -> Result {
        try await attempting { attempt in
            let left = ContinuousClock.now.duration(to: attempt.deadline)
            var trace = InvocationTrace(CallOptions(timeout: left, connectTimeout: left))
            let request = StreamRequest(
                service: "",
                endpoint: method.rawValue,
                contentType: ContentType.protobuf.rawValue,
                metadata: attempt.metadata(needsLeader: true)
            )
            let stream = try await self.caller.open(request, at: attempt.node, &trace)
            do {
                return try await begin(stream, attempt)
            } catch {
                await stream.close()
                throw error
            }
        }
    }

    /// Takes further requests to another server than the one that is asked first now, such as after its watch ended.
    func turnAway(from address: String) {
        state.withLock { state in
            if addresses[state.first] == address { state.first = (state.first + 1) % addresses.count }
        }
    }

    /// Ends the connections with the requests on them. There are no more.
    func close() async {
        state.withLock { $0.isClosed = true }
        await caller.close()
    }

    // MARK: Attempts

    private func attempting<Result: Sendable>(
        _ work: @Sendable (Attempt) async throws -> Result
    ) async throws -> Result {
        var round = EtcdRound(try order(), until: .now + timeout)
        var hasRenewed = false
        while true {
            switch round.step(at: .now) {
            case .fail(let error): throw error
            case .wait(let time): try await wait(time)
            case .ask(let address, let deadline):
                let node = Node(id: address, address: address)
                var token: String?
                do {
                    token = try await self.token(node, deadline)
                    let result = try await work(Attempt(node: node, deadline: deadline, token: token))
                    prefer(address)
                    return result
                } catch {
                    switch EtcdFault(error, at: address, within: timeout) {
                    case .server(let complaint): round.take(complaint)
                    case .final(let error): throw error
                    case .refused(let error): throw denial(error, address) ?? error
                    case .token(let error):
                        // Tokens end with the server that gave them, with their time, and with any change of a user.
                        guard !hasRenewed, login.forget(token) else { throw wanting(error, address) }
                        hasRenewed = true
                        round.repeatLast()
                    }
                }
            }
        }
    }

    private func order() throws -> [String] {
        let first = try state.withLock { state in
            guard !state.isClosed else {
                throw MicroError(.registryUnavailable, "the etcd registry has been closed", phase: .discovery)
            }
            return state.first
        }
        return Array(addresses[first...] + addresses[..<first])
    }

    private func prefer(_ address: String) {
        state.withLock { $0.first = addresses.firstIndex(of: address) ?? 0 }
    }

    private func wait(_ time: Duration) async throws {
        do {
            try await pause(until: .now + time)
        } catch {
            throw MicroError(.cancelled, "asking etcd was cancelled", phase: .discovery)
        }
    }

    private func call<Request: Message & Sendable, Reply: Message & Sendable>(
        _ method: Method,
        _ request: Request,
        _ metadata: Metadata,
        _ node: Node,
        _ deadline: ContinuousClock.Instant
    ) async throws -> Reply {
        let left = ContinuousClock.now.duration(to: deadline)
        var trace = InvocationTrace(CallOptions(timeout: left, connectTimeout: left))
        let request = CallRequest(
            service: "",
            endpoint: method.rawValue,
            contentType: ContentType.protobuf.rawValue,
            metadata: metadata,
            body: try request.serializedBytes()
        )
        return try Self.read(try await caller.call(request, at: node, &trace).body, from: node.address)
    }

    /// Reads a message of a server.
    /// - Throws: ``MicroError`` `invalidReply`.
    static func read<Reply: Message>(_ body: [UInt8], from address: String) throws -> Reply {
        do {
            return try Reply(serializedBytes: body)
        } catch {
            let text = "\(address) sent what is no message of etcd's"
            throw MicroError(.invalidReply, text, phase: .discovery, address: address, cause: error)
        }
    }

    // MARK: Who we are

    private func token(_ node: Node, _ deadline: ContinuousClock.Instant) async throws -> String? {
        try await login.token { request in
            do {
                return try await self.call(.authenticate, request, [:], node, deadline)
            } catch let error as ServiceError where [.invalidArgument, .unauthenticated].contains(error.grpcCode) {
                throw self.wanting(error, node.address)
            }
        }
    }

    private func wanting(_ error: ServiceError, _ address: String) -> MicroError {
        guard let user = login.user else {
            let text = "etcd at \(address) refuses requests without a user: \(error.detail.prefix(200))"
            return access(text, address, error, hint: "give a user and a password")
        }
        let text = "etcd at \(address) refuses the user '\(user)': \(error.detail.prefix(200))"
        return access(text, address, error, hint: "check the user and the password")
    }

    private func denial(_ error: ServiceError, _ address: String) -> MicroError? {
        guard error.grpcCode == .permissionDenied else { return nil }
        let user = login.user.map { "the user '\($0)'" } ?? "requests without a user"
        let text = "etcd at \(address) does not let \(user) do this: \(error.detail.prefix(200))"
        return access(text, address, error, hint: "grant the user's role the keys from \(EtcdKeys.prefix) on")
    }

    private func access(_ text: String, _ address: String, _ cause: ServiceError, hint: String) -> MicroError {
        MicroError(.accessDenied, text, phase: .discovery, address: address, hint: hint, cause: cause)
    }
}
