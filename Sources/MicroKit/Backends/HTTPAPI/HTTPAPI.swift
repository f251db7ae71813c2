import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// An ordinary HTTP API with JSON, at one of several addresses: the one that answered last is asked first.
///
/// Nothing is opened before the first request. ``close()`` ends requests under way.
final class HTTPAPI: Sendable {
    /// Where the API is and how to speak to it.
    let settings: HTTPAPISettings
    private let group: any EventLoopGroup
    private let state = Mutex(State())

    private struct State {
        var clients: [HTTPAPIEndpoint: HTTPClient] = [:]
        /// Index of the endpoint that answered last.
        var first = 0
        var isClosed = false
    }

    init(_ settings: HTTPAPISettings, group: any EventLoopGroup) {
        self.settings = settings
        self.group = group
    }

    deinit {
        // A client that nobody shuts down is a fault to its makers; it keeps itself alive until that is done.
        for client in state.withLock({ $0.clients.values }) { client.shutdown { _ in } }
    }

    /// Sends a request to the addresses in turn, until one answers.
    /// - Returns: The answer of any status but 429 and 502 to 504, after which the next address is tried.
    /// - Throws: ``MicroError`` `registryUnavailable` with the reason of each address, `untrusted`,
    ///   `certificateRefused`, `cancelled`, `invalidArgument` for TLS files that can't be used.
    func send(_ request: HTTPAPIRequest) async throws -> HTTPAPIReply {
        try await inTurn { try await self.attempt(request, at: $0) }
    }

    /// Sends a request to one address; see ``send(_:)``.
    func send(_ request: HTTPAPIRequest, to endpoint: HTTPAPIEndpoint) async throws -> HTTPAPIReply {
        do {
            return try await attempt(request, at: endpoint)
        } catch let failure as HTTPAPIFailure {
            throw HTTPAPIFailure.error([failure], settings: settings)
        }
    }

    /// Sends a request and reads a successful answer line by line, for as long as the server sends and the request's
    /// patience lasts.
    /// - Parameters:
    ///   - request: The request.
    ///   - maximumLine: The most bytes of a line.
    ///   - each: Told each line without its end, in order.
    /// - Returns: The head of the answer when its last line has been told; of one without success also the body.
    /// - Throws: As ``send(_:)``, and what `each` throws.
    func sendForLines(
        _ request: HTTPAPIRequest,
        maximumLine: Int,
        _ each: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws -> HTTPAPIReply {
        let hasTold = Mutex(false)
        @Sendable func tell(_ line: [UInt8]) async throws {
            hasTold.withLock { $0 = true }
            try await each(line)
        }
        return try await inTurn { endpoint in
            do {
                return try await self.attempt(request, at: endpoint, isRepeatable: { !hasTold.withLock(\.self) }) {
                    body in
                    var lines = HTTPAPILines(maximum: maximumLine)
                    for try await part in body {
                        for line in try lines.take(Array(part.readableBytesView)) { try await tell(line) }
                    }
                    if let line = lines.rest { try await tell(line) }
                }
            } catch let failure as HTTPAPIFailure where hasTold.withLock(\.self) {
                // Asked once more, here or elsewhere, the server would tell it all again.
                throw HTTPAPIFailure.error([failure], settings: settings)
            }
        }
    }

    /// Checks that the API has not been closed.
    /// - Throws: ``MicroError`` `registryUnavailable`.
    func checkOpen() throws(MicroError) {
        if state.withLock(\.isClosed) { throw closed }
    }

    /// Ends requests and closes connections; further requests throw `registryUnavailable`.
    func close() async {
        let clients = state.withLock { state in
            state.isClosed = true
            defer { state.clients = [:] }
            return Array(state.clients.values)
        }
        for client in clients { try? await client.shutdown() }
    }

    // MARK: Addresses

    private func inTurn(_ ask: (HTTPAPIEndpoint) async throws -> HTTPAPIReply) async throws -> HTTPAPIReply {
        var failures: [HTTPAPIFailure] = []
        let (all, first) = (settings.endpoints, state.withLock(\.first))
        for index in all.indices.map({ ($0 + first) % all.count }) {
            do {
                let reply = try await ask(all[index])
                state.withLock { $0.first = index }
                return reply
            } catch let failure as HTTPAPIFailure {
                failures.append(failure)
            }
        }
        throw HTTPAPIFailure.error(failures, settings: settings)
    }

    private func client(for endpoint: HTTPAPIEndpoint) throws(MicroError) -> HTTPClient {
        if let client = try state.withLock({ state throws(MicroError) in
            if state.isClosed { throw closed }
            return state.clients[endpoint]
        }) {
            return client
        }
        let client = try makeClient(for: endpoint)
        let (winner, isClosed) = state.withLock { state in
            guard !state.isClosed else { return (client, true) }
            let winner = state.clients[endpoint] ?? client
            state.clients[endpoint] = winner
            return (winner, false)
        }
        if winner !== client || isClosed { client.shutdown { _ in } }
        if isClosed { throw closed }
        return winner
    }

    private func makeClient(for endpoint: HTTPAPIEndpoint) throws(MicroError) -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        // Headers may hold a token, which is for the address that was given.
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = TimeAmount(settings.timeout / settings.endpoints.count)
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        // Queries that wait for a change hold a connection each.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
        if endpoint.isSecure { configuration.tlsConfiguration = try settings.tls.configuration() }
        if endpoint.isSecure, let name = settings.tls.serverName {
            configuration.dnsOverride = [name: endpoint.target.host]
        }
        return HTTPClient(eventLoopGroup: group, configuration: configuration)
    }

