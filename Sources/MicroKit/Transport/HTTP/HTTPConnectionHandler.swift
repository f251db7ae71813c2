import NIOCore
import NIOHTTP1

/// Carries out what ``HTTPExchange`` decides: writes requests, completes the promises of whoever waits, closes.
///
/// Lives on the channel's event loop; everything but the promises stays there.
final class HTTPConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = ByteBuffer

    /// One request and those who wait for it.
    struct Call: Sendable {
        /// Tells this call from a later one on the same connection, so that a late cancellation hits nobody else.
        let id: Int
        let head: HTTPRequestHead
        let body: [UInt8]
        let deadline: ContinuousClock.Instant
        /// Succeeds once the request has been handed to the operating system.
        let written: EventLoopPromise<Void>
        let reply: EventLoopPromise<TransportMessage>
    }

    private struct Pending {
        let id: Int
        let written: EventLoopPromise<Void>
        let reply: EventLoopPromise<TransportMessage>
        let timer: Scheduled<Void>
        var isWritten = false
    }

    private let address: String
    private var exchange: HTTPExchange
    private var pending: Pending?
    /// The call that was cancelled before it began, as happens when its task had been cancelled already.
    private var cancelled: Int?
    private var context: ChannelHandlerContext?

    init(address: String, limits: TransportLimits, success: HTTPReplyReader.Success = .ok, isSecure: Bool = false) {
        self.address = address
        self.exchange = HTTPExchange(address: address, limits: limits, success: success, isSecure: isSecure)
    }

    // MARK: Calls

    func start(_ call: Call) {
        if cancelled == call.id { perform(exchange.abandon(Self.cancellation(.write, address))) }
        if let error = exchange.begin() {
            call.written.fail(error)
            call.reply.fail(error)
            return
        }
        guard let context else {
            pending = nil
            let error = MicroError(.connectionLost, "the connection to \(address) is closed", phase: .write)
            call.written.fail(error)
            call.reply.fail(error)
            return
        }
        pending = Pending(id: call.id, written: call.written, reply: call.reply, timer: timer(call, on: context))
        write(call, to: context)
    }

    private func write(_ call: Call, to context: ChannelHandlerContext) {
        let promise = context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        promise.futureResult.whenComplete { bound.value.wrote(call.id, $0) }
        let request = HTTPRequestHeadWriter.request(call.head, body: call.body, allocator: context.channel.allocator)
        context.writeAndFlush(wrapOutboundOut(request), promise: promise)
    }

    private func wrote(_ id: Int, _ result: Result<Void, any Error>) {
        guard pending?.id == id else { return }
        switch result {
        case .success:
            pending?.isWritten = true
            pending?.written.succeed(())
        case .failure(let error):
            perform(exchange.failed(error))
        }
    }

    private func timer(_ call: Call, on context: ChannelHandlerContext) -> Scheduled<Void> {
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let time = TimeAmount(ContinuousClock.now.duration(to: call.deadline))
        return context.eventLoop.scheduleTask(in: time) { bound.value.expire(call.id) }
    }

    private func expire(_ id: Int) {
        guard let pending, pending.id == id else { return }
        let phase: MicroError.Phase = pending.isWritten ? .wait : .write
        let what = pending.isWritten ? "did not reply in time" : "did not take the whole request in time"
        perform(exchange.abandon(MicroError(.timeout, "\(address) \(what)", phase: phase, address: address)))
    }

    /// Ends a call whose task was cancelled, unless it has ended already.
    func cancel(_ id: Int) {
        guard let pending else {
            cancelled = id
            return
        }
        guard pending.id == id else { return }
        perform(exchange.abandon(Self.cancellation(pending.isWritten ? .wait : .write, address)))
    }

    private static func cancellation(_ phase: MicroError.Phase, _ address: String) -> MicroError {
        MicroError(.cancelled, "the call was cancelled", phase: phase, address: address)
    }

    /// Closes the connection; a call on it fails.
    func close() {
        let error = MicroError(
            .connectionLost,
            "the connection to \(address) was closed by this program",
            phase: .wait,
            address: address
        )
        perform(exchange.abandon(error))
        context?.close(promise: nil)
    }

    private func perform(_ action: HTTPExchange.Action) {
        switch action {
        case .none: break
        case .close: context?.close(promise: nil)
        case .complete(let message, let close):
            let completed = take()
            // A reply may overtake the news that the request is out.
            completed?.written.succeed(())
            completed?.reply.succeed(message)
            if close { context?.close(promise: nil) }
        case .fail(let error):
            let failed = take()
            failed?.written.fail(error)
            failed?.reply.fail(error)
            context?.close(promise: nil)
        }
    }

    private func take() -> Pending? {
        defer { pending = nil }
        pending?.timer.cancel()
        return pending
    }

    // MARK: Channel

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        perform(exchange.received(unwrapInboundIn(data)))
    }

    func channelInactive(context: ChannelHandlerContext) {
        perform(exchange.disconnected())
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        perform(exchange.failed(error))
        context.close(promise: nil)
    }
}

extension TimeAmount {
    /// A duration in whole nanoseconds, at least zero and at most what 64 bits hold.
    init(_ duration: Duration) {
        self = .nanoseconds(duration.clampedNanoseconds)
    }
}

extension Duration {
    /// Whole nanoseconds, at least zero and at most what 64 bits hold (292 years).
    package var clampedNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (high, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = high.addingReportingOverflow(attoseconds / 1_000_000_000)
        return overflow || carry ? .max : sum
    }
}
