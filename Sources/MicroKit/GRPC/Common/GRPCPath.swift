/// The `:path` of a gRPC call, `/<service>/<method>` (gRPC over HTTP/2, "Path"), and go-micro's rule for it.
package struct GRPCPath: Sendable, Hashable, CustomStringConvertible {
    /// The path as it is sent.
    package let text: String
    /// What stands between the slashes: `package.Service`, or `<service>.<Type>` of go-micro.
    package let service: String
    /// What stands behind the second slash.
    package let method: String

    /// The last part of ``service``: the type of a go-micro handler. go-micro's servers ignore all before it, so that
    /// stock clients with a package of their own can call them (go-micro `util/grpc/grpc.go`).
    package var type: Substring {
        service.utf8.lastIndex(of: UInt8(ascii: ".")).map { service[service.utf8.index(after: $0)...] } ?? service[...]
    }

    /// The path of an endpoint, as go-micro's client makes it (go-micro `client/grpc/grpc.go`).
    ///
    /// An endpoint that begins with a slash is a path already; one with a slash inside is a full gRPC name
    /// (`package.Service/Method`); else it is `Type.Method` of the service, whose name may be empty.
    /// - Throws: ``MicroError`` `invalidArgument` for an endpoint that is none of these.
    package init(service: String, endpoint: String) throws(MicroError) {
        guard let path = Self.make(service, endpoint) else {
            throw MicroError(
                .invalidArgument,
                "\"\(endpoint)\" is no endpoint that can be called over gRPC",
                hint: "write Type.Method or package.Service/Method"
            )
        }
        self = path
    }

    /// Reads a path; nil when it has not two parts.
    package init?(parsing path: String) {
        let bytes = path.utf8
        guard bytes.first == UInt8(ascii: "/"), bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let rest = path.dropFirst()
        guard let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let method = rest[rest.utf8.index(after: slash)...]
        guard slash > rest.startIndex, !method.isEmpty, !method.utf8.contains(UInt8(ascii: "/")) else { return nil }
        self.text = path
        self.service = String(rest[..<slash])
        self.method = String(method)
    }

    private static func make(_ service: String, _ endpoint: String) -> GRPCPath? {
        if endpoint.utf8.first == UInt8(ascii: "/") { return GRPCPath(parsing: endpoint) }
        if endpoint.utf8.contains(UInt8(ascii: "/")) { return GRPCPath(parsing: "/" + endpoint) }
        let parts = endpoint.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        let type = service.isEmpty ? String(parts[0]) : "\(service).\(parts[0])"
        return GRPCPath(parsing: "/\(type)/\(parts[1])")
    }

    /// The path.
    package var description: String { text }
}
