import Logging
import NIOCore

extension NATSClient {
    /// Tries the servers, unless that is done already.
    func beginAttempt() {
        guard attempt == nil, !isClosed else { return }
        pause?.cancel()
        attempt = Task { await tryServers() }
    }

    /// Tries all servers again after a while.
    func tryAgainLater() {
        pause = loop.scheduleTask(in: TimeAmount(backoff.next())) { [weak self] in
            self?.assumeIsolated { client in
                if client.hasSubscriptions { client.beginAttempt() }
            }
        }
    }

    /// Takes in which servers the cluster has.
    func learn() {
        guard let link, let info = link.value.info else { return }
        servers.learn(info.cluster, from: link.value.server)
    }

    private func tryServers() async {
        let order = servers.order
        // One that swallows what is sent to it must not take the time of all.
        let share = max(configuration.timeout / order.count, min(configuration.timeout, .seconds(1)))
        var failures: [MicroError] = []
        for server in order where !Task.isCancelled {
            do {
                succeeded(try await dial(server, deadline: .now + share), server)
                return
            } catch {
                failures.append(error as? MicroError ?? MicroError(.internal, "\(error)", cause: error))
            }
        }
        failed(failures)
    }

    private func succeeded(_ connection: NIOLoopBound<NATSConnection>, _ server: NATSAddress) {
        attempt = nil
        guard !isClosed else { return connection.value.close() }
        // It may have ended since.
        if let failure = connection.value.failure { return failed([failure]) }
        backoff.reset()
        servers.succeeded(server)
        if hasSubscriptions {
            configuration.logger.notice("connected to NATS", metadata: ["server": "\(server.target)"])
        }
        adopt(connection)
        learn()
    }

    private func failed(_ failures: [MicroError]) {
        attempt = nil
        guard !isClosed else { return }
        end(.connection, .failure(Self.sum(of: failures)))
        if hasSubscriptions { tryAgainLater() }
    }

    /// One failure that tells of all: that a server refuses this client counts more than that another one is away.
    static func sum(of failures: [MicroError]) -> MicroError {
        let first =
            failures.first { $0.code == .accessDenied } ?? failures.first { $0.code != .unreachable }
            ?? failures.first ?? MicroError(.cancelled, "connecting to NATS was cancelled", phase: .connect)
        guard failures.count > 1 else { return first }
        var sum = first
        sum.message = failures.map(\.message).joined(separator: "; ")
        sum.address = failures.compactMap(\.address).joined(separator: ", ")
        return sum
    }

    /// Connects to a server and logs in.
    private func dial(
        _ server: NATSAddress,
        deadline: ContinuousClock.Instant
    ) async throws -> NIOLoopBound<NATSConnection> {
        let peer = "nats at \(server.target)"
        let login = try NATSLogin(server.credentials ?? configuration.credentials, name: configuration.name)
        let wantsTLS = configuration.tls != nil || server.isSecure
        // Files are read where TLS is spoken, and not for a server that turns out to want none.
        let (tls, settings) = (tls, configuration.tls)
        let makeTLS: @Sendable () throws -> TLSClient = { try tls ?? TLSClient(settings ?? ClientTLS(), protocols: []) }
        if wantsTLS, tls == nil { self.tls = try makeTLS() }
        let (limit, keepAlive) = (configuration.messageLimit, configuration.keepAlive)
        var dialer = TCPDialer(target: server.target, deadline: deadline, loop: loop)
        dialer.peer = peer
        let (connection, opened, channel) = try await dialer.connect { channel in
            let opening = channel.eventLoop.makePromise(of: Void.self)
            let connection = NATSConnection(
                to: server,
                NATSConnectionState(peer: peer, login: login, wantsTLS: wantsTLS),
                tls: makeTLS,
                messageLimit: limit,
                keepAlive: keepAlive,
                opening: opening
            )
            try connection.add(to: channel, deadline: deadline)
            return (NIOLoopBound(connection, eventLoop: channel.eventLoop), opening.futureResult, channel)
        }
        try await withTaskCancellationHandler {
            try await opened.get()
        } onCancel: {
            channel.close(promise: nil)
        }
        return connection
    }
}
