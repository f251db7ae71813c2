/// That a node is called with another protocol than the one it advertises, which is the caller's wish. It may go well,
/// since nodes may take more than they advertise; where it does not, this is why.
struct Misdirection: Sendable {
    /// `host:port` of the node.
    let address: String
    let advertised: RPCProtocol
    /// What it is called with.
    let wanted: RPCProtocol
    /// Whether the registry says nothing against the node's having the endpoint.
    let isEndpointListed: Bool

    /// The error as the caller is to get it.
    ///
    /// That a node misses an endpoint which the registry lists says that it does not offer it in this protocol.
    func told(_ error: any Error) -> any Error {
        switch error {
        case let error as ServiceError where error.missesEndpoint && isEndpointListed:
            return mismatch(
                "it says: \(error.detail)",
                MicroError(.protocolMismatch, "", address: address, cause: error)
            )
        case let error as MicroError where error.code == .protocolMismatch && isOfProtocol(error):
            let name = "\(address) "
            let text = error.message
            return mismatch(text.hasPrefix(name) ? "it \(text.dropFirst(name.count))" : text, error)
        default: return error
        }
    }

    /// Whether records list an endpoint, in whichever way it is written, or none at all.
    static func lists(_ records: [ServiceRecord], _ service: String, _ endpoint: String) -> Bool {
        let endpoints = records.flatMap(\.endpoints).filter { !$0.isSubscriber }
        guard !records.isEmpty, !endpoints.isEmpty else { return !records.isEmpty }
        guard let path = try? GRPCPath(service: service, endpoint: endpoint) else { return false }
        return endpoints.contains { endpoint in
            guard let listed = try? GRPCPath(service: service, endpoint: endpoint.name) else { return false }
            return (listed.type, listed.method) == (path.type, path.method)
        }
    }

    /// Whether an error is about what is spoken inside of TLS, not about TLS.
    private func isOfProtocol(_ error: MicroError) -> Bool {
        guard let mismatch = error.cause as? PeerMismatch else { return error.phase != .connect }
        return mismatch.peer != .tls
    }

    private func mismatch(_ reason: String, _ error: MicroError) -> MicroError {
        var told = error
        told.phase = told.phase ?? .wait
        told.message =
            "\(address) is registered as \(advertised.rawValue), but was called with \(wanted.rawValue); \(reason)"
        told.hint = "call it with the protocol \(advertised.rawValue), or leave the choice open"
        return told
    }
}

extension ClientStream {
    /// The stream with other errors for those of its replies.
    func failing(_ told: @escaping @Sendable (any Error) -> any Error) -> ClientStream {
        let stream = self
        return ClientStream(
            node: node,
            lacksEnd: { stream.lacksEnd },
            send: stream.send,
            finish: stream.finish,
            receive: {
                do {
                    // Goes on where the one before has stopped.
                    var iterator = stream.replies.makeAsyncIterator()
                    return try await iterator.next()
                } catch {
                    throw told(error)
                }
            }
        )
    }
}