    private var closed: MicroError {
        MicroError(.registryUnavailable, "the registry \(settings.server) has been closed", phase: .discovery)
    }

    // MARK: One request

    /// How often a request is made again on another connection when one is lost.
    private static let retries = 3

    private typealias Reader = @Sendable (HTTPClientResponse.Body) async throws -> Void

    /// - Throws: `HTTPAPIFailure` after which another address may be tried, and ``MicroError``.
    private func attempt(
        _ request: HTTPAPIRequest,
        at endpoint: HTTPAPIEndpoint,
        isRepeatable: () -> Bool = { true },
        reading read: Reader? = nil
    ) async throws -> HTTPAPIReply {
        for _ in 0..<Self.retries {
            do {
                return try await exchange(request, at: endpoint, reading: read)
            } catch let failure as HTTPAPIFailure where failure.isLostConnection && isRepeatable() {
                // A kept connection that the server had closed meanwhile. Every request here may be made twice.
            }
        }
        return try await exchange(request, at: endpoint, reading: read)
    }

    private func exchange(
        _ request: HTTPAPIRequest,
        at endpoint: HTTPAPIEndpoint,
        reading read: Reader?
    ) async throws -> HTTPAPIReply {
        let client = try client(for: endpoint)
        let message = message(request, at: endpoint)
        let (limit, time) = (settings.maximumBody, settings.timeout + request.patience)
        do {
            let reply = try await withDeadline(.now + time) {
                MicroError(.timeout, "it did not answer within \(time.shortText)")
            } _: {
                let response = try await client.execute(message, deadline: .distantFuture)
                var reply = HTTPAPIReply(
                    status: Int(response.status.code),
                    headers: response.headers,
                    body: [],
                    endpoint: endpoint
                )
                if reply.isSuccess, let read {
                    try await read(response.body)
                } else {
                    reply.body = Array(try await response.body.collect(upTo: limit).readableBytesView)
                }
                return reply
            }
            guard ![429, 502, 503, 504].contains(reply.status) else { throw HTTPAPIFailure(status: reply) }
            return reply
        } catch {
            throw failure(error, at: endpoint)
        }
    }

    private func message(_ request: HTTPAPIRequest, at endpoint: HTTPAPIEndpoint) -> HTTPClientRequest {
        var endpoint = endpoint
        // The certificate is looked for by the URL's host; the client connects to the endpoint's own.
        if endpoint.isSecure, let name = settings.tls.serverName { endpoint.target.host = name }
        var message = HTTPClientRequest(url: request.url(at: endpoint))
        message.method = HTTPMethod(rawValue: request.method.rawValue)
        message.headers.add(name: "Accept", value: "application/json")
        for header in request.headers {
            message.headers.add(name: header.name, value: HeaderText.singleLine(header.value))
        }
        if let body = request.body {
            if message.headers["content-type"].isEmpty {
                message.headers.add(name: "Content-Type", value: "application/json")
            }
            message.body = .bytes(ByteBuffer(bytes: body.utf8()))
        }
        return message
    }

    private func failure(_ error: any Error, at endpoint: HTTPAPIEndpoint) -> any Error {
        switch error {
        case is HTTPAPIFailure: return error
        case let error as MicroError where error.code != .timeout: return error
        default: break
        }
        if state.withLock(\.isClosed) { return closed }
        if Task.isCancelled {
            return MicroError(.cancelled, "asking \(settings.server) was cancelled", phase: .discovery)
        }
        return HTTPAPIFailure(error, at: endpoint, settings: settings)
    }
}
