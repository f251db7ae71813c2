import NIOCore
import NIOHPACK
import NIOHTTP2
import Synchronization

/// One call on a connection, handed from the task that makes it to the event loop.
final class GRPCCall: Sendable {
    /// What becomes of the replies.
    enum Sink: Sendable {
        /// One message is expected.
        case unary(EventLoopPromise<GRPCOutcome>)
        /// Messages go into an inbox. The promise is for the request's headers being written.
        case stream(StreamInbox, opened: EventLoopPromise<Void>)
    }

    let headers: HPACKHeaders
    /// The only message with its prefix; nil when messages follow.
    let body: ByteBuffer?
    /// When a unary call, or the opening of a stream, is given up.
    let deadline: ContinuousClock.Instant
    let sink: Sink
    /// Completed once everything has been handed to the operating system; for those who want to know at once.
    let written: EventLoopPromise<Void>?
    private let cancelled = Atomic(false)
    private let stream = Atomic<Int32>(0)

    init(
        headers: HPACKHeaders,
        body: ByteBuffer?,
        deadline: ContinuousClock.Instant,
        sink: Sink,
        written: EventLoopPromise<Void>? = nil
    ) {
        self.headers = headers
        self.body = body
        self.deadline = deadline
        self.sink = sink
        self.written = written
    }

    /// Whether the task was cancelled, possibly before the call reached the event loop.
    var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    /// The HTTP/2 stream, nil until the event loop has given it one.
    var id: HTTP2StreamID? {
        let number = stream.load(ordering: .relaxed)
        return number == 0 ? nil : HTTP2StreamID(number)
    }

    func begin(_ id: HTTP2StreamID) { stream.store(Int32(id), ordering: .relaxed) }

    func cancel() { cancelled.store(true, ordering: .relaxed) }
}

/// How a unary call ended.
struct GRPCOutcome: Sendable {
    /// When the request had been handed to the operating system, nil when it never was as a whole.
    var written: ContinuousClock.Instant?
    /// The reply, or a ``ServiceError`` or ``MicroError``.
    var result: Result<GRPCReply, any Error>
}

/// The reply of a unary call.
struct GRPCReply: Sendable {
    var headers: HPACKHeaders
    var trailers: HPACKHeaders
    var message: [UInt8]
}
