import Synchronization

/// The token that etcd gives for a user and a password, had once and kept until a server takes it no more.
final class EtcdLogin: Sendable {
    private struct State {
        var token: String?
        /// Whether the cluster has said that it asks nobody who he is.
        var isNeedless = false
    }

    private let credentials: EtcdRegistry.Credentials?
    private let state = Mutex(State())
    /// Checking a password costs the server much, so that one task does it for all.
    private let turnstile = Turnstile(places: 1)

    init(_ credentials: EtcdRegistry.Credentials?) { self.credentials = credentials }

    /// The user's name; nil when requests are made without.
    var user: String? { credentials?.user }

    /// What requests carry; nil for nothing.
    /// - Parameter authenticate: Asks a server for a token, and throws a ``ServiceError`` `FAILED_PRECONDITION` when the cluster
    ///   asks nobody who he is.
    /// - Returns: The token.
    /// - Throws: What `authenticate` throws; `CancellationError`.
    func token(
        _ authenticate: (EtcdAuthenticateRequest) async throws -> EtcdAuthenticateResponse
    ) async throws -> String? {
        guard let credentials else { return nil }
        if let known = known { return known.token }
        let place = try await turnstile.enter()
        defer { place.leave() }
        if let known = known { return known.token }
        var request = EtcdAuthenticateRequest()
        request.name = credentials.user
        request.password = credentials.password
        do {
            let token = try await authenticate(request).token
            state.withLock { $0.token = token }
            return token
        } catch let error as ServiceError where error.grpcCode == .failedPrecondition {
            // As etcd's own client: a cluster on which this is not enabled yet, or no more.
            state.withLock { $0.isNeedless = true }
            return nil
        }
    }

    private var known: (token: String?, Void)? {
        state.withLock { state in state.token != nil || state.isNeedless ? (state.token, ()) : nil }
    }

    /// Takes that a server refuses what requests carried.
    /// - Returns: Whether another token may help.
    func forget(_ token: String?) -> Bool {
        state.withLock { state in
            if state.token == token { state = State() }
            return credentials != nil
        }
    }
}
