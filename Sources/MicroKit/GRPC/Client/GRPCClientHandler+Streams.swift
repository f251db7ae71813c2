import NIOCore
import NIOHTTP2

// What streams do beyond unary calls.

extension GRPCClientHandler {
    /// Writes a message of a stream, or its end, or both.
    func send(_ call: GRPCCall, _ message: ByteBuffer?, isLast: Bool, number: Int, _ promise: EventLoopPromise<Void>) {
        let lost = MicroError(.connectionLost, "\(address) has ended the stream", phase: .write, address: address)
        let sending = GRPCClientExchange.Sending(number: number, isEnd: message == nil, promise: promise)
        guard let context, let exchange = exchange(of: call) else { return sending.lose(lost) }
        exchange.sending = sending
        exchange.hasFinished = exchange.hasFinished || isLast
        let written = context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound(exchange, eventLoop: context.eventLoop)
        written.futureResult.whenComplete { result in
            let exchange = bound.value
            guard let sending = exchange.sending, sending.number == number else { return }
            exchange.sending = nil
            if case .failure = result { sending.lose(lost) } else { promise.succeed(()) }
        }
        let data = HTTP2Frame.FramePayload.Data(data: .byteBuffer(message ?? ByteBuffer()), endStream: isLast)
        write(.data(data), exchange.id, written, to: context)
    }

    /// Stops waiting for a message to be written; it may still go out.
    func abandonSending(_ call: GRPCCall, number: Int) {
        guard let exchange = exchange(of: call), let sending = exchange.sending,
            sending.number == number
        else { return }
        exchange.sending = nil
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
