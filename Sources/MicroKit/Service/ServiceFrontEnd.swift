/// What a service listens with: its protocols on one port.
struct ServiceFrontEnd: Sendable {
    let http1: HTTP1FrontEnd
    let grpc: GRPCServer

    /// Begins to listen; see ``Transport/listen(_:_:)``. Only the HTTP transport carries anything but mucp.
    func listen(_ address: String, by transport: any Transport) async throws -> any TransportListener {
        guard let transport = transport as? HTTPTransport else {
            return try await transport.listen(address) { [mucp = http1.mucp] in await mucp.respond(to: $0) }
        }
        return try await transport.listen(address, grpc: grpc) { [http1] in await http1.respond(to: $0) }
    }
}

/// Tells mucp from plain HTTP among the requests of HTTP/1: mucp has headers of go-micro, or comes to `/`.
struct HTTP1FrontEnd: Sendable {
    let mucp: MucpServer
    let http: PlainHTTPServer
    let protocols: Set<RPCProtocol>
    /// The service's name.
    let service: String

    /// Answers a request; nil when the caller has gone.
    func respond(to request: TransportRequest) async -> TransportMessage? {
        if isMucp(request.message) {
            guard protocols.contains(.mucp) else { return refuseMucp(request.message) }
            return await mucp.respond(to: request)
        }
        guard protocols.contains(.http) else {
            // Any path was as good as another before there was plain HTTP, and is where there is none.
            guard !protocols.contains(.mucp) else { return await mucp.respond(to: request) }
            return PlainHTTPServer.reply(
                ServiceError(id: service, code: 501, detail: protocols.refusal(of: .http, by: service)),
                to: request.message
            )
        }
        return await http.respond(to: request)
    }

    private func isMucp(_ message: TransportMessage) -> Bool {
        if message.target == "/", message.method == "POST" { return true }
        return message.headers.contains { name, _ in Self.isMicroName(name) }
    }

    /// `Micro-…` and `X-Micro-…`.
    private static func isMicroName(_ name: String) -> Bool {
        let rest = name.utf8.first.map { $0 | 0x20 } == UInt8(ascii: "x") ? name.dropFirst(2) : name[...]
        return rest.utf8.count > 6 && Metadata.isSame(String(rest.prefix(6)), "Micro-")
    }

    private func refuseMucp(_ message: TransportMessage) -> TransportMessage {
        let error = ServiceError(id: service, code: 501, detail: protocols.refusal(of: .mucp, by: service))
        let text = HeaderText.singleLine(error.headerValue)
        let offered = RPCProtocol.allCases.filter(protocols.contains).map(\.rawValue).joined(separator: ",")
        return TransportMessage(headers: [
            MucpHeader.error: text, MucpHeader.legacyPrefix + MucpHeader.error: text, MucpHeader.offered: offered,
        ])
    }
}

extension Set<RPCProtocol> {
    /// What a node advertises as `protocol` and `server`: mucp where it is spoken, since the mucp clients of go-micro
    /// look no further (go-micro `server/rpc_server.go`, `server/grpc/grpc.go`).
    var advertised: RPCProtocol { contains(.mucp) ? .mucp : contains(.grpc) ? .grpc : .http }

    /// What a node advertises as `transport`: a gRPC server `grpc`, a plain HTTP server nothing (go-micro
    /// `plugins/server/http`).
    func nodeTransport(over transport: String) -> String? {
        switch advertised {
        case .mucp: transport
        case .grpc: "grpc"
        case .http: nil
        }
    }
}
