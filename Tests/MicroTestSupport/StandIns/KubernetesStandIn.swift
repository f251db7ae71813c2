package import MicroKit
package import NIOSSL

/// The API server of Kubernetes, as far as a registry sees it, after the published API.
///
/// It does: listing pods and services of a namespace with label selectors of the form `key=value`, in pages; watching them
/// from a version, with bookmarks, a time after which the watch ends, and 410 for versions that are too long ago, both as
/// a status and as an event; merge patches of a pod's labels and annotations, which do nothing when nothing changes;
/// bearer tokens, with 401 for a wrong one and 403 for one without the right.
///
/// It does not: other kinds, field selectors, sets in selectors, strategic merging of lists, conflicts, admission.
package actor KubernetesStandIn {
    /// The requests so far.
    package private(set) var requests: [StandInRequest] = []
    /// How many objects an answer holds at most, whatever the client asks for.
    package var page = 500

    private struct Object {
        var json: JSONValue
        var version: Int
    }

    private struct Change {
        var type: String
        var kind: String
        var version: Int
        var json: JSONValue
        var before: JSONValue?
    }

    private var objects: [String: [String: Object]] = ["pods": [:], "services": [:]]
    private var changes: [Change] = []
    /// Versions up to this one have been forgotten.
    private var compacted = 0
    private var version = 100
    private var token: String?
    private var isForbidden = false
    private var watchers: [Int: Watcher] = [:]
    private var nextWatcher = 0
    private var server: StandInHTTPServer?
    private let namespace = "default"

    private struct Watcher {
        var kind: String
        var selector: String?
        var stream: AsyncStream<[UInt8]>.Continuation
    }

    /// Makes a server that does not listen yet, with one pod.
    package init(pods: [String] = ["pod-1"]) {
        for pod in pods {
            objects["pods"]?[pod] = Object(json: Self.pod(pod, in: "default", version: 100), version: 100)
        }
    }

    /// Starts listening.
    /// - Returns: `http://127.0.0.1:port`, or the same with https.
    @discardableResult
    package func start(port: Int = 0, tls: NIOSSLContext? = nil) async throws -> String {
        let server = try await StandInHTTPServer.start(port: port, tls: tls) { [weak self] request in
            await self?.answer(request) ?? StandInReply(500)
        }
        self.server = server
        return "\(tls == nil ? "http" : "https")://\(server.address)"
    }

    /// Stops listening and breaks all connections. Objects stay.
    package func stop() async {
        await server?.close()
        server = nil
        endWatches()
    }

    /// Sets the bearer token that clients must show.
    package func demand(token: String?) { self.token = token }

    /// Sets whether everything is forbidden.
    package func forbid(_ isForbidden: Bool) { self.isForbidden = isForbidden }

    /// Sets how many objects an answer holds at most.
    package func limit(page: Int) { self.page = page }

    /// Ends all watches, as the server does after a while.
    package func endWatches() {
        for watcher in watchers.values { watcher.stream.finish() }
        watchers = [:]
    }

    /// Forgets all versions, so that watches from them are refused, and tells those that go on.
    /// - Parameter isTold: Whether open watches get an event of 410; otherwise they just end.
    package func compact(isTold: Bool) {
        version += 1
        compacted = version
        changes = []
        if isTold {
            let event = #"{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired"}}"# + "\n"
            for watcher in watchers.values { watcher.stream.yield(Array(event.utf8)) }
        }
        endWatches()
    }

    /// Sends a bookmark to all watches.
    package func bookmark() {
        let event = #"{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"\#(version)"}}}"# + "\n"
        for watcher in watchers.values { watcher.stream.yield(Array(event.utf8)) }
    }

    /// Sends a line to all watches.
    package func send(line: String) { send(part: line + "\n") }

    /// Sends what is not a whole line to all watches.
    package func send(part: String) {
        for watcher in watchers.values { watcher.stream.yield(Array(part.utf8)) }
    }

    /// How many watches are open.
    package var openWatches: Int { watchers.count }

    /// Puts an object there, with a version of its own.
    package func put(_ kind: String = "pods", _ name: String, _ json: JSONValue) {
        version += 1
        let before = objects[kind]?[name]?.json
        let json = json.setting(["metadata", "resourceVersion"], .string("\(version)"))
        objects[kind]?[name] = Object(json: json, version: version)
        note(
            Change(type: before == nil ? "ADDED" : "MODIFIED", kind: kind, version: version, json: json, before: before)
        )
    }

    /// Takes an object away.
    package func remove(_ kind: String = "pods", _ name: String) {
        guard let old = objects[kind]?.removeValue(forKey: name) else { return }
        version += 1
        let json = old.json.setting(["metadata", "resourceVersion"], .string("\(version)"))
        note(Change(type: "DELETED", kind: kind, version: version, json: json, before: old.json))
    }

    /// An object as it is.
    package func object(_ kind: String = "pods", _ name: String) -> JSONValue? { objects[kind]?[name]?.json }

    /// A pod that runs.
    package static func pod(
        _ name: String,
        in namespace: String = "default",
        version: Int = 0,
        labels: [String: String] = [:],
        annotations: [String: String] = [:],
        phase: String = "Running"
    ) -> JSONValue {
        .object([
            .init(
                "metadata",
                .object([
                    .init("name", .string(name)), .init("namespace", .string(namespace)),
                    .init("resourceVersion", .string("\(version)")), .init("labels", .sortedObject(labels)),
                    .init("annotations", .sortedObject(annotations)),
                ])
            ),
            .init("status", .object([.init("phase", .string(phase))])),
        ])
    }

    // MARK: Answers

    private func answer(_ request: StandInRequest) -> StandInReply {
        requests.append(request)
        if let token, request.headers["authorization"] != "Bearer \(token)" {
            return Self.status(401, "Unauthorized", "Unauthorized")
        }
        let path = request.path
        guard path.count >= 5, path[0] == "api", path[3] == namespace, objects[path[4]] != nil else {
            return Self.status(404, "NotFound", "the server could not find the requested resource")
        }
        if isForbidden {
            let message = #"\#(path[4]) is forbidden: User \"lab\" cannot list resource \"\#(path[4])\" in API group"#
            return Self.status(403, "Forbidden", message)
        }
        switch (request.method, path.count) {
        case ("GET", 5) where request.query["watch"] == "1": return watch(path[4], request)
        case ("GET", 5): return list(path[4], request)
        case ("GET", 6):
            return objects[path[4]]?[path[5]].map { StandInReply(200, $0.json.text()) }
                ?? Self.status(404, "NotFound", "\(path[4]) \(path[5]) not found")
        case ("PATCH", 6): return patch(path[4], path[5], request)
        default: return Self.status(405, "MethodNotAllowed", "the server does not allow this method")
        }
    }

    private static func status(_ code: Int, _ reason: String, _ message: String) -> StandInReply {
        StandInReply(code, #"{"kind":"Status","code":\#(code),"reason":"\#(reason)","message":"\#(message)"}"#)
    }

    private func list(_ kind: String, _ request: StandInRequest) -> StandInReply {
        let selector = request.query["labelSelector"]
        let all = (objects[kind] ?? [:]).sorted { $0.key < $1.key }.map(\.value.json).filter { Self.fits($0, selector) }
        let parts = request.query["continue"]?.split(separator: "/").compactMap { Int($0) } ?? [0, version]
        guard parts.count == 2, parts[1] >= compacted else {
            return Self.status(410, "Expired", "The provided continue parameter is too old")
        }
        let size = min(page, request.query["limit"].flatMap { Int($0) } ?? .max)
        let rest = all.dropFirst(parts[0])
        let mark = rest.count > size ? "\(parts[0] + size)/\(parts[1])" : ""
        let metadata = JSONValue.object([
            .init("resourceVersion", .string("\(parts[1])")), .init("continue", .string(mark)),
        ])
        return StandInReply(
            200,
            JSONValue.object([.init("metadata", metadata), .init("items", .array(Array(rest.prefix(size))))]).text()
        )
    }

    private func watch(_ kind: String, _ request: StandInRequest) -> StandInReply {
        guard let from = request.query["resourceVersion"].flatMap({ Int($0) }) else {
            return Self.status(400, "BadRequest", "resourceVersion")
        }
        guard from >= compacted else { return Self.status(410, "Expired", "too old resource version") }
        let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        let watcher = Watcher(kind: kind, selector: request.query["labelSelector"], stream: continuation)
        for change in changes where change.version > from { Self.send(change, to: watcher) }
        nextWatcher += 1
        let number = nextWatcher
        watchers[number] = watcher
        continuation.onTermination = { _ in Task { await self.drop(number) } }
        var reply = StandInReply()
        reply.stream = stream
        return reply
    }

    private func drop(_ number: Int) { watchers[number] = nil }

    private func note(_ change: Change) {
        changes.append(change)
        for watcher in watchers.values { Self.send(change, to: watcher) }
    }

    /// What a watch tells of a change: an object that no longer fits its selector is as good as gone.
    private static func send(_ change: Change, to watcher: Watcher) {
        guard change.kind == watcher.kind else { return }
        let fitsNow = change.type != "DELETED" && fits(change.json, watcher.selector)
        let didFit = change.before.map { fits($0, watcher.selector) } ?? false
        let type: String
        switch (didFit, fitsNow) {
        case (false, false): return
        case (false, true): type = "ADDED"
        case (true, true): type = "MODIFIED"
        case (true, false): type = "DELETED"
        }
        let event = JSONValue.object([.init("type", .string(type)), .init("object", change.json)])
        watcher.stream.yield(event.utf8() + [0x0A])
    }

    private static func fits(_ json: JSONValue, _ selector: String?) -> Bool {
        guard let selector else { return true }
        return selector.split(separator: ",").allSatisfy { pair in
            let sides = pair.split(separator: "=", maxSplits: 1)
            return sides.count == 2 && json["metadata"]?["labels"]?[String(sides[0])]?.stringValue == String(sides[1])
        }
    }

    private func patch(_ kind: String, _ name: String, _ request: StandInRequest) -> StandInReply {
        guard let old = objects[kind]?[name] else { return Self.status(404, "NotFound", "\(kind) \(name) not found") }
        guard request.headers["content-type"] == "application/strategic-merge-patch+json",
            let body = try? JSONValue(parsing: request.body), body.members?.map(\.name) == ["metadata"]
        else { return Self.status(415, "UnsupportedMediaType", "the patch is not understood") }
        for key in (body["metadata"]?["labels"]?.members ?? []) + (body["metadata"]?["annotations"]?.members ?? []) {
            guard key.name.split(separator: "/").last?.utf8.count ?? 0 <= 63 else {
                return Self.status(422, "Invalid", "metadata.labels: Invalid value: must be no more than 63 characters")
            }
        }
        let new = old.json.merging(body)
        if new != old.json { put(kind, name, new) }
        return StandInReply(200, new.text())
    }
}

extension JSONValue {
    /// The value with another one at a path.
    fileprivate func setting(_ path: [String], _ value: JSONValue) -> JSONValue {
        guard let name = path.first else { return value }
        let inner = (self[name] ?? .object([])).setting(Array(path.dropFirst()), value)
        return .object((members ?? []).filter { $0.name != name } + [.init(name, inner)]).sorted
    }

    /// The value with another one merged into it (RFC 7386).
    fileprivate func merging(_ patch: JSONValue) -> JSONValue {
        guard let members = patch.members else { return patch }
        var result = self.members ?? []
        for member in members {
            let old = result.first { $0.name == member.name }?.value ?? .null
            result.removeAll { $0.name == member.name }
            if member.value != .null { result.append(.init(member.name, old.merging(member.value))) }
        }
        return JSONValue.object(result).sorted
    }

    private var sorted: JSONValue {
        guard let members else { return self }
        return .object(members.sorted { $0.name < $1.name })
    }
}
