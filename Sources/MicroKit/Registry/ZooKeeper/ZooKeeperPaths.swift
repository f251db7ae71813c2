/// Where go-micro keeps services (go-plugins `registry/zookeeper/util.go`): a znode for each service below
/// `/micro-registry`, a znode for each of its nodes below that, and every `/` in their names a `-`.
enum ZooKeeperPaths {
    /// The znode of all services.
    static let root = "/micro-registry"

    /// The znode of a service; nil for a name that no znode can have.
    static func service(_ name: String) -> String? {
        component(name).map { "\(root)/\($0)" }
    }

    /// The znode of a node; nil for names that no znode can have.
    static func node(_ id: String, of service: String) -> String? {
        guard let parent = Self.service(service), let child = component(id) else { return nil }
        return "\(parent)/\(child)"
    }

    /// A name as the last part of a path; nil where ZooKeeper's rules (`PathUtils.java`) allow none.
    static func component(_ name: String) -> String? {
        guard !name.isEmpty, name != ".", name != "..", name.unicodeScalars.allSatisfy(isAllowed) else { return nil }
        return name.replacing("/", with: "-")
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0xD800...0xF8FF, 0xFFF0...: false
        default: true
        }
    }
}
