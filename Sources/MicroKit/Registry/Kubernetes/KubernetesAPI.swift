/// The requests to Kubernetes that a registry makes (Kubernetes API, core v1).
struct KubernetesAPI: Sendable {
    /// What sends them.
    let http: HTTPAPI
    /// Who asks, and of which namespace.
    let access: KubernetesAccess
    /// Told of what can't be used.
    let rejected: RejectedRecords

    /// How many objects an answer may hold before the rest is asked for by itself.
    private static let page = 500
    /// The most pages of a list.
    private static let maximumPages = 400
    /// The most bytes of an event: objects are limited to 1.5 MiB by what Kubernetes keeps them in.
    private static let maximumEvent = 4 << 20
    /// How long a watch lasts before it is made anew from where it was: short, so that a connection that died silently
    /// is noticed.
    private static let watching = Duration.seconds(25)

    /// Objects, and the state of the cluster from which to watch.
    struct Listing: Sendable {
        var objects: [KubernetesObject]
        var version: String
    }

    /// Lists objects, page by page.
    /// - Parameters:
    ///   - kind: Which objects.
    ///   - labels: What they must be labelled with; nil for all.
    /// - Returns: All of them.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`.
    func list(_ kind: KubernetesKind, labels: String?) async throws -> Listing {
        var listing = Listing(objects: [], version: "")
        var mark: String?
        for _ in 0..<Self.maximumPages {
            var request = request(.get, kind)
            if let labels { request.query.append(("labelSelector", labels)) }
            request.query.append(("limit", "\(Self.page)"))
            if let mark { request.query.append(("continue", mark)) }
            let reply = try await http.send(request)
            if reply.status == 410, mark != nil {
                // The pages behind are of a state that is gone: from the beginning.
                (mark, listing.objects) = (nil, [])
                continue
            }
            guard reply.isSuccess else { throw refusal(reply, of: "listing \(kind.rawValue)") }
            mark = try reply.read("a list of \(kind.rawValue)", from: http.settings.server) { json in
                guard let metadata = json["metadata"], let version = metadata["resourceVersion"]?.stringValue else {
                    return nil
                }
                listing.objects += (json["items"]?.arrayValue ?? []).compactMap {
                    KubernetesObject($0, kind: kind, rejected: rejected)
                }
                listing.version = version
                return .some(metadata["continue"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 })
            }
            if mark == nil { return listing }
        }
        throw MicroError(.registryUnavailable, "Kubernetes does not come to an end of listing \(kind.rawValue)")
    }

    /// Reads events until the server ends the watch, which it does after a while.
    /// - Returns: False when the version is too long ago.
    func watch(
        _ kind: KubernetesKind,
        labels: String?,
        from version: String,
        _ each: @escaping @Sendable (KubernetesEvent) async throws -> Void
    ) async throws -> Bool {
        var request = request(.get, kind)
        request.query = [
            ("watch", "1"), ("allowWatchBookmarks", "true"), ("resourceVersion", version),
            ("timeoutSeconds", "\(Self.watching.components.seconds)"),
        ]
        if let labels { request.query.append(("labelSelector", labels)) }
        request.patience = Self.watching
        do {
            let reply = try await http.sendForLines(request, maximumLine: Self.maximumEvent) { line in
                guard let event = try KubernetesEvent(line: line, kind: kind, rejected: rejected) else { return }
                switch event {
                case .expired: throw Expired()
                case .failed(let words):
                    throw MicroError(.registryUnavailable, "Kubernetes ends the watch: \(words)", phase: .discovery)
                default: try await each(event)
                }
            }
            if reply.status == 410 { return false }
            guard reply.isSuccess else { throw refusal(reply, of: "watching \(kind.rawValue)") }
            return true
        } catch is Expired {
            return false
        }
    }

    /// That the version of a watch is too long ago.
    struct Expired: Error {}

    /// Changes a pod's labels and annotations; nil takes one away.
    func patch(pod: String, labels: [String: String?], annotations: [String: String?]) async throws {
        func object(_ map: [String: String?]) -> JSONValue {
            .object(map.sorted { $0.key < $1.key }.map { .init($0.key, $0.value.map(JSONValue.string) ?? .null) })
        }
        var request = request(.patch, .pods)
        request.path.append(pod)
        request.headers.append(("Content-Type", "application/strategic-merge-patch+json"))
        request.body = .object([
            .init("metadata", .object([.init("labels", object(labels)), .init("annotations", object(annotations))]))
        ])
        let reply = try await http.send(request)
        switch reply.status {
        case 200..<300: return
        case 404:
            throw MicroError(
                .registryUnavailable,
                "there is no pod \(pod) in the namespace \(access.namespace) of Kubernetes at \(reply.endpoint)",
                phase: .discovery,
                address: "\(reply.endpoint.target)",
                hint: "services are registered with the pod they run in, whose name HOSTNAME holds there"
            )
        case 400, 413, 422:
            throw MicroError(.invalidRecord, "Kubernetes at \(reply.endpoint) refuses the record: \(reply.words)")
        default: throw refusal(reply, of: "changing pod \(pod)")
        }
    }

    private func request(_ method: HTTPAPIRequest.Method, _ kind: KubernetesKind) -> HTTPAPIRequest {
        var request = HTTPAPIRequest(method, "api", "v1", "namespaces", access.namespace, kind.rawValue)
        if let header = access.authorization() { request.headers.append(("Authorization", header)) }
        return request
    }

    private func refusal(_ reply: HTTPAPIReply, of purpose: String) -> MicroError {
        var error = reply.refusal(
            from: http.settings.server,
            of: "\(purpose) in the namespace \(access.namespace)",
            credentials: access.credential.words
        )
        if reply.status == 403 {
            error.hint = "its role must allow get, list, watch and patch of pods (and list and watch of services)"
        }
        return error
    }
}
