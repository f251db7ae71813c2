package import NIOHPACK

/// Writes the headers of a gRPC request as go-micro's clients do (go-micro `client/grpc/grpc.go`).
package struct GRPCRequestHead: Sendable, Hashable {
    /// What is called.
    package var path: GRPCPath
    /// go-micro's content type of the bodies; `content-type` is made from it.
    package var contentType: String
    /// Headers for the handler.
    package var metadata: Metadata
    /// How the messages are compressed.
    package var compression: GRPCCompression

    /// How the messages are encoded.
    package let encoding: BodyEncoding

    /// Makes a head.
    /// - Throws: ``MicroError`` `invalidArgument` for an endpoint or content type that gRPC has no form for.
    package init(
        service: String,
        endpoint: String,
        contentType: String,
        metadata: Metadata,
        compression: GRPCCompression = .identity
    ) throws(MicroError) {
        path = try GRPCPath(service: service, endpoint: endpoint)
        guard let encoding = GRPCContentType.encoding(of: contentType) else {
            throw MicroError(
                .invalidArgument,
                "the content type \"\(contentType)\" can't be used over gRPC",
                hint: "use application/json, application/protobuf or application/grpc+bytes"
            )
        }
        self.encoding = encoding
        self.contentType = contentType
        self.metadata = metadata
        self.compression = compression
    }

    /// The headers.
    /// - Parameters:
    ///   - authority: `host:port` or the name the server is to be known by.
    ///   - isSecure: Whether they go over TLS.
    ///   - timeout: What the whole call may take, told both gRPC's way and go-micro's; nil for streams.
    /// - Returns: All headers, those of HTTP/2 itself first.
    /// - Throws: ``MicroError`` `invalidArgument` for metadata that can't be sent.
    package func headers(authority: String, isSecure: Bool, timeout: Duration?) throws(MicroError) -> HPACKHeaders {
        var headers = HPACKHeaders()
        headers.reserveCapacity(12 + metadata.count)
        headers.add(name: ":method", value: "POST")
        headers.add(name: ":scheme", value: isSecure ? "https" : "http")
        headers.add(name: ":path", value: path.text)
        headers.add(name: ":authority", value: authority)
        headers.add(name: "content-type", value: GRPCContentType.make(encoding))
        headers.add(name: "user-agent", value: HTTPRequestHeadWriter.userAgent)
        headers.add(name: "te", value: "trailers")
        headers.add(name: "grpc-accept-encoding", value: GRPCCompression.acceptable)
        if compression != .identity { headers.add(name: "grpc-encoding", value: compression.rawValue) }
        headers.add(name: "x-content-type", value: contentType)
        if let timeout {
            // These differ from call to call and would drive everything else out of the peer's table.
            headers.add(name: "grpc-timeout", value: GRPCTimeout.text(timeout), indexing: .nonIndexable)
            headers.add(name: "timeout", value: String(timeout.clampedNanoseconds), indexing: .nonIndexable)
        }
        try GRPCMetadata.add(metadata, to: &headers)
        return headers
    }

    /// The headers as an observer is told of them: all but those of HTTP/2 itself.
    static func shown(_ headers: HPACKHeaders) -> Metadata {
        var metadata = Metadata()
        for (name, text, _) in headers where !name.hasPrefix(":") { metadata.addFirst(name, text) }
        return metadata
    }
}
