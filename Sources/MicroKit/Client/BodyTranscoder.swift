/// Knows what the bodies of a call are to be turned into for the node it goes to, and back: JSON into protobuf, where
/// there is a description of the messages.
package protocol BodyTranscoder: Sendable {
    /// How to turn the bodies of a request.
    /// - Parameters:
    ///   - request: Names and content type; the body counts for nothing.
    ///   - node: Whom the request goes to.
    ///   - rpcProtocol: How.
    ///   - reflecting: Opens a stream to the node, for asking it to describe itself; nil when nothing may be sent.
    /// - Returns: nil to send the bodies as they are.
    /// - Throws: ``MicroError`` `endpointNotFound`, `invalidSchema`, `invalidArgument`, or why the node could not be asked.
    func transcoding(
        for request: CallRequest,
        at node: Node,
        over rpcProtocol: RPCProtocol,
        reflecting: (@Sendable (_ path: String) async throws -> OpenStream)?
    ) async throws -> BodyTranscoding?
}

/// How the bodies of one endpoint are turned.
package struct BodyTranscoding: Sendable {
    /// What people call the description of the messages: `greeter.proto`, `reflection (v1)`.
    package var source: String
    /// What is sent.
    package var contentType: String
    /// The full gRPC name of what is called, `package.Service/Method`; nil to call it as the caller has named it.
    package var endpoint: String?
    /// Whether more than one message goes in either direction.
    package var isStream: Bool
    /// Makes what is sent of what the caller has written.
    package var encode: @Sendable ([UInt8]) throws -> [UInt8]
    /// Makes what the caller reads of what arrived.
    package var decode: @Sendable ([UInt8]) throws -> [UInt8]

    /// Makes a transcoding.
    package init(
        source: String,
        contentType: String,
        endpoint: String? = nil,
        isStream: Bool,
        encode: @escaping @Sendable ([UInt8]) throws -> [UInt8],
        decode: @escaping @Sendable ([UInt8]) throws -> [UInt8]
    ) {
        self.source = source
        self.contentType = contentType
        self.endpoint = endpoint
        self.isStream = isStream
        self.encode = encode
        self.decode = decode
    }
}

extension BodyTranscoding {
    /// The request as it goes out.
    func request(_ request: CallRequest) throws -> CallRequest {
        var coded = request
        coded.contentType = contentType
        coded.endpoint = endpoint ?? request.endpoint
        coded.body = try encode(request.body)
        return coded
    }

    /// The reply as the caller of `request` reads it.
    func reply(_ reply: CallReply, to request: CallRequest) throws -> CallReply {
        var decoded = reply
        decoded.contentType = request.contentType
        decoded.body = try decode(reply.body)
        return decoded
    }

    /// The stream as the caller sees it.
    func stream(_ stream: ClientStream) -> ClientStream {
        let replies = stream.replies
        return ClientStream(
            node: stream.node,
            lacksEnd: { stream.lacksEnd },
            send: { try await stream.send(try encode($0)) },
            finish: stream.finish,
            receive: {
                // Goes on where the one before has stopped.
                var iterator = replies.makeAsyncIterator()
                return try await iterator.next().map(decode)
            }
        )
    }
}
