/// The requests to Consul that a registry makes (Consul HTTP API, version 1).
struct ConsulAPI: Sendable {
    /// What sends them.
    let http: HTTPAPI
    /// Which data centre and namespace, with which token, how consistent.
    private(set) var configuration: ConsulRegistry.Configuration
    /// Told of what can't be used.
    let rejected: RejectedRecords

    /// How long a query that waits for a change is answered at the latest, by Consul's adding up to a sixteenth. Short,
    /// so that a connection that died silently is noticed.
    private static let wait = Duration.seconds(15)

    /// The most milliseconds that a server may not have heard of its leader for its answer to count.
    private static let staleness = 1000

    /// The same with answers of the leader alone, for who would tell the difference to one that lags behind.
    var consistent: ConsulAPI {
        var api = self
        api.configuration.allowsStale = false
        return api
    }

    // MARK: Reading

    /// The names of all services with the tags of all their instances (`/v1/catalog/services`).
    func catalog(from index: inout ConsulIndex) async throws -> [String: [String]] {
        let reply = try await query(["v1", "catalog", "services"], for: "listing services", from: &index)
        let members = try reply.read("a list of services", from: http.settings.server) {
            $0 == .null ? [] : $0.members
        }
        return Dictionary(members.map { ($0.name, $0.value.arrayValue?.compactMap(\.stringValue) ?? []) }) { $0 + $1 }
    }

    /// The instances of a service that are not critical, as records, one for each version.
    func records(of name: String, from index: inout ConsulIndex) async throws -> [ServiceRecord] {
        try await entries(of: name, from: &index).filter { !$0.isCritical }.map(\.record).merged()
    }

    /// The instances of a service (`/v1/health/service/:service`).
    func entries(of name: String, from index: inout ConsulIndex) async throws -> [ConsulEntry] {
        let reply = try await query(["v1", "health", "service", name], for: "looking up \(name)", from: &index)
        return try reply.read("a list of instances", from: http.settings.server) {
            ConsulEntry.all(in: $0, of: name, rejected: rejected)
        }
    }

    /// The checks that are critical, by any service (`/v1/health/state/critical`).
    func criticalChecks(from index: inout ConsulIndex) async throws -> Set<ConsulCheck> {
        let reply = try await query(["v1", "health", "state", "critical"], for: "listing checks", from: &index)
        let checks = try reply.read("a list of checks", from: http.settings.server) {
            $0 == .null ? [] : $0.arrayValue
        }
        return Set(checks.compactMap(ConsulCheck.init))
    }

    private func query(
        _ path: [String],
        for purpose: String,
        from index: inout ConsulIndex
    ) async throws -> HTTPAPIReply {
        var request = HTTPAPIRequest(.get)
        request.path = path
        if let value = index.value {
            request.query = [("index", "\(value)"), ("wait", ConsulRegistration.text(Self.wait))]
            request.patience = Self.wait + Self.wait / 16
        }
        let reply = try await send(request)
        guard reply.isSuccess else { throw refusal(reply, of: purpose) }
        index.take(reply.header("x-consul-index"))
        return reply
    }

    /// Asks any server where that is allowed, and the leader if that one has lost it and there is another.
    private func send(_ request: HTTPAPIRequest) async throws -> HTTPAPIReply {
        guard configuration.allowsStale else { return try await http.send(scoped(request)) }
        var stale = request
        stale.query.append(("stale", ""))
        let reply = try await http.send(scoped(stale))
        let contact = reply.header("x-consul-lastcontact").flatMap { Int($0) } ?? 0
        guard reply.header("x-consul-knownleader") == "false" || contact > Self.staleness else { return reply }
        if let fresh = try? await http.send(scoped(request)), fresh.isSuccess { return fresh }
        return reply
    }

    // MARK: Writing

