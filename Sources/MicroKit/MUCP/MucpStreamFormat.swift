/// The messages of one stream as a client writes and reads them (go-micro `client/rpc_stream.go`, `rpc_codec.go`).
struct MucpStreamFormat: Sendable {
    private let headers: Metadata
    private let codec: any Codec
    private let envelope: CodecEnvelope
    private let address: String

    /// - Parameters:
    ///   - request: What the stream is opened with.
    ///   - id: The sequence number, which is the stream's name too.
    ///   - codec: How bodies are written and read.
    ///   - address: Of the peer, for errors.
    init(_ request: StreamRequest, id: UInt64, codec: any Codec, address: String) {
        let number = String(id)
        var headers = MucpRequest.headers(
            metadata: request.metadata,
            service: request.service,
            endpoint: request.endpoint,
            id: number,
            contentType: codec.contentType
        )
        headers[MucpHeader.stream] = number
        // A stream has no deadline, while a caller's own header would give the handler one.
        headers[MucpHeader.timeout] = nil
        self.headers = headers
        self.codec = codec
        self.address = address
        envelope = CodecEnvelope(id: number, endpoint: request.endpoint)
    }

    /// The message that opens the stream. Its body is no message of the caller's: servers pass over it.
    func opening() throws -> TransportMessage {
        switch codec.contentType {
        case .json, .jsonRPC: try message(Array("{}".utf8))
        case .protobuf, .protoRPC, .bytes: try message([])
        }
    }

    /// A message with a body.
    /// - Throws: ``MicroError`` `invalidBody`, `messageTooLarge`.
    func message(_ body: [UInt8]) throws -> TransportMessage {
        TransportMessage(headers: headers, body: try codec.encodeRequest(body, envelope))
    }

    /// The message that says that no other follows.
    var end: TransportMessage {
        var headers = headers
        headers[MucpHeader.error] = ServiceError.endOfStream
        return TransportMessage(headers: headers)
    }

    /// Takes the body out of a reply.
    /// - Throws: ``ServiceError``, the end of the stream among them; ``MicroError`` as ``MucpReply`` does.
    func body(of message: TransportMessage) throws -> [UInt8] {
        try MucpReply.body(of: message, codec: codec, address: address)
    }

    /// The error for a peer that is gone before its end of the stream.
    var lost: MicroError {
        MicroError(
            .connectionLost,
            "the connection to \(address) was closed in the middle of the stream",
            phase: .wait,
            address: address
        )
    }
}
