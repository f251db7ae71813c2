import NIOCore

/// The listener's side of a stream: the messages of one connection, for as long as the handler of the first one runs.
final class HTTPListenerStream: TransportStream {
    /// The headers of the request that began it, repeated in every reply.
    let request: Metadata

    private let connection: NIOLoopBound<HTTPListenerConnection>
    private let remoteAddress: String
    private let inbox: StreamInbox

    init(connection: NIOLoopBound<HTTPListenerConnection>, request: Metadata, remoteAddress: String) {
        self.connection = connection
        self.request = request
        self.remoteAddress = remoteAddress
        inbox = StreamInbox {
            connection.eventLoop.executeOrRun { connection.value.resumeReading() }
        }
    }

    /// Whether the socket is to be left alone.
    var isFull: Bool { inbox.isFull }

    /// A message has arrived.
    func offer(_ message: TransportMessage) { inbox.offer(message) }

    /// Nothing more will arrive.
    func finish(_ error: MicroError) { inbox.finish(error) }

    func send(_ message: TransportMessage, isLast: Bool) async throws {
        let connection = connection
        do {
            try await connection.eventLoop.waitForWrite { connection.value.write(message, of: self, promise: $0) }
        } catch let error as MicroError {
            throw error
        } catch is CancellationError {
            throw MicroError(.cancelled, "sending to \(remoteAddress) was cancelled", phase: .write)
        } catch {
            throw Self.lost(remoteAddress, cause: error)
        }
    }

    func receive() async throws -> TransportMessage? { try await inbox.next() }

    /// The error for a peer that is gone, or a stream that is over.
    static func lost(_ address: String, cause: (any Error)? = nil) -> MicroError {
        MicroError(
            .connectionLost,
            "the connection from \(address) is closed, or its stream is over",
            address: address,
            cause: cause
        )
    }
}

/// What a handler may do with the connection whose request it answers.
struct HTTPListenerExchange: HandlerCanceller, TransportStreamOpener {
    let connection: NIOLoopBound<HTTPListenerConnection>
    /// The headers of that request.
    let request: Metadata

    func cancel(at deadline: ContinuousClock.Instant) {
        // Not before the deadline, whatever time passes here: who is cancelled then looks at the clock for the reason.
        let left = TimeAmount(deadline - .now)
        let instant = NIODeadline.now() + left
        connection.eventLoop.executeOrRun { connection.value.cancelHandler(at: instant) }
    }

    func openStream(_ membership: @escaping HTTPListenerState.Membership) async throws -> any TransportStream {
        let promise = connection.eventLoop.makePromise(of: HTTPListenerStream.self)
        connection.eventLoop.executeOrRun {
            promise.completeWith(Result { try connection.value.openStream(request, membership) })
        }
        return try await promise.futureResult.get()
    }
}
