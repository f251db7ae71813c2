import NIOCore
import NIOHPACK
import NIOHTTP2

/// Carries the calls of one connection as HTTP/2 streams, without a channel for each: what a call needs of HTTP/2 is
/// little, and a channel a stream costs more than the call itself.
///
/// Lives on the channel's event loop. The protocol is ``GRPCResponse``'s, `NIOHTTP2Handler`'s and that of the other
/// values here; this carries out what they say.
final class GRPCClientHandler: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame
    typealias OutboundOut = HTTP2Frame

    let address: String
    /// Whether the connection is one of TLS.
    let isSecure: Bool
    let settings: GRPCConnectionSettings
    let status: GRPCConnectionStatus
    var exchanges: [HTTP2StreamID: GRPCClientExchange] = [:]
    var nextID: Int32 = 1
    var keepAlive: GRPCKeepAliveState
    var context: ChannelHandlerContext?
    /// Why no call can begin any more, nil as long as one can.
    var refusal: MicroError?
    var isFlushing = false
    /// Whether the peer has ever sent anything, as it does first of all.
    var hasReceived = false
    /// What the peer gave as the reason when it announced the connection's end.
    var farewell: String?
    /// How many streams have been ended for what the peer sent on them, without the error having come by yet.
    var brokenStreams = 0
    var timer: (deadline: ContinuousClock.Instant, task: Scheduled<Void>)?
    var keepAliveTimer: Scheduled<Void>?

    init(address: String, isSecure: Bool, settings: GRPCConnectionSettings, status: GRPCConnectionStatus) {
        self.address = address
        self.isSecure = isSecure
        self.settings = settings
        self.status = status
        keepAlive = GRPCKeepAliveState(settings.keepAlive)
    }

    // MARK: Calls

    func start(_ call: GRPCCall) {
        guard let context, refusal == nil else {
            status.close()
            return fail(call, refusal ?? GRPCReset.refused("has closed the connection", address: address))
        }
        if call.isCancelled { return fail(call, cancellation(.write)) }
        let exchange = GRPCClientExchange(
            call: call,
            id: HTTP2StreamID(nextID),
            response: GRPCResponse(address: address, limit: settings.limits.messageSize),
            window: GRPCInboundWindow(size: settings.streamWindow)
        )
        takeID()
        call.begin(exchange.id)
        exchanges[exchange.id] = exchange
        status.count(exchanges.count)
        watch(call.deadline)
        write(exchange, to: context)
    }

    func takeID() {
        if nextID > Int32.max - 2 {
            refuse("has carried as many calls as a connection can")
        } else {
            nextID += 2
        }
    }

    func fail(_ call: GRPCCall, _ error: MicroError) {
        call.written?.succeed(())
        switch call.sink {
        case .unary(let promise): promise.succeed(GRPCOutcome(written: nil, result: .failure(error)))
        case .stream(let inbox, let opened):
            inbox.finish(error)
            opened.fail(error)
        }
    }

    func write(_ exchange: GRPCClientExchange, to context: ChannelHandlerContext) {
        let written = context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound((self, exchange), eventLoop: context.eventLoop)
        written.futureResult.whenSuccess {
            let (handler, exchange) = bound.value
            handler.wrote(exchange)
        }
        let head = HTTP2Frame.FramePayload.headers(.init(headers: exchange.call.headers))
        if let body = exchange.call.body {
            exchange.hasFinished = true
            write(head, exchange.id, to: context)
            write(.data(.init(data: .byteBuffer(body), endStream: true)), exchange.id, written, to: context)
        } else {
            write(head, exchange.id, written, to: context)
        }
    }

    func wrote(_ exchange: GRPCClientExchange) {
        exchange.written = .now
        exchange.call.written?.succeed(())
        if case .stream(_, let opened) = exchange.call.sink, exchanges[exchange.id] === exchange { opened.succeed(()) }
    }

    func write(
        _ payload: HTTP2Frame.FramePayload,
        _ id: HTTP2StreamID,
        _ promise: EventLoopPromise<Void>? = nil,
        to context: ChannelHandlerContext
    ) {
        context.write(wrapOutboundOut(HTTP2Frame(streamID: id, payload: payload)), promise: promise)
        guard !isFlushing else { return }
        isFlushing = true
        // Calls that begin in the same turn of the loop go out together.
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.execute { bound.value.flush() }
    }

    func flush() {
        isFlushing = false
        context?.flush()
    }

    func exchange(of call: GRPCCall) -> GRPCClientExchange? {
        call.id.flatMap { exchanges[$0] }
    }

    /// Ends a call whose task was cancelled, unless it has ended already.
    func cancel(_ call: GRPCCall) {
        guard let exchange = exchange(of: call) else { return }
        abort(exchange, cancellation(exchange.written == nil ? .write : .wait))
    }

    func cancellation(_ phase: MicroError.Phase) -> MicroError {
        MicroError(.cancelled, "the call was cancelled", phase: phase, address: address)
    }

    /// Ends a call and tells the peer to stop working at it.
    func abort(_ exchange: GRPCClientExchange, _ error: any Error) {
        guard exchanges[exchange.id] === exchange else { return }
        // It is told of the stream's end while it writes this.
        exchanges[exchange.id] = nil
        let isClosed = exchange.hasFinished && exchange.hasPeerFinished
        if let context, !isClosed { write(.rstStream(.cancel), exchange.id, to: context) }
        end(exchange, .failure(error))
    }

    func end(_ exchange: GRPCClientExchange, _ result: Result<GRPCReply, any Error>) {
        exchanges[exchange.id] = nil
        status.count(exchanges.count)
        exchange.complete(result)
        if exchanges.isEmpty, refusal != nil { context?.close(promise: nil) }
    }

    /// Ends all calls, but for those whose whole reply is here and waits to be taken.
    func endAll(_ error: (GRPCClientExchange) -> any Error) {
        for exchange in exchanges.values {
            if exchange.hasPeerFinished { exchange.lose() } else { end(exchange, .failure(error(exchange))) }
        }
    }

    /// Takes no further call; the connection closes when the last one has ended.
    func refuse(_ complaint: String) {
        refuse(GRPCReset.refused(complaint, address: address))
    }

    func refuse(_ error: MicroError) {
        refusal = refusal ?? error
        status.close()
    }

    /// Closes the connection; calls on it fail.
    func close() {
        let error = MicroError(
            .connectionLost,
            "the connection to \(address) was closed by this program",
            phase: .wait,
            address: address
        )
        refuse("was disconnected by this program")
        endAll { _ in error }
        context?.close(promise: nil)
    }
}
