package import MicroKit
package import NIOSSL

/// One agent of Consul with its server, as far as a registry sees it, after the published HTTP API.
///
/// It does: registering with an agent, its TTL checks and their passing, deregistering from agent and catalogue, the
/// catalogue's names, health by service and by state, queries that wait for a change with an index for each service,
/// expiry to critical and the reaping of critical services, tokens, a lost leader and stale reads.
///
/// It does not: other agents, checks other than of TTL, sessions, key-value, prepared queries, filters, Connect, data
/// centres and namespaces (which are only noted in ``requests``); the anonymous token may read nothing and write nothing.
/// Its time stands still and goes on by ``advance(by:)``.
package actor ConsulStandIn {
    /// What clients must show, nil for no access control.
    package var token: String?
    /// Without a leader only stale reads are answered.
    package var hasLeader = true
    /// The requests so far, as method and target.
    package private(set) var requests: [StandInRequest] = []

    private struct Service {
        var id: String
        var name: String
        var registration: JSONValue
        var ttl: Duration?
        var reaping: Duration?
        var status = "passing"
        /// When the check was passed, or became critical.
        var since: Duration
    }

    private var services: [String: Service] = [:]
    /// Services that are in the catalogue by themselves or of other agents.
    private var foreign: [String: JSONValue] = [:]
    private var index: UInt64 = 10
    private var serviceIndex: [String: UInt64] = [:]
    private var now = Duration.zero
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var nextWaiter = 0
    private var server: StandInHTTPServer?
    private let agent = "lab-agent"

    /// Makes an agent that does not listen yet.
    package init() {}

    /// Starts listening.
    /// - Parameters:
    ///   - port: 0 for any.
    ///   - tls: Nil for plaintext.
    /// - Returns: `127.0.0.1:port`
    /// - Throws: When the port can't be bound.
    @discardableResult
    package func start(port: Int = 0, tls: NIOSSLContext? = nil) async throws -> String {
        let server = try await StandInHTTPServer.start(port: port, tls: tls) { [weak self] request in
            await self?.answer(request) ?? StandInReply(500)
        }
        self.server = server
        return server.address
    }

    /// Stops listening and breaks all connections. What is registered stays.
    package func stop() async {
        await server?.close()
        server = nil
        wake()
    }

    /// Sets what clients must show.
    package func demand(token: String?) { self.token = token }

    /// Lets the leader go or come.
    package func lead(_ hasLeader: Bool) { self.hasLeader = hasLeader }

    /// Forgets everything, as an agent without data that is started anew; its index begins again too.
    package func forget() {
        services = [:]
        foreign = [:]
        serviceIndex = [:]
        index = 5
        wake()
    }

    /// Puts an entry of `/v1/health/service/NAME` there as it is, by the id of its service.
    package func put(_ entry: JSONValue, id: String, name: String) {
        foreign[id] = entry
        changed(name)
    }

    /// Lets time pass: checks that were not passed become critical, and what was critical for long is reaped.
    package func advance(by time: Duration) {
        now += time
        for (id, service) in services {
            if service.status == "passing", let ttl = service.ttl, now - service.since >= ttl {
                services[id]?.status = "critical"
                services[id]?.since = service.since + ttl
                changed(service.name)
            }
            guard let critical = services[id], critical.status == "critical", let reaping = critical.reaping else {
                continue
            }
            if now - critical.since >= reaping {
                services[id] = nil
                changed(service.name)
            }
        }
    }

    /// The body with which a node was registered.
    package func registration(of id: String) -> JSONValue? { services[id]?.registration }

    /// The ids that are registered.
    package var ids: [String] { services.keys.sorted() }

    // MARK: Answers

    private func answer(_ request: StandInRequest) async -> StandInReply {
        requests.append(request)
        switch (request.method, request.path.dropFirst().joined(separator: "/"), request.path.last) {
        case ("GET", "agent/host", _): return StandInReply(200, "{}")
        case ("PUT", "agent/service/register", _): return guarded(request) { self.register(request) }
        case ("PUT", let path, let id?) where path.hasPrefix("agent/service/deregister/"):
            return guarded(request) { self.deregister(id) }
        case ("PUT", let path, let check?) where path.hasPrefix("agent/check/pass/"):
            return guarded(request) { self.pass(check) }
        case ("GET", let path, let id?) where path.hasPrefix("agent/service/"):
            return guarded(request) {
                self.services[id].map { StandInReply(200, $0.registration.text()) }
                    ?? StandInReply(404, "unknown service ID: \(id)")
            }
        case ("PUT", "catalog/deregister", _): return guarded(request) { self.strike(request) }
        case ("GET", "catalog/services", _):
            return await query(request) { .init(self.index, self.catalog) }
        case ("GET", "health/state/critical", _):
            return await query(request) { .init(self.index, self.critical) }
        case ("GET", let path, let name?) where path.hasPrefix("health/service/"):
            return await query(request) { .init(self.serviceIndex[name] ?? self.index, self.health(name)) }
        default: return StandInReply(404, "Invalid URL path: not a recognized HTTP API endpoint")
        }
    }

    private func guarded(_ request: StandInRequest, _ answer: () -> StandInReply) -> StandInReply {
        guard let token else { return answer() }
        switch request.headers["x-consul-token"] {
        case token: return answer()
        case nil: return StandInReply(403, "Permission denied: anonymous token lacks permission 'service:write'")
        default: return StandInReply(403, "ACL not found")
        }
    }

    private func register(_ request: StandInRequest) -> StandInReply {
        guard let body = try? JSONValue(parsing: request.body), let name = body["Name"]?.stringValue, !name.isEmpty
        else { return StandInReply(400, "Missing service name") }
        let id = body["ID"]?.stringValue ?? name
        for member in body["Meta"]?.members ?? [] where member.value.stringValue?.utf8.count ?? 0 > 512 {
            return StandInReply(400, "Invalid Service Meta: Value is too long (limit: 512 characters)")
        }
        let check = body["Check"]
        let new = Service(
            id: id,
            name: name,
            registration: body,
            ttl: check?["TTL"]?.stringValue.flatMap(Self.duration),
            reaping: check?["DeregisterCriticalServiceAfter"]?.stringValue.flatMap(Self.duration),
            status: check == nil ? "passing" : check?["Status"]?.stringValue ?? "critical",
            since: now
        )
        if let old = services.updateValue(new, forKey: id), old.name != name { changed(old.name) }
        changed(name)
        return StandInReply()
    }

    private func pass(_ check: String) -> StandInReply {
        guard check.hasPrefix("service:"), let service = services[String(check.dropFirst(8))], service.ttl != nil else {
            return StandInReply(404, "Unknown check ID \"\(check)\". Ensure that the check ID is passed.")
        }
        let wasCritical = service.status != "passing"
        services[service.id]?.status = "passing"
        services[service.id]?.since = now
        if wasCritical { changed(service.name) }
        return StandInReply()
    }

    private func deregister(_ id: String) -> StandInReply {
        guard let service = services.removeValue(forKey: id) else {
            return StandInReply(404, "Unknown service ID \"\(id)\". Ensure that the service ID is passed.")
        }
        changed(service.name)
        return StandInReply()
    }

    private func strike(_ request: StandInRequest) -> StandInReply {
        guard let body = try? JSONValue(parsing: request.body), let id = body["ServiceID"]?.stringValue else {
            return StandInReply(400, "Request decode failed")
        }
        if let entry = foreign.removeValue(forKey: id) { changed(entry["Service"]?["Service"]?.stringValue ?? "") }
        return StandInReply(200, "true")
    }

    // MARK: Queries

    private struct Found {
        var index: UInt64
        var json: JSONValue
        init(_ index: UInt64, _ json: JSONValue) { (self.index, self.json) = (index, json) }
    }

    private func query(_ request: StandInRequest, _ find: () -> Found) async -> StandInReply {
        if let token {
            switch request.headers["x-consul-token"] {
            case token: break
            // The anonymous token may read nothing, and is not told so.
            case nil: return StandInReply(200, request.path.contains("catalog") ? "{}" : "[]")
            default: return StandInReply(403, "ACL not found")
            }
        }
        guard hasLeader || request.query["stale"] != nil else { return StandInReply(500, "No cluster leader") }
        var found = find()
        if let known = request.query["index"].flatMap(UInt64.init), known > 0 {
            let wait = request.query["wait"].flatMap(Self.duration) ?? .seconds(300)
            let end = ContinuousClock.now + wait
            // An index beyond the server's own is answered at once.
            while found.index == known, !Task.isCancelled, ContinuousClock.now < end, server != nil {
                await untilChange(end)
                found = find()
            }
        }
        return StandInReply(200, found.json.text(), headers: [("X-Consul-Index", "\(found.index)")])
    }

    private func untilChange(_ end: ContinuousClock.Instant) async {
        let waiter = nextWaiter
        nextWaiter += 1
        let timer = Task {
            try? await Task.sleep(until: end, clock: .continuous)
            self.resume(waiter)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiting[waiter] = $0 }
        } onCancel: {
            Task { await self.resume(waiter) }
        }
        timer.cancel()
    }

    private func resume(_ waiter: Int) { waiting.removeValue(forKey: waiter)?.resume() }

    private func changed(_ name: String) {
        index += 1
        serviceIndex[name] = index
        wake()
    }

    private func wake() {
        let all = waiting
        waiting = [:]
        all.values.forEach { $0.resume() }
    }

    private var catalog: JSONValue {
        var tags: [String: [JSONValue]] = [:]
        for service in services.values {
            tags[service.name, default: []] += service.registration["Tags"]?.arrayValue ?? []
        }
        for entry in foreign.values {
            tags[entry["Service"]?["Service"]?.stringValue ?? "", default: []] +=
                entry["Service"]?["Tags"]?.arrayValue ?? []
        }
        return .object(tags.map { .init($0.key, .array(Array(Set($0.value)))) })
    }

    private func health(_ name: String) -> JSONValue {
        let own = services.values.filter { $0.name == name }.sorted { $0.id < $1.id }.map { service in
            let body = service.registration
            return JSONValue.object([
                .init("Node", .object([.init("Node", .string(agent)), .init("Address", .string("10.0.0.1"))])),
                .init(
                    "Service",
                    .object([
                        .init("ID", .string(service.id)), .init("Service", .string(name)),
                        .init("Tags", body["Tags"] ?? .null), .init("Address", body["Address"] ?? .string("")),
                        .init("Meta", body["Meta"] ?? .null), .init("Port", body["Port"] ?? .number("0")),
                    ])
                ),
                .init("Checks", .array(service.ttl == nil ? [] : [check(service)])),
            ])
        }
        return .array(own + foreign.values.filter { $0["Service"]?["Service"]?.stringValue == name })
    }

    private var critical: JSONValue {
        .array(services.values.filter { $0.status == "critical" && $0.ttl != nil }.map(check))
    }

    private func check(_ service: Service) -> JSONValue {
        .object([
            .init("Node", .string(agent)), .init("CheckID", .string("service:\(service.id)")),
            .init("Status", .string(service.status)), .init("ServiceID", .string(service.id)),
            .init("ServiceName", .string(service.name)),
        ])
    }

    /// Go's durations, as far as clients write them.
    static func duration(_ text: String) -> Duration? {
        var (sum, number) = (Duration.zero, "")
        var rest = text[...]
        while let character = rest.popFirst() {
            if character.isNumber {
                number.append(character)
                continue
            }
            guard let value = Int(number) else { return nil }
            number = ""
            switch character {
            case "h": sum += .seconds(value * 3600)
            case "m" where rest.first == "s":
                rest.removeFirst()
                sum += .milliseconds(value)
            case "m": sum += .seconds(value * 60)
            case "s": sum += .seconds(value)
            default: return nil
            }
        }
        return number.isEmpty ? sum : nil
    }
}
