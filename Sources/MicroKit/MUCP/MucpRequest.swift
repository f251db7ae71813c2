/// How messages to a node are framed (go-micro `client/rpc_codec.go`, `setupProtocol`).
package enum MucpFraming: Sendable, Hashable {
    /// Bare bodies, everything else in headers.
    case headers
    /// Envelopes, for nodes of before 2019.
    case legacy

    /// What a node wants: nodes that name no protocol are of before 2019.
    package init(for node: Node) {
        self = node.metadata[Node.MetadataKey.protocol] == nil ? .legacy : .headers
    }
}

/// Writes the transport message of a unary mucp request (go-micro `client/rpc_client.go`).
package enum MucpRequest {
    /// The codec for a request's content type.
    /// - Throws: ``MicroError`` `invalidArgument` for a content type that no codec knows.
    package static func codec(for contentType: String, framing: MucpFraming) throws -> any Codec {
        guard let type = ContentType(rawValue: contentType) else {
            throw MicroError(
                .invalidArgument,
                "no codec knows the content type \"\(contentType)\"",
                hint: "use one of \(ContentType.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        return framing == .legacy ? type.legacy.codec : type.codec
    }

    /// The message: protocol headers over the caller's metadata, and the encoded body.
    /// - Parameters:
    ///   - request: What to ask.
    ///   - id: The sequence number.
    ///   - timeout: What the service may take, written as nanoseconds.
    ///   - codec: How to write the body.
    /// - Returns: The message as the transport takes it.
    /// - Throws: ``MicroError`` `invalidBody`, `messageTooLarge`.
    package static func message(
        _ request: CallRequest,
        id: UInt64,
        timeout: Duration,
        codec: any Codec
    ) throws -> TransportMessage {
        let number = String(id)
        var headers = headers(
            metadata: request.metadata,
            service: request.service,
            endpoint: request.endpoint,
            id: number,
            contentType: codec.contentType
        )
        headers[MucpHeader.timeout] = String(timeout.clampedNanoseconds)
        let body = try codec.encodeRequest(request.body, CodecEnvelope(id: number, endpoint: request.endpoint))
        return TransportMessage(headers: headers, body: body)
    }

    /// The protocol's headers over the caller's metadata, without those that only some messages have.
    static func headers(
        metadata: Metadata,
        service: String,
        endpoint: String,
        id: String,
        contentType: ContentType
    ) -> Metadata {
        var headers = metadata
        for name in foreign {
            headers[name] = nil
            headers[MucpHeader.legacyPrefix + name] = nil
        }
        headers[MucpHeader.service] = service
        headers[MucpHeader.method] = endpoint
        headers[MucpHeader.endpoint] = endpoint
        headers[MucpHeader.id] = id
        headers[MucpHeader.contentType] = contentType.rawValue
        headers[MucpHeader.accept] = contentType.rawValue
        return headers
    }

    /// Headers that would make something else of a unary request: a message to subscribers, a stream, an error, or a
    /// request with another framing.
    private static let foreign = [
        MucpHeader.topic, MucpHeader.stream, MucpHeader.error, MucpHeader.target, MucpHeader.protocol,
    ]
}
