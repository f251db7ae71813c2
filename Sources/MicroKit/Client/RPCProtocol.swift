/// What a node can be called with.
public enum RPCProtocol: String, Sendable, CaseIterable {
    /// go-micro's own protocol, mostly over HTTP/1.1 (go-micro `client/rpc_client.go`).
    case mucp
    /// gRPC over HTTP/2 (go-micro `client/grpc`, and every other gRPC server).
    case grpc
    /// One plain HTTP request a call (go-micro `plugins/client/http`).
    case http
}

extension RPCProtocol {
    /// What a node says that it speaks.
    package enum Advertisement: Sendable, Hashable {
        /// One of those there are.
        case known(RPCProtocol)
        /// Something else, in its own words.
        case foreign(String)
    }

    /// What a node advertises as `protocol`, as `server` where that is missing (go-micro `server/rpc_server.go`), and by
    /// the transport where that is missing too; nil for nodes that say nothing, such as those of go-micro's `web`.
    package static func advertised(by node: Node) -> Advertisement? {
        let metadata = node.metadata
        let name = metadata[Node.MetadataKey.protocol] ?? metadata[Node.MetadataKey.server]
        // Every transport of a server that names neither carries what mucp was before 2019.
        guard let name = name?.lowercased() else {
            return metadata[Node.MetadataKey.transport] == nil ? nil : .known(.mucp)
        }
        if name == "rpc" { return .known(.mucp) }
        return RPCProtocol(rawValue: name).map { .known($0) } ?? .foreign(name)
    }

    /// What to try a node with that advertises nothing, the likeliest first.
    ///
    /// mucp goes first where the endpoint allows it, since a server of HTTP/2 shows itself by its first frame, without
    /// having executed anything. The reverse is not so: go-micro's mucp servers understand HTTP/2 too, and those of
    /// HTTP/1 may answer a connection preface in any way. An endpoint with a slash is a path of gRPC's.
    package static func guesses(for endpoint: String) -> [RPCProtocol] {
        endpoint.utf8.contains(UInt8(ascii: "/")) ? [.grpc] : [.mucp, .grpc]
    }
}
