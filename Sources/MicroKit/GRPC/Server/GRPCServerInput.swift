import NIOCore

/// What a client has sent on one stream: a value without sockets.
///
/// Messages are taken out one by one, so that those which nobody takes stay as they arrived, compressed.
struct GRPCServerInput: Sendable {
    /// What comes next.
    enum Event: Equatable {
        case message([UInt8])
        /// The client has finished.
        case end
        /// Nothing that follows can be read.
        case failure(GRPCStatus)
    }

    private var decoder: GRPCMessageDecoder
    private var isComplete = false
    private var isOver = false
    private var only: [UInt8]?

    init(limit: Int, compression: GRPCCompression?) {
        decoder = GRPCMessageDecoder(limit: limit, compression: compression)
    }

    /// Whether the client has closed its side.
    var hasEnded: Bool { isComplete }

    /// The content of a DATA frame arrived.
    mutating func receive(_ bytes: ByteBuffer, isLast: Bool) {
        if !isOver, bytes.readableBytes > 0 { decoder.append(bytes) }
        if isLast { isComplete = true }
    }

    /// What comes next; nil until more arrives, and behind the end.
    mutating func next() -> Event? {
        guard !isOver else { return nil }
        do throws(GRPCFramingError) {
            if let message = try decoder.next() { return .message(message) }
            guard isComplete else { return nil }
            try decoder.finish()
            isOver = true
            return .end
        } catch {
            isOver = true
            return .failure(error.status)
        }
    }

    /// The one message of a call, once the client has finished, or why there is not one; nil until then.
    mutating func call() -> Result<[UInt8], GRPCStatus>? {
        while let event = next() {
            switch event {
            case .message(let message):
                guard only == nil else { return fail("more than one") }
                only = message
            case .end: return only.map { .success($0) } ?? fail("none")
            case .failure(let status): return .failure(status)
            }
        }
        return nil
    }

    private mutating func fail(_ count: String) -> Result<[UInt8], GRPCStatus> {
        isOver = true
        return .failure(GRPCStatus(.unimplemented, "the method takes exactly one message, and \(count) came"))
    }
}
