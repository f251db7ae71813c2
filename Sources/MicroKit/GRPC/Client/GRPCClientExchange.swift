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
    /// Who waits for messages of a stream being written.
    private var sendings: [Sending] = []
    /// Whether anything has arrived on the stream.
    var hasReceived = false
    /// Whether this side has said that no message follows.
    var hasFinished = false
    /// Whether the peer has.
    var hasPeerFinished = false
    /// Whether HTTP/2 knows the stream no more. What waits in the reader is all that is left of it.
    private(set) var isLost = false

    init(call: GRPCCall, id: HTTP2StreamID, response: GRPCResponse, window: GRPCInboundWindow) {
        self.call = call
        self.id = id
        self.response = response
        self.window = window
    }

    /// A message of a stream on its way.
    struct Sending {
        let ticket: GRPCSendTicket
        /// Whether it is nothing but the end, which a peer that has ended the stream need not be told of.
        let isEnd: Bool
        let promise: EventLoopPromise<Void>

        /// The peer has ended the stream.
        func lose(_ error: MicroError) {
            if isEnd { promise.succeed(()) } else { promise.fail(error) }
        }
    }

    /// Takes note that the stream is gone, though its reply is here as a whole and only waits to be taken.
    func lose() {
        isLost = true
        hasFinished = true
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
        let waiting = sendings
        sendings = []
        for sending in waiting {
            sending.lose(MicroError(.connectionLost, "the service has ended the stream", phase: .write))
        }
    }
}

extension GRPCClientExchange {
    func wait(for sending: Sending) { sendings.append(sending) }

    /// Who waits for a message being written, once.
    func takeSending(_ ticket: GRPCSendTicket) -> Sending? {
        sendings.firstIndex { $0.ticket === ticket }.map { sendings.remove(at: $0) }
    }

    /// When the call is given up; nil for a stream that is open.
    var limit: ContinuousClock.Instant? {
        if case .stream = call.sink, written != nil { return nil }
        return call.deadline
    }

    func isLate(at now: ContinuousClock.Instant) -> Bool { limit.map { $0 <= now } ?? false }
}
