/// Reads the transport message of a unary mucp reply (go-micro `client/rpc_codec.go`).
package enum MucpReply {
    /// Takes the body out of a reply.
    ///
    /// Only the error headers and the content type are looked at. The others may be those of an earlier request on the
    /// same connection, even `Micro-Id`.
    /// - Throws: ``ServiceError`` when the reply is an error; ``MicroError`` `unsupportedContentType`,
    ///   `protocolMismatch` for a content type that was not asked for and for a service that does not take mucp,
    ///   `invalidReply`.
    package static func body(of reply: TransportMessage, codec: any Codec, address: String) throws -> [UInt8] {
        if let error = error(of: reply) { throw refusal(by: reply, error, address) ?? error }
        try checkContentType(of: reply, codec: codec, address: address)
        do {
            let (envelope, body) = try codec.decodeReply(reply.body)
            if !envelope.error.isEmpty { throw ServiceError(headerValue: envelope.error) }
            return body
        } catch var error as MicroError {
            error.address = address
            throw error
        }
    }

    /// The error that the headers carry, if any; servers write both names, very old ones only the second.
    package static func error(of reply: TransportMessage) -> ServiceError? {
        for name in [MucpHeader.error, MucpHeader.legacyPrefix + MucpHeader.error] {
            if let text = reply.headers[name], !text.isEmpty { return ServiceError(headerValue: text) }
        }
        return nil
    }

    /// The error of a service of this library that takes other protocols only; nil for all others.
    private static func refusal(by reply: TransportMessage, _ error: ServiceError, _ address: String) -> MicroError? {
        let offered = reply.headers[MucpHeader.offered]?.split(separator: ",").compactMap {
            RPCProtocol(rawValue: String($0))
        }
        guard let spoken = offered?.first, spoken != .mucp else { return nil }
        return MicroError(
            .protocolMismatch,
            "\(address) does not take mucp: \(error.detail)",
            phase: .wait,
            address: address,
            cause: PeerMismatch(peer: .service(spoken))
        )
    }

    private static func checkContentType(of reply: TransportMessage, codec: any Codec, address: String) throws {
        let asked = codec.contentType.rawValue
        guard let type = reply.headers[MucpHeader.contentType], type != asked else { return }
        if type == "text/plain", isRefusal(reply.body) {
            throw MicroError(
                .unsupportedContentType,
                "the service at \(address) does not take \(asked)",
                phase: .wait,
                address: address,
                hint: "try another content type"
            )
        }
        throw reply.mismatch(type, where: asked, from: address, hint: "this may be no go-micro service")
    }

    /// How servers refuse a content type: status 200, no error header and this text; v4 and later write it in lower
    /// case. There is no code to go by (go-micro `server/rpc_server.go`).
    private static func isRefusal(_ body: [UInt8]) -> Bool {
        let start = "unsupported content-type"
        return String(decoding: body.prefix(start.utf8.count), as: UTF8.self).lowercased() == start
    }
}

extension ServiceError {
    /// Whether the service has no such endpoint, as its router says.
    ///
    /// go-micro's routers send plain text without id or code (go-micro `server/rpc_router.go`), so that
    /// this is the one error that has to be told by its text, here and nowhere else.
    package var missesEndpoint: Bool {
        // A handler that says 501 itself does so with an id and the HTTP status's own text.
        if code == 501, id.isEmpty, status == GRPCStatus.Code.unimplemented.name { return true }
        guard code == 0, id.isEmpty else { return false }
        return ["rpc: can't find service ", "rpc: can't find method ", "rpc: service/endpoint request ill-formed"]
            .contains { detail.hasPrefix($0) }
    }
}
