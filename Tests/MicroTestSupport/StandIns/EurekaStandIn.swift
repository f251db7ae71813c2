package import MicroKit

/// Netflix's Eureka, as far as a registry sees it, after its published REST operations of version 2 in JSON.
///
/// It does: registering, heartbeats, deregistering, one application and all of them, names in capitals, expiry of leases,
/// lists of one element as the element itself if it is told to be an old server, basic authentication.
///
/// It does not: XML, deltas, peers, self-preservation, statuses other than those registered, remembered answers. Its time
/// stands still and goes on by ``advance(by:)``.
package actor EurekaStandIn {
    private struct Instance {
        var json: JSONValue
        var lease: Duration
        var renewed: Duration
    }

    /// The requests so far.
    package private(set) var requests: [StandInRequest] = []
    private var applications: [String: [String: Instance]] = [:]
    private var now = Duration.zero
    private var server: StandInHTTPServer?
    private var authorization: String?
    private let isOld: Bool

    /// Makes a server that does not listen yet.
    package init(isOld: Bool = false) { self.isOld = isOld }

    /// Starts listening.
    /// - Returns: `127.0.0.1:port`
    @discardableResult
    package func start(port: Int = 0) async throws -> String {
        let server = try await StandInHTTPServer.start(port: port) { [weak self] request in
            await self?.answer(request) ?? StandInReply(500)
        }
        self.server = server
        return server.address
    }

    /// Stops listening and breaks all connections.
    package func stop() async {
        await server?.close()
        server = nil
    }

    /// Sets the header that clients must show.
    package func demand(authorization: String?) { self.authorization = authorization }

    /// Forgets everything.
    package func forget() { applications = [:] }

    /// Lets time pass: leases that were not renewed are over.
    package func advance(by time: Duration) {
        now += time
        for (name, instances) in applications {
            applications[name] = instances.filter { now - $0.value.renewed < $0.value.lease }
        }
    }

    /// Puts an instance there as it is.
    package func put(_ json: JSONValue, app: String, id: String) {
        applications[app.uppercased(), default: [:]][id] = Instance(json: json, lease: .seconds(90), renewed: now)
    }

    /// An instance as it was registered.
    package func instance(_ app: String, _ id: String) -> JSONValue? { applications[app.uppercased()]?[id]?.json }

    private func answer(_ request: StandInRequest) -> StandInReply {
        requests.append(request)
        if let authorization, request.headers["authorization"] != authorization { return StandInReply(401) }
        guard request.path.starts(with: ["eureka", "v2", "apps"]) else { return StandInReply(404) }
        let path = request.path.dropFirst(3).map { $0 }
        let app = path.first?.uppercased() ?? ""
        switch (request.method, path.count) {
        case ("GET", 0):
            let all = applications.filter { !$0.value.isEmpty }.map { application($0.key) }
            return StandInReply(200, JSONValue.object([.init("applications", wrapped("application", all))]).text())
        case ("GET", 1):
            guard applications[app]?.isEmpty == false else { return StandInReply(404) }
            return StandInReply(200, JSONValue.object([.init("application", application(app))]).text())
        case ("POST", 1): return register(request, app)
        case ("PUT", 2):
            guard applications[app]?[path[1]] != nil else { return StandInReply(404) }
            applications[app]?[path[1]]?.renewed = now
            return StandInReply(200)
        case ("DELETE", 2):
            return StandInReply(applications[app]?.removeValue(forKey: path[1]) == nil ? 404 : 200)
        default: return StandInReply(405)
        }
    }

    private func register(_ request: StandInRequest, _ app: String) -> StandInReply {
        guard let instance = (try? JSONValue(parsing: request.body))?["instance"],
            instance["app"]?.stringValue?.uppercased() == app, let host = instance["hostName"]?.stringValue
        else { return StandInReply(400, "Mismatched or missing appName") }
        let id = instance["instanceId"]?.stringValue ?? host
        let lease = instance["leaseInfo"]?["durationInSecs"]?.intValue ?? 90
        let json = Instance(json: instance, lease: .seconds(lease), renewed: now)
        applications[app, default: [:]][id] = json
        return StandInReply(204)
    }

    private func application(_ name: String) -> JSONValue {
        let instances = (applications[name] ?? [:]).sorted { $0.key < $1.key }.map(\.value.json)
        let members = wrapped("instance", instances).members ?? []
        return .object([.init("name", .string(name))] + members)
    }

    private func wrapped(_ name: String, _ all: [JSONValue]) -> JSONValue {
        let value = isOld && all.count == 1 ? all[0] : JSONValue.array(all)
        return .object([.init("versions__delta", .string("1")), .init(name, value)])
    }
}
