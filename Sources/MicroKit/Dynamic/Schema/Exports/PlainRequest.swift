/// The single HTTP request that calls an endpoint at its node, as far as there is one that tools without protobuf can
/// make.
enum PlainRequest {
    /// A POST of JSON to ``EndpointExport/Subject/httpPath``, with the headers that mucp wants, none for plain HTTP.
    case json(headers: [(name: String, text: String)])
    /// A gRPC request of one framed JSON message, which go-micro's servers take.
    case framedJSON(GRPCPath)
    /// There is none, for a reason that is told as an error.
    case none(MicroError)
}

extension EndpointExport.Subject {
    /// How the endpoint is called at its node; without a node, through a gateway that takes plain HTTP.
    var plainRequest: PlainRequest {
        if shape.requestStreams || shape.replyStreams {
            let text = "\(title) is a stream, which no single HTTP request carries"
            return .none(MicroError(.endpointIsStream, text, hint: "open it as a stream"))
        }
        guard let node else { return .json(headers: []) }
        switch RPCProtocol.advertised(by: node) {
        case .known(.grpc): return framed
        case .known(.mucp), nil: return mucp(at: node)
        case .known(.http): return .json(headers: [])
        case .foreign(let name):
            return .none(MicroError(.invalidArgument, "\(title) is offered over \"\(name)\", which is not HTTP"))
        }
    }

    /// Whether messages are likely to be taken as protobuf only: go-micro's own servers, which take JSON too, name their
    /// endpoints `Type.Method`.
    var wantsProtobuf: Bool {
        guard let node, RPCProtocol.advertised(by: node) == .known(.grpc) else { return false }
        return endpoint.utf8.contains(UInt8(ascii: "/"))
    }

    private var framed: PlainRequest {
        if wantsProtobuf {
            let text = "\(title) is a method of a gRPC server, which takes only protobuf"
            return .none(MicroError(.invalidArgument, text, hint: "call it with a client that knows its messages"))
        }
        do throws(MicroError) {
            return .framedJSON(try GRPCPath(service: service, endpoint: endpoint))
        } catch {
            return .none(error)
        }
    }

    /// The names in headers, as go-micro's clients write them (go-micro `codec/proto`, `client/rpc_codec.go`).
    private func mucp(at node: Node) -> PlainRequest {
        let transport = node.metadata[Node.MetadataKey.transport] ?? "http"
        guard transport == "http" else {
            let text = "\(title) is offered over the transport \"\(transport)\", which is not plain HTTP"
            return .none(MicroError(.invalidArgument, text, hint: "call it with a client of go-micro's"))
        }
        return .json(headers: [
            (MucpHeader.service, service), (MucpHeader.endpoint, endpoint), (MucpHeader.method, endpoint),
        ])
    }

    /// Service and endpoint, for the words of failures.
    private var title: String { service.isEmpty ? endpoint : "\(service) \(endpoint)" }

    /// `http://host:port`, or with TLS `https://` and the name that the certificate must be for.
    var baseURL: String {
        let address = address ?? "localhost:8080"
        guard let tls else { return "http://\(address)" }
        return "https://\(named(tls.serverName, address))"
    }

    /// The address with another host.
    func named(_ name: String?, _ address: String) -> String {
        guard let name, let port = address.utf8.lastIndex(of: UInt8(ascii: ":")) else { return address }
        return name + address[port...]
    }
}
