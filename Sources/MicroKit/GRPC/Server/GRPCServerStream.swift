import NIOCore
import NIOHPACK
import NIOHTTP2
import Synchronization

/// One stream of a gRPC connection, from its headers to its trailers. Lives on the connection's event loop; what a
/// handler does with it goes there first.
final class GRPCServerStream {
    let id: HTTP2StreamID
    let request: GRPCServerRequest
    let kind: GRPCServer.Kind

    /// What has arrived.
    var input: GRPCServerInput
    /// The messages that wait for a handler of streams.
    let inbox: StreamInbox
    /// Runs the handler.
    var task: Task<Void, Never>?
    /// When the handler is to be cancelled.
    var deadline: NIODeadline?
    /// How many bytes the client may still send.
    var window = 0
    /// Whether the headers of the reply are out.
    var hasReplied = false
    /// Whether nothing more is sent.
    var isOver = false

    init(id: HTTP2StreamID, request: GRPCServerRequest, kind: GRPCServer.Kind, limit: Int, inbox: StreamInbox) {
        self.id = id
        self.request = request
        self.kind = kind
        self.inbox = inbox
        input = GRPCServerInput(limit: limit, compression: request.head.compression)
    }

    /// The headers of the reply; none when they are out.
    func takeHeaders(compression: GRPCCompression) -> HPACKHeaders? {
        guard !hasReplied else { return nil }
        hasReplied = true
        var headers: HPACKHeaders = [":status": "200", "content-type": request.head.contentType]
        if compression != .identity { headers.add(name: "grpc-encoding", value: compression.rawValue) }
        return headers
    }

    /// The error for a client that is gone.
    var lost: MicroError {
        MicroError(
            .connectionLost,
            "the client at \(request.remoteAddress) has ended the stream, or is gone",
            address: request.remoteAddress
        )
    }
}

/// What a handler may do with its stream, from any thread.
final class GRPCServerHandle: GRPCServerCarrier, ServerStreamSession {
    private let connection: NIOLoopBound<GRPCServerConnection>
    private let id: HTTP2StreamID
    private let inbox: StreamInbox
    private let lost = Atomic<Bool>(false)

    init(connection: NIOLoopBound<GRPCServerConnection>, id: HTTP2StreamID, inbox: StreamInbox) {
        self.connection = connection
        self.id = id
        self.inbox = inbox
    }

    func open() -> any ServerStreamSession { self }

    func cancel(at deadline: ContinuousClock.Instant) {
        // Not before the deadline, whatever time passes here: who is cancelled then looks at the clock for the reason.
        let left = TimeAmount(deadline - .now)
        let instant = NIODeadline.now() + left
        connection.eventLoop.executeOrRun { [connection, id] in connection.value.cancel(id, at: instant) }
    }

    var stream: ServerStream { ServerStream(receive: receive, send: send) }

    var isLost: Bool { lost.load(ordering: .relaxed) }

    @Sendable private func receive() async throws -> [UInt8]? {
        do {
            return try await inbox.next()?.body
        } catch let error as MicroError where error.code == .connectionLost {
            lost.store(true, ordering: .relaxed)
            throw error
        }
    }

    @Sendable private func send(_ body: [UInt8]) async throws {
        do {
            try await connection.eventLoop.waitForWrite { [connection, id] in
                connection.value.write(body, to: id, promise: $0)
            }
        } catch is CancellationError {
            throw MicroError(.cancelled, "sending a reply was cancelled", phase: .write)
        } catch let error as MicroError where error.code != .connectionLost {
            throw error
        } catch {
            lost.store(true, ordering: .relaxed)
            throw error as? MicroError
                ?? MicroError(.connectionLost, "the client has ended the stream, or is gone", cause: error)
        }
    }
}
