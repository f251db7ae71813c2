/// Calls single nodes over one protocol: what is behind ``ServiceClient`` once it has chosen a node.
///
/// Bodies are encoded already. A caller tells the trace's observer of connecting, sending and receiving, counts their
/// time, and keeps ``InvocationTrace/phase`` at what it is doing. It never tries twice, but for a kept connection that
/// turns out closed before anything was handed to it.
protocol NodeCaller: Sendable {
    /// Makes one attempt of a call.
    /// - Parameters:
    ///   - request: What to ask.
    ///   - node: Whom.
    ///   - trace: Holds the deadline, and takes what happens.
    /// - Returns: The reply.
    /// - Throws: ``ServiceError`` when the node replied an error; ``MicroError``, of code `unreachable` only when the
    ///   request can't have been executed.
    func call(_ request: CallRequest, at node: Node, _ trace: inout InvocationTrace) async throws -> CallReply

    /// Opens a stream.
    /// - Parameters: As for ``call(_:at:_:)``.
    /// - Returns: The open stream, which keeps to no deadline.
    /// - Throws: ``MicroError``.
    func open(_ request: StreamRequest, at node: Node, _ trace: inout InvocationTrace) async throws -> OpenStream

    /// What ``call(_:at:_:)`` would send.
    /// - Throws: ``MicroError`` `invalidArgument`, `invalidBody`, `messageTooLarge`.
    func prepare(_ request: CallRequest, at node: Node, timeout: Duration) throws -> PreparedCall

    /// Closes idle connections.
    func close() async
}

/// A stream as a caller opened it.
package struct OpenStream: Sendable {
    /// For whoever holds the conversation.
    package var stream: ClientStream
    /// Ends the stream, telling the service where it does not know yet. Cancellation is no obstacle.
    package var close: @Sendable () async -> Void

    /// Makes a stream.
    package init(stream: ClientStream, close: @escaping @Sendable () async -> Void) {
        self.stream = stream
        self.close = close
    }
}

extension OpenStream {
    /// The stream for a conversation that is to be over by a time, since a peer that falls silent would otherwise be
    /// waited for without end.
    ///
    /// After the deadline sending and receiving throw ``MicroError`` `timeout`.
    func limited(to deadline: ContinuousClock.Instant) -> OpenStream {
        let stream = stream
        let address = stream.node.address
        let late: @Sendable () -> MicroError = {
            MicroError(.timeout, "\(address) did not answer in time", phase: .wait, address: address)
        }
        let limited = ClientStream(
            node: stream.node,
            send: { body in try await withDeadline(deadline, expired: late) { try await stream.send(body) } },
            finish: stream.finish,
            receive: {
                try await withDeadline(deadline, expired: late) {
                    // Goes on where the one before has stopped.
                    var iterator = stream.replies.makeAsyncIterator()
                    return try await iterator.next()
                }
            }
        )
        return OpenStream(stream: limited, close: close)
    }
}
