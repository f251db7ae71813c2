/// The requests to Eureka that a registry makes (Eureka REST operations, v2).
struct EurekaAPI: Sendable {
    /// What sends them.
    let http: HTTPAPI
    /// The user of basic authentication, nil for none.
    let user: (name: String, password: String)?
    /// Told of what can't be used.
    let rejected: RejectedRecords

    /// All records of all applications.
    func all() async throws -> [ServiceRecord] {
        let reply = try await http.send(request(.get))
        guard reply.isSuccess else { throw refusal(reply, of: "listing applications") }
        let root = try reply.read("a list of applications", from: http.settings.server) { $0["applications"] }
        return EurekaInstance.elements(root["application"]).flatMap { application in
            // Eureka writes all names in capitals, and go-micro reads them all in small letters.
            let name = (application["name"]?.stringValue ?? "").lowercased()
            return name.isEmpty ? [] : EurekaInstance.records(in: application, of: name, rejected: rejected)
        }
        .merged()
    }

    /// The records of one application, called as it was asked for.
    func records(of name: String) async throws -> [ServiceRecord] {
        let reply = try await http.send(request(.get, name))
        if reply.status == 404 { return [] }
        guard reply.isSuccess else { throw refusal(reply, of: "looking up \(name)") }
        let application = try reply.read("an application", from: http.settings.server) { $0["application"] }
        guard application["name"]?.stringValue?.lowercased() == name.lowercased() else { return [] }
        return EurekaInstance.records(in: application, of: name, rejected: rejected).merged()
    }

    /// Registers a node, or replaces what is known of it.
    func register(_ record: ServiceRecord, _ node: Node, ttl: Duration?) async throws {
        var request = request(.post, record.name)
        request.body = EurekaInstance.body(record, node, ttl: ttl)
        let reply = try await http.send(request)
        if reply.status == 400 || reply.status == 413 {
            throw MicroError(
                .invalidRecord,
                "Eureka at \(reply.endpoint) refuses node \(node.id) of \(record.name)"
                    + (reply.words.isEmpty ? "" : ": \(reply.words)")
            )
        }
        guard reply.isSuccess else { throw refusal(reply, of: "registering \(record.name)") }
    }

    /// Sends a heartbeat.
    /// - Returns: False when Eureka does not know the node.
    func renew(_ name: String, _ node: Node) async throws -> Bool {
        let reply = try await http.send(request(.put, name, EurekaInstance.id(of: node)))
        if reply.status == 404 { return false }
        guard reply.isSuccess else { throw refusal(reply, of: "renewing \(name)") }
        return true
    }

    /// Takes a node away; one that is not known is no error.
    func deregister(_ name: String, _ node: Node) async throws {
        let reply = try await http.send(request(.delete, name, EurekaInstance.id(of: node)))
        guard reply.isSuccess || reply.status == 404 else { throw refusal(reply, of: "deregistering \(name)") }
    }

    private func request(_ method: HTTPAPIRequest.Method, _ path: String...) -> HTTPAPIRequest {
        var request = HTTPAPIRequest(method, "apps")
        request.path += path
        if let user {
            var text: [UInt8] = []
            Base64.append(Array("\(user.name):\(user.password)".utf8), to: &text)
            request.headers = [("Authorization", "Basic " + String(decoding: text, as: UTF8.self))]
        }
        return request
    }

    private func refusal(_ reply: HTTPAPIReply, of purpose: String) -> MicroError {
        reply.refusal(from: http.settings.server, of: purpose, credentials: user.map { "the user \($0.name)" })
    }
}
