/// A line of a watch (Kubernetes API concepts, "Efficient detection of changes").
enum KubernetesEvent: Sendable {
    /// An object is new or has changed.
    case put(KubernetesObject)
    /// An object has gone, or is no longer among those that are watched.
    case remove(KubernetesObject)
    /// Nothing has changed up to a version.
    case bookmark(String)
    /// The version from which to watch is too long ago: everything is to be listed again.
    case expired
    /// The server gives up the watch, with its words.
    case failed(String)

    /// Reads a line.
    /// - Returns: Nil for an event of a type that is not known, or an object without a name.
    /// - Throws: ``MicroError`` `registryUnavailable` when it is no JSON.
    init?(line: [UInt8], kind: KubernetesKind, rejected: RejectedRecords) throws(MicroError) {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: line, maximumDepth: 128)
        } catch {
            throw MicroError(.registryUnavailable, "the watch tells something that is not JSON: \(error.reason)")
        }
        let object = json["object"] ?? .null
        switch json["type"]?.stringValue {
        case "ADDED", "MODIFIED":
            guard let object = KubernetesObject(object, kind: kind, rejected: rejected) else { return nil }
            self = .put(object)
        case "DELETED":
            guard let object = KubernetesObject(object, kind: kind, rejected: rejected) else { return nil }
            self = .remove(object)
        case "BOOKMARK":
            guard let version = object["metadata"]?["resourceVersion"]?.stringValue else { return nil }
            self = .bookmark(version)
        case "ERROR":
            guard object["code"]?.intValue != 410 else {
                self = .expired
                return
            }
            self = .failed(String((object["message"]?.stringValue ?? "no reason given").prefix(300)))
        default: return nil
        }
    }
}
