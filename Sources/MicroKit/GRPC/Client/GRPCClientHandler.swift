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

    private let address: String
    private let settings: GRPCConnectionSettings
    private let status: GRPCConnectionStatus
    private var exchanges: [HTTP2StreamID: GRPCClientExchange] = [:]
    private var nextID: Int32 = 1
    private var keepAlive: GRPCKeepAliveState
    private var context: ChannelHandlerContext?
    /// Why no call can begin any more, nil as long as one can.
    private var refusal: MicroError?
    private var isFlushing = false
    /// What the peer gave as the reason when it announced the connection's end.
    private var farewell: String?
    /// How many streams have been ended for what the peer sent on them, without the error having come by yet.
    private var brokenStreams = 0
    private var timer: (deadline: ContinuousClock.Instant, task: Scheduled<Void>)?
    private var keepAliveTimer: Scheduled<Void>?

    init(address: String, settings: GRPCConnectionSettings, status: GRPCConnectionStatus) {
        self.address = address
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

    private func takeID() {
        if nextID > Int32.max - 2 {
            refuse("has carried as many calls as a connection can")
        } else {
            nextID += 2
        }
    }

    private func fail(_ call: GRPCCall, _ error: MicroError) {
        call.written?.succeed(())
        switch call.sink {
        case .unary(let promise): promise.succeed(GRPCOutcome(written: nil, result: .failure(error)))
        case .stream(let inbox, let opened):
            inbox.finish(error)
            opened.fail(error)
        }
    }

    private func write(_ exchange: GRPCClientExchange, to context: ChannelHandlerContext) {
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

    private func wrote(_ exchange: GRPCClientExchange) {
        exchange.written = .now
        exchange.call.written?.succeed(())
        if case .stream(_, let opened) = exchange.call.sink, exchanges[exchange.id] === exchange { opened.succeed(()) }
    }

    private func write(
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

    private func flush() {
        isFlushing = false
        context?.flush()
    }

    private func exchange(of call: GRPCCall) -> GRPCClientExchange? {
        call.id.flatMap { exchanges[$0] }
    }

    /// Ends a call whose task was cancelled, unless it has ended already.
    func cancel(_ call: GRPCCall) {
        guard let exchange = exchange(of: call) else { return }
        abort(exchange, cancellation(exchange.written == nil ? .write : .wait))
    }

    private func cancellation(_ phase: MicroError.Phase) -> MicroError {
        MicroError(.cancelled, "the call was cancelled", phase: phase, address: address)
    }

    /// Ends a call and tells the peer to stop working at it.
    private func abort(_ exchange: GRPCClientExchange, _ error: any Error) {
        guard exchanges[exchange.id] === exchange else { return }
        // It is told of the stream's end while it writes this.
        exchanges[exchange.id] = nil
        let isClosed = exchange.hasFinished && exchange.hasPeerFinished
        if let context, !isClosed { write(.rstStream(.cancel), exchange.id, to: context) }
        end(exchange, .failure(error))
    }

    private func end(_ exchange: GRPCClientExchange, _ result: Result<GRPCReply, any Error>) {
        exchanges[exchange.id] = nil
        status.count(exchanges.count)
        exchange.complete(result)
        if exchanges.isEmpty, refusal != nil { context?.close(promise: nil) }
    }

    private func endAll(_ error: (GRPCClientExchange) -> any Error) {
        for exchange in exchanges.values { end(exchange, .failure(error(exchange))) }
    }

    /// Takes no further call; the connection closes when the last one has ended.
    private func refuse(_ complaint: String) {
        refuse(GRPCReset.refused(complaint, address: address))
    }

    private func refuse(_ error: MicroError) {
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

// MARK: Streams

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

// MARK: Replies

extension GRPCClientHandler {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        keepAlive.received()
        switch frame.payload {
        case .headers(let content):
            received(frame.streamID, isLast: content.endStream) {
                $0.response.received(content.headers, isLast: content.endStream)
            }
        case .data(let content):
            guard case .byteBuffer(let bytes) = content.data else { return }
            received(frame.streamID, isLast: content.endStream) {
                $0.window.receive(bytes.readableBytes + (content.paddingBytes.map { $0 + 1 } ?? 0))
                $0.response.received(bytes, isLast: content.endStream)
            }
        case .rstStream(let code): reset(frame.streamID, code)
        case .goAway(let last, let code, _): goAway(last, code)
        case .settings(.settings(let settings)):
            for setting in settings where setting.parameter == .maxConcurrentStreams {
                status.setCapacity(setting.value)
            }
        default: break
        }
    }

    private func received(_ id: HTTP2StreamID, isLast: Bool, _ take: (GRPCClientExchange) -> Void) {
        guard let exchange = exchanges[id] else { return }
        exchange.hasReceived = true
        exchange.hasPeerFinished = exchange.hasPeerFinished || isLast
        take(exchange)
        deliver(exchange)
        credit(exchange)
    }

    /// Gives messages to whoever takes them, and the end behind them.
    private func deliver(_ exchange: GRPCClientExchange) {
        switch exchange.call.sink {
        case .unary: collect(exchange)
        case .stream(let inbox, _):
            while !inbox.isFull, let message = exchange.response.next() { inbox.offer(TransportMessage(body: message)) }
            // What is left in the reader comes when the inbox has room.
            if inbox.isFull { return }
        }
        guard let end = exchange.response.end else { return }
        switch end {
        case .failure(let error): abort(exchange, error)
        case .status(let status) where status.code != .ok: finish(exchange, .failure(ServiceError(status)))
        case .status: finish(exchange, reply(of: exchange))
        }
    }

    private func collect(_ exchange: GRPCClientExchange) {
        while let message = exchange.response.next() {
            guard exchange.message == nil else { return exchange.response.refuseFurtherMessage() }
            exchange.message = message
        }
    }

    private func reply(of exchange: GRPCClientExchange) -> Result<GRPCReply, any Error> {
        if case .stream = exchange.call.sink {
            return .success(GRPCReply(headers: exchange.response.headers, trailers: [:], message: []))
        }
        guard let message = exchange.message else {
            let text = "\(address) ended the call without a message"
            return .failure(MicroError(.invalidReply, text, phase: .wait, address: address))
        }
        let response = exchange.response
        return .success(GRPCReply(headers: response.headers, trailers: response.trailers, message: message))
    }

    /// Ends a call that the peer has ended. If this side has more to say, nobody would listen.
    private func finish(_ exchange: GRPCClientExchange, _ result: Result<GRPCReply, any Error>) {
        exchanges[exchange.id] = nil
        if !exchange.hasFinished, let context { write(.rstStream(.noError), exchange.id, to: context) }
        end(exchange, result)
    }

    /// Lets the peer send more, unless what it has sent finds no taker.
    private func credit(_ exchange: GRPCClientExchange) {
        guard exchanges[exchange.id] === exchange, !exchange.hasPeerFinished, let context else { return }
        if case .stream(let inbox, _) = exchange.call.sink, inbox.isFull { return }
        if let count = exchange.window.takeCredit() {
            write(.windowUpdate(windowSizeIncrement: count), exchange.id, to: context)
        }
    }

    private func reset(_ id: HTTP2StreamID, _ code: HTTP2ErrorCode) {
        guard let exchange = exchanges[id] else { return }
        end(exchange, .failure(GRPCReset.error(Int(UInt32(http2ErrorCode: code)), address: address)))
    }

    private func goAway(_ last: HTTP2StreamID, _ code: HTTP2ErrorCode) {
        let name = GRPCReset.name(Int(UInt32(http2ErrorCode: code)))
        farewell = name
        refuse("takes no more calls on this connection (GOAWAY, \(name))")
        let error = GRPCReset.refused("has not taken the call (GOAWAY, \(name))", address: address)
        for exchange in exchanges.values where exchange.id > last { end(exchange, .failure(error)) }
        if exchanges.isEmpty { context?.close(promise: nil) }
    }
}

// MARK: The connection

extension GRPCClientHandler {
    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { activate(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        activate(context)
        context.fireChannelActive()
    }

    private func activate(_ context: ChannelHandlerContext) {
        let growth = settings.connectionWindow - 65535
        if growth > 0 { write(.windowUpdate(windowSizeIncrement: growth), .rootStream, to: context) }
        keepAlive(after: settings.keepAlive.interval, on: context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        refuse("has closed the connection")
        endAll { lost("was closed before the reply was complete", $0) }
        timer?.task.cancel()
        timer = nil
        keepAliveTimer?.cancel()
        context.fireChannelInactive()
    }

    private func lost(_ what: String, _ exchange: GRPCClientExchange) -> MicroError {
        let phase: MicroError.Phase = exchange.written == nil ? .write : .wait
        let reason = farewell.map { " (GOAWAY, \($0))" } ?? ""
        let text = "the connection to \(address) \(what)\(reason)"
        return MicroError(.connectionLost, text, phase: phase, address: address)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case let event as NIOHTTP2WindowUpdatedEvent where event.streamID == .rootStream:
            // Of the window of all streams together everything that arrives is given back: each stream has its own.
            guard let size = event.inboundWindowSize, size * 2 < settings.connectionWindow else { break }
            write(.windowUpdate(windowSizeIncrement: settings.connectionWindow - size), .rootStream, to: context)
        case let event as StreamClosedEvent:
            // A reset by the peer has been seen as a frame already, so that this is one for what it did.
            guard let reason = event.reason, let exchange = exchanges[event.streamID] else { break }
            brokenStreams += 1
            end(exchange, .failure(violation(GRPCReset.name(Int(UInt32(http2ErrorCode: reason))))))
        default: break
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if brokenStreams > 0, error is any NIOHTTP2Error {
            brokenStreams -= 1
            return
        }
        let told = failure(error)
        refuse(told ?? GRPCReset.refused("broke the connection: \(ErrnoText.of(error))", address: address))
        endAll { exchange in told ?? lost("broke: \(ErrnoText.of(error))", exchange) }
        context.close(promise: nil)
    }

    /// What an error of the pipeline means, nil for one of the socket.
    private func failure(_ error: any Error) -> MicroError? {
        switch error {
        case let error as MicroError: return error
        case let mismatch as PeerMismatch:
            let complaint = mismatch.peer.complaint ?? "speaks HTTP/1, not HTTP/2 as gRPC does"
            return MicroError(
                .protocolMismatch,
                "\(address) \(complaint)",
                phase: .wait,
                address: address,
                cause: mismatch
            )
        case is any NIOHTTP2Error:
            return violation(Self.words(of: error), cause: error)
        default: return nil
        }
    }

    private func violation(_ what: String, cause: (any Error)? = nil) -> MicroError {
        let text = "\(address) broke the rules of HTTP/2: \(what)"
        return MicroError(.protocolMismatch, text, phase: .wait, address: address, cause: cause)
    }

    /// `excessively large header block` for an `ExcessivelyLargeHeaderBlock(file: …)`.
    private static func words(of error: any Error) -> String {
        var words = ""
        for letter in String(describing: error).prefix(while: { $0 != "(" }).prefix(60) {
            if letter.isUppercase, !words.isEmpty { words.append(" ") }
            words.append(contentsOf: letter.lowercased())
        }
        return words
    }
}

// MARK: Time

extension GRPCClientHandler {
    /// One timer serves all calls: it is set to the earliest deadline and sees then who is late.
    private func watch(_ deadline: ContinuousClock.Instant) {
        guard let context, timer.map({ deadline < $0.deadline }) ?? true else { return }
        timer?.task.cancel()
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let time = TimeAmount(ContinuousClock.now.duration(to: deadline))
        timer = (deadline, context.eventLoop.scheduleTask(in: time) { bound.value.timePassed() })
    }

    private func timePassed() {
        timer = nil
        let now = ContinuousClock.now
        for exchange in exchanges.values where exchange.isLate(at: now) {
            abort(exchange, late(exchange))
            // Who has not said a word since may be gone, so that other calls had better go elsewhere.
            if !exchange.hasReceived { refuse("has not answered a call in time") }
        }
        if let next = exchanges.values.compactMap(\.limit).min() { watch(next) }
    }

    private func late(_ exchange: GRPCClientExchange) -> MicroError {
        let phase: MicroError.Phase = exchange.written == nil ? .write : .wait
        let what = phase == .wait ? "did not reply in time" : "did not take the whole request in time"
        return MicroError(.timeout, "\(address) \(what)", phase: phase, address: address)
    }

    private func keepAlive(after time: Duration, on context: ChannelHandlerContext) {
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        keepAliveTimer = context.eventLoop.scheduleTask(in: TimeAmount(time)) { bound.value.keepAliveTimePassed() }
    }

    private func keepAliveTimePassed() {
        guard let context else { return }
        switch keepAlive.timePassed(hasCalls: !exchanges.isEmpty) {
        case .wait(let time): keepAlive(after: time, on: context)
        case .ping(let time):
            write(.ping(HTTP2PingData(withInteger: 1), ack: false), .rootStream, to: context)
            keepAlive(after: time, on: context)
        case .close:
            refuse("does not answer any more")
            endAll { lost("is dead: nothing answers there any more", $0) }
            context.close(promise: nil)
        }
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
