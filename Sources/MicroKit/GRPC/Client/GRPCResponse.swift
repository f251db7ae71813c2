package import NIOCore
package import NIOHPACK

/// Reads the reply of one call: headers, messages, and the status in the trailers (gRPC over HTTP/2, "Responses").
///
/// A pure value. Frames go in as they come; messages are taken with ``next()`` until there is none, then ``end`` is
/// looked at. A failure ends the reply whatever follows it.
package struct GRPCResponse: Sendable {
    /// How the reply ended.
    package enum End: Sendable {
        /// With a status, be it good or bad.
        case status(GRPCStatus)
        /// Against the rules.
        case failure(MicroError)
    }

    /// The headers that came before the first message; those of a reply that is nothing but trailers otherwise.
    package private(set) var headers = HPACKHeaders()
    /// The trailers, empty until they have come.
    package private(set) var trailers = HPACKHeaders()
    /// How the reply ended, nil as long as it goes on. Messages may still wait in ``next()``.
    package private(set) var end: End?

    private let address: String
    private var hasBegun = false
    private var decoder: GRPCMessageDecoder
    /// How many provisional heads have come.
    private var provisionalCount = 0
    /// How many may come before the reply; Go's clients take five (`net/http`).
    private static let provisionalLimit = 100
    /// A `grpc-encoding` that nothing here can inflate.
    private var unknownEncoding: String?

    /// Makes a reader.
    /// - Parameters:
    ///   - address: Of the peer, for errors.
    ///   - limit: The largest message in bytes, inflated.
    package init(address: String, limit: Int) {
        self.address = address
        decoder = GRPCMessageDecoder(limit: limit)
    }

    /// How many bytes of messages wait to be taken or for their rest.
    package var pendingCount: Int { decoder.pendingCount }

    /// Takes a HEADERS frame.
    package mutating func received(_ headers: HPACKHeaders, isLast: Bool) {
        guard end == nil else { return }
        if hasBegun { return receivedTrailers(headers, isLast: isLast) }
        let status = headers.first(name: ":status") ?? ""
        // 100 and its like say nothing yet (RFC 9110 section 15.2).
        if status.hasPrefix("1"), !isLast { return receivedProvisional() }
        hasBegun = true
        self.headers = headers
        let type = headers.first(name: "content-type") ?? ""
        guard status == "200", GRPCContentType.parse(type) != nil else { return refused(headers, status, type) }
        takeEncoding(headers)
        if isLast { finish(GRPCStatus(trailers: headers)) }
    }

    private mutating func receivedProvisional() {
        provisionalCount += 1
        guard provisionalCount > Self.provisionalLimit else { return }
        fail(.protocolMismatch, "has sent more than \(Self.provisionalLimit) provisional answers and no reply")
    }

    /// Takes the content of a DATA frame.
    package mutating func received(_ data: ByteBuffer, isLast: Bool) {
        guard end == nil else { return }
        decoder.append(data)
        if isLast { isCut = true }
    }

    /// Whether the reply has ended without trailers; told when its messages have been taken.
    private var isCut = false

    /// The next message, nil when none is complete.
    package mutating func next() -> [UInt8]? {
        if case .failure = end { return nil }
        do throws(GRPCFramingError) {
            if let message = try decoder.next() { return message }
            if isCut { fail(.protocolMismatch, "ended the reply without a status", hint: Self.trailerHint) }
            if end != nil { try decoder.finish() }
        } catch .corrupt where unknownEncoding != nil, .unnamedCompression where unknownEncoding != nil {
            fail(.invalidReply, "compresses its messages as \"\(unknownEncoding ?? "")\", which is not known here")
        } catch {
            fail(error.isOverLimit ? .messageTooLarge : .invalidReply, error.complaint)
        }
        return nil
    }

    private static let trailerHint = "a proxy on the way may not pass HTTP trailers on"

    /// Refuses a message too many, as of a call that has one reply.
    package mutating func refuseFurtherMessage() {
        fail(.invalidReply, "sent a second message where one was asked for")
    }

    private mutating func receivedTrailers(_ headers: HPACKHeaders, isLast: Bool) {
        guard isLast else { return fail(.protocolMismatch, "sent headers in the middle of its reply") }
        trailers = headers
        finish(GRPCStatus(trailers: headers))
    }

    private mutating func finish(_ status: GRPCStatus?) {
        guard let status else {
            return fail(.protocolMismatch, "ended the reply without a status", hint: Self.trailerHint)
        }
        end = .status(status)
    }

    private mutating func takeEncoding(_ headers: HPACKHeaders) {
        guard let name = headers.first(name: "grpc-encoding") else { return }
        decoder.compression = GRPCCompression(rawValue: name)
        if decoder.compression == nil { unknownEncoding = name }
    }

    /// Something answers HTTP/2 that is no gRPC server, unless it gives a gRPC status all the same. What gateways say for
    /// a server behind them counts as that server's; whoever has no such page may not know gRPC at all.
    private mutating func refused(_ headers: HPACKHeaders, _ status: String, _ type: String) {
        if let status = GRPCStatus(trailers: headers), status.code != .ok {
            end = .status(status)
            return
        }
        let what = type.isEmpty ? "without a content type" : "with content type \(type.prefix(80))"
        let complaint = "answered with HTTP status \(status.prefix(3)) \(what), which is no gRPC reply"
        let code = GRPCStatus.Code(httpStatus: Int(status) ?? 0)
        if [.unauthenticated, .permissionDenied, .unavailable].contains(code) {
            end = .status(GRPCStatus(code, "\(address) \(complaint)"))
        } else {
            fail(.protocolMismatch, complaint, hint: "a proxy or another kind of server may answer there")
        }
    }

    private mutating func fail(_ code: MicroError.Code, _ complaint: String, hint: String? = nil) {
        end = .failure(MicroError(code, "\(address) \(complaint)", phase: .wait, address: address, hint: hint))
    }
}
