import NIOCore
import NIOHTTP2

// What streams do beyond unary calls.

extension GRPCClientHandler {
    /// Writes a message of a stream, or its end, or both.
    func send(
        _ call: GRPCCall,
        _ message: ByteBuffer?,
        isLast: Bool,
        _ ticket: GRPCSendTicket,
        _ promise: EventLoopPromise<Void>
    ) {
        // A cancellation that came earlier has found nothing to give up.
        if ticket.isCancelled { return promise.fail(cancellation(.write)) }
        let lost = MicroError(.connectionLost, "\(address) has ended the stream", phase: .write, address: address)
        let sending = GRPCClientExchange.Sending(ticket: ticket, isEnd: message == nil, promise: promise)
        guard let context, let exchange = exchange(of: call), !exchange.isLost else { return sending.lose(lost) }
        exchange.wait(for: sending)
        exchange.hasFinished = exchange.hasFinished || isLast
        let written = context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound(exchange, eventLoop: context.eventLoop)
        written.futureResult.whenComplete { result in
            guard let sending = bound.value.takeSending(ticket) else { return }
            if case .failure = result { sending.lose(lost) } else { promise.succeed(()) }
        }
        let data = HTTP2Frame.FramePayload.Data(data: .byteBuffer(message ?? ByteBuffer()), endStream: isLast)
        write(.data(data), exchange.id, written, to: context)
    }

    /// Stops waiting for a message to be written; it may still go out.
    func abandonSending(_ call: GRPCCall, _ ticket: GRPCSendTicket) {
        guard let sending = exchange(of: call)?.takeSending(ticket) else { return }
        sending.promise.fail(cancellation(.write))
    }

    /// The inbox of a stream has room again.
    func resume(_ call: GRPCCall) {
        guard let exchange = exchange(of: call) else { return }
        deliver(exchange)
        credit(exchange)
    }

    /// Ends a stream, telling the peer if it has not ended it itself.
    func closeStream(_ call: GRPCCall) {
        guard let exchange = exchange(of: call) else { return }
        abort(exchange, cancellation(.wait))
    }
}