    /// Registers a node with an agent.
    /// - Returns: The agent's address.
    func register(_ registration: ConsulRegistration) async throws -> HTTPAPIEndpoint {
        var request = HTTPAPIRequest(.put, "v1", "agent", "service", "register")
        request.body = try registration.body()
        let reply = try await http.send(scoped(request))
        if reply.status == 400 || reply.status == 413 {
            throw MicroError(
                .invalidRecord,
                "Consul at \(reply.endpoint) refuses node \(registration.node.id) of \(registration.record.name)"
                    + (reply.words.isEmpty ? "" : ": \(reply.words)")
            )
        }
        guard reply.isSuccess else { throw refusal(reply, of: "registering \(registration.record.name)") }
        return reply.endpoint
    }

    /// Renews a node at the agent that it was registered with.
    /// - Returns: False when the agent does not know it, or can't be reached.
    func renew(_ registration: ConsulRegistration, at endpoint: HTTPAPIEndpoint) async throws -> Bool {
        let request: HTTPAPIRequest
        if registration.ttl == nil {
            request = HTTPAPIRequest(.get, "v1", "agent", "service", registration.node.id)
        } else {
            request = HTTPAPIRequest(.put, "v1", "agent", "check", "pass", registration.check)
        }
        do {
            let reply = try await http.send(scoped(request), to: endpoint)
            guard reply.status == 401 || reply.status == 403 else { return reply.isSuccess }
            // An agent that lost its state may say of an unknown check that it is not allowed; registering tells.
            return false
        } catch let error as MicroError where error.code == .registryUnavailable {
            return false
        }
    }

    /// Takes a node away from an agent.
    /// - Parameters:
    ///   - id: Of the node.
    ///   - endpoint: Of the agent; nil for the one that is asked.
    /// - Returns: Whether the agent knew it. Agents of before 2021 say so of any.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`.
    func deregister(_ id: String, at endpoint: HTTPAPIEndpoint?) async throws -> Bool {
        let request = scoped(HTTPAPIRequest(.put, "v1", "agent", "service", "deregister", id))
        let reply: HTTPAPIReply
        if let endpoint {
            reply = try await http.send(request, to: endpoint)
        } else {
            reply = try await http.send(request)
        }
        guard reply.status != 404 else { return false }
        guard reply.isSuccess else { throw refusal(reply, of: "deregistering \(id)") }
        return true
    }

    /// Takes a node of another agent out of the catalogue; that agent puts it back if it still knows it.
    func strike(_ id: String, ofAgent agent: String) async throws {
        var request = HTTPAPIRequest(.put, "v1", "catalog", "deregister")
        var members: [JSONValue.Member] = [.init("Node", .string(agent)), .init("ServiceID", .string(id))]
        if let datacenter = configuration.datacenter { members.append(.init("Datacenter", .string(datacenter))) }
        request.body = .object(members)
        let reply = try await http.send(scoped(request))
        guard reply.isSuccess else { throw refusal(reply, of: "deregistering \(id)") }
    }

    // MARK: Common

    private func scoped(_ request: HTTPAPIRequest) -> HTTPAPIRequest {
        var request = request
        if let datacenter = configuration.datacenter { request.query.append(("dc", datacenter)) }
        if let namespace = configuration.namespace { request.query.append(("ns", namespace)) }
        if let token = configuration.token { request.headers.append(("X-Consul-Token", token)) }
        return request
    }

    private func refusal(_ reply: HTTPAPIReply, of purpose: String) -> MicroError {
        let shown = configuration.token == nil ? nil : "the token"
        var error = reply.refusal(from: http.settings.server, of: purpose, credentials: shown)
        if error.code == .accessDenied, shown == nil { error.hint = "give a token of Consul's access control" }
        return error
    }
}

/// A check of Consul's.
struct ConsulCheck: Sendable, Hashable {
    /// The agent.
    var agent: String
    /// The check's name on that agent.
    var id: String
    /// The service whose check it is; nil for one of the whole agent.
    var service: String?

    /// Reads a check; nil for what is none.
    init?(_ json: JSONValue) {
        guard let agent = json["Node"]?.stringValue, let id = json["CheckID"]?.stringValue else { return nil }
        self.agent = agent
        self.id = id
        service = json["ServiceName"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    }
}
