import NIOHPACK

/// What the headers of a gRPC request say (gRPC over HTTP/2, "Requests"; go-micro `server/grpc/grpc.go`).
struct GRPCServerRequestHead: Sendable, Equatable {
    /// Why a request goes no further.
    enum Refusal: Error, Equatable {
        /// It is no gRPC: an HTTP status and the words for it.
        case http(status: Int, reason: String)
        /// It is gRPC that can't be served.
        case status(GRPCStatus)
    }

    /// What is called.
    let path: GRPCPath
    /// How messages are encoded in both directions.
    let encoding: BodyEncoding
    /// The content type of the reply, the same as that of the request.
    let contentType: String
    /// How compressed messages of the client are compressed.
    let compression: GRPCCompression?
    /// Whether the client takes messages compressed with gzip.
    let acceptsGzip: Bool
    /// How long the client waits, the shorter time where go-micro's own header tells one too.
    let timeout: Duration?
    /// What the handler gets to see: the client's metadata, and what go-micro shows of the rest.
    let metadata: Metadata

    /// Reads the headers of a request.
    init(_ headers: HPACKHeaders, limits: TransportLimits) throws(Refusal) {
        let fields = try Fields(headers)
        guard let type = fields.contentType, let encoding = GRPCContentType.parse(type) else {
            throw .http(status: 415, reason: "this port speaks gRPC over HTTP/2 and nothing else; use HTTP/1.1")
        }
        guard fields.method == "POST" else { throw .http(status: 405, reason: "gRPC requests are made with POST") }
        guard headers.count <= limits.headerCount else {
            throw .status(GRPCStatus(.resourceExhausted, "the request has more headers than \(limits.headerCount)"))
        }
        guard let path = GRPCPath(parsing: fields.path) else {
            throw .status(GRPCStatus(.invalidArgument, "malformed method name: \"\(fields.path)\""))
        }
        self.path = path
        self.encoding = Self.encoding(type, encoding, micro: fields.microContentType)
        contentType = type
        compression = try Self.compression(fields.compression)
        acceptsGzip = fields.accepted?.split(separator: ",").contains { $0.drop { $0 == " " } == "gzip" } ?? false
        timeout = try Self.timeout(fields.timeout, micro: fields.microTimeout)
        metadata = fields.metadata(headers)
    }

    /// A content type without sub-type leaves it to go-micro's own header, by which v1 decides alone (go-micro
    /// `server/grpc/grpc.go@v1.18.0`).
    private static func encoding(_ type: String, _ encoding: BodyEncoding, micro: String?) -> BodyEncoding {
        guard type == "application/grpc", let micro else { return encoding }
        return GRPCContentType.encoding(of: micro) ?? encoding
    }

    private static func compression(_ name: String?) throws(Refusal) -> GRPCCompression? {
        guard let name else { return nil }
        if let known = GRPCCompression(rawValue: name) { return known }
        throw .status(GRPCStatus(.unimplemented, "messages compressed with \"\(name)\" are not taken here"))
    }

    private static func timeout(_ text: String?, micro: String?) throws(Refusal) -> Duration? {
        let own = micro.flatMap { UInt64($0) }.map { Duration.nanoseconds(Int64(clamping: $0)) }
        guard let text else { return own }
        guard let time = GRPCTimeout.parse(text) else {
            throw .status(GRPCStatus(.internal, "malformed grpc-timeout: \"\(text)\""))
        }
        return own.map { min($0, time) } ?? time
    }

    /// The headers that have a meaning here, found in one go.
    private struct Fields {
        var method = ""
        var path = ""
        var authority: String?
        var contentType: String?
        var microContentType: String?
        var compression: String?
        var accepted: String?
        var timeout: String?
        var microTimeout: String?
        var userAgent: String?

        init(_ headers: HPACKHeaders) throws(Refusal) {
            for (name, value, _) in headers {
                switch name {
                case ":method": method = value
                case ":path": path = value
                case ":authority": authority = value
                case "content-type": contentType = value
                case "x-content-type": microContentType = value
                case "grpc-encoding": compression = value
                case "grpc-accept-encoding": accepted = value
                case "grpc-timeout": timeout = value
                case "timeout": microTimeout = value
                case "user-agent": userAgent = value
                default: break
                }
            }
        }

        func metadata(_ headers: HPACKHeaders) -> Metadata {
            var metadata = Metadata()
            metadata[":authority"] = authority
            metadata["content-type"] = contentType
            metadata["user-agent"] = userAgent
            GRPCMetadata.add(headers, to: &metadata)
            return metadata
        }
    }
}
