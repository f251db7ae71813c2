import NIOCore
import NIOHTTP2

/// A call in progress. Lives on the event loop of its connection.
final class GRPCClientExchange {
    let call: GRPCCall
    let id: HTTP2StreamID
    var response: GRPCResponse
    var window: GRPCInboundWindow
    /// When the request, or the head of a stream, had been handed to the operating system.
    var written: ContinuousClock.Instant?
    /// The first message of a unary reply.
    var message: [UInt8]?
    /// Who waits for a message of a stream being written.
    var sending: Sending?
    /// Whether anything has arrived on the stream.
    var hasReceived = false
    /// Whether this side has said that no message follows.
    var hasFinished = false
    /// Whether the peer has.
    var hasPeerFinished = false

    /// Whether the reply has come in full. Its messages may still wait for someone to take them.
    var isReplied: Bool { hasPeerFinished && response.end != nil }

    init(call: GRPCCall, id: HTTP2StreamID, response: GRPCResponse, window: GRPCInboundWindow) {
        self.call = call
        self.id = id
        self.response = response
        self.window = window
    }

    /// A message of a stream on its way.
    struct Sending {
        /// Tells it from the next.
        let number: Int
        /// Whether it is nothing but the end, which a peer that has ended the stream need not be told of.
        let isEnd: Bool
        let promise: EventLoopPromise<Void>

        /// The peer has ended the stream.
        func lose(_ error: MicroError) {
            if isEnd { promise.succeed(()) } else { promise.fail(error) }
        }
    }

    /// Ends the call for whoever waits for it.
    func complete(_ result: Result<GRPCReply, any Error>) {
        // A reply may overtake the news that the request is out.
        call.written?.succeed(())
        switch call.sink {
        case .unary(let promise): promise.succeed(GRPCOutcome(written: written, result: result))
        case .stream(let inbox, let opened):
            if written == nil { opened.completeWith(result.map { _ in }) }
            switch result {
            case .success: inbox.finish(nil)
            case .failure(let error): inbox.finish(error)
            }
        }
        sending?.lose(MicroError(.connectionLost, "the service has ended the stream", phase: .write))
        sending = nil
    }
}

extension GRPCClientExchange {
    /// When the call is given up; nil for a stream that is open.
    var limit: ContinuousClock.Instant? {
        if case .stream = call.sink, written != nil { return nil }
        return call.deadline
    }

    func isLate(at now: ContinuousClock.Instant) -> Bool { limit.map { $0 <= now } ?? false }
}
