public import Foundation
public import Testing

/// A server as its project ships it, which tests start by themselves (``ServerProcess``). It is looked for on the PATH
/// and where `Tests/Peers/setup.sh` puts what the system has no package of.
public enum ServerProgram: String, CaseIterable, Sendable {
    case etcd
    case etcd35 = "etcd-3.5"
    /// etcd's client, with which tests do to a server what an operator does.
    case etcdctl
    case natsServer = "nats-server"
    /// ZooKeeper's start script.
    case zookeeper = "zkServer.sh"

    /// The executable; nil when it isn't there.
    public var url: URL? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        // Servers of Debian's packages may stand where only root's PATH leads.
        var folders = path.split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/share/zookeeper/bin"]
        if let peers = PeerProgram.folder { folders.append(peers.appendingPathComponent("bin").path) }
        return folders.map { URL(fileURLWithPath: $0).appendingPathComponent(rawValue) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    /// Why it can't be run; nil when it can.
    public var absence: String? {
        if url != nil { return nil }
        return "\(rawValue) is missing: it is neither on the PATH nor in the bin folder of MICRO_TEST_PEERS"
            + " (see Tests/Peers/README.md)"
    }
}

extension Trait where Self == ConditionTrait {
    /// Leaves a test out where one of the servers is missing, saying which; it fails instead where they are required.
    public static func servers(_ programs: ServerProgram...) -> Self {
        let absence = programs.lazy.compactMap(\.absence).first
        return .enabled(if: absence == nil || PeerProgram.areRequired, Comment(rawValue: absence ?? "all are there"))
    }
}
