import NIOCore
import NIOHTTP1

/// Carries out what ``HTTPListenerState`` says on one connection.
///
/// A request's handler runs in a task on the connection's event loop, so that a reply is written without changing
/// threads. That task is the one unstructured thing here: it needs a handle to be cancelled at its deadline or when
/// the peer goes away. The connection owns it and never has two.
final class HTTPListenerConnection: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Told to a connection through its pipeline.
    enum Event: Sendable {
        /// Finish what is complete and close.
        case drain
        /// Cancel the handler and close.
        case abort
    }

    private let patience: HTTPListenerPatience
    private let accept: @Sendable (TransportRequest) async -> TransportMessage?
    private let executor: EventLoopTaskExecutor
    private let listenerAddress: String
    private var state: HTTPListenerState
    private var context: ChannelHandlerContext?
    private var remoteAddress = ""
    private var task: Task<Void, Never>?
    private var stream: HTTPListenerStream?
    private var deadline = HTTPListenerDeadline()
    private var timer: Scheduled<Void>?
    private var isReadDelayed = false
    private var isBodyTimed = false
    private var isRejected = false
    /// The peer has gone, but had sent all of its stream, which the handler may see to the end.
    private var isLeftBehind = false

    init(
        listenerAddress: String,
        limits: TransportLimits,
        patience: HTTPListenerPatience,
        executor: EventLoopTaskExecutor,
        accept: @escaping @Sendable (TransportRequest) async -> TransportMessage?
    ) {
        self.listenerAddress = listenerAddress
        self.patience = patience
        self.executor = executor
        self.accept = accept
        state = HTTPListenerState(limits: limits)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        remoteAddress = context.remoteAddress?.hostPort ?? ""
        setDeadline(context.eventLoop.now + patience.firstHead, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        if !isLeftBehind { stopHandler() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): perform(state.receive(head), context)
        case .body(let piece): perform(state.receive(piece), context)
        case .end: perform(state.receiveEnd(), context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if state.isReceiving, task == nil, !isBodyTimed {
            isBodyTimed = true
            setDeadline(context.eventLoop.now + patience.body, context)
        }
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        perform(state.writabilityChanged(context.channel.isWritable), context)
        resumeReading(context)
        context.fireChannelWritabilityChanged()
    }

    func read(context: ChannelHandlerContext) {
        if wantsBytes { context.read() } else { isReadDelayed = true }
    }

    private var wantsBytes: Bool { state.wantsBytes && stream?.isFull != true }

    func channelInactive(context: ChannelHandlerContext) {
        isLeftBehind = state.disconnected() && task != nil
        if isLeftBehind { setDeadline(context.eventLoop.now + patience.leftBehind, context) } else { stopHandler() }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case HTTPParserError.headerOverflow: perform(state.reject(.headersTooLarge), context)
        case is HTTPParserError: perform(state.reject(.malformed), context)
        default: context.close(promise: nil)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event as? Event {
        case .drain: perform(state.drain(), context)
        case .abort: context.close(promise: nil)
        case nil: context.fireUserInboundEventTriggered(event)
        }
    }

    private func perform(_ action: HTTPListenerState.Action, _ context: ChannelHandlerContext) {
        switch action {
        case .none: break
        case .sendContinue:
            let buffer = context.channel.allocator.buffer(string: "HTTP/1.1 100 Continue\r\n\r\n")
            context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
        case .run(let request): run(request, context)
        case .deliver(let requests): deliver(requests)
        case .reject(let reason): reject(reason, context)
        case .close: closeBehindWrites(context)
        }
    }

    /// A close would drop what the system has not taken yet. An empty write is done when all before it are.
    private func closeBehindWrites(_ context: ChannelHandlerContext) {
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in channel.close(promise: nil) }
    }

    private func run(_ request: HTTPListenerState.Request, _ context: ChannelHandlerContext) {
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        var message = TransportMessage(headers: request.headers, body: request.body)
        message.method = request.method
        message.target = request.target
        var incoming = TransportRequest(
            message: message,
            remoteAddress: remoteAddress,
            localAddress: listenerAddress
        )
        let handle = HTTPListenerExchange(connection: connection, request: request.headers)
        incoming.canceller = handle
        incoming.streamOpener = handle
        deadline.clear()
        isBodyTimed = false
        task = Task(executorPreference: executor) { [accept] in
            let reply = await accept(incoming)
            connection.value.answer(request, with: reply)
        }
    }

    private func answer(_ request: HTTPListenerState.Request, with message: TransportMessage?) {
        task = nil
        endStream()
        deadline.clear()
        guard let context, !isRejected else {
            timer?.cancel()
            timer = nil
            return
        }
        guard let message else {
            context.close(promise: nil)
            return
        }
        let closes = request.isLast || state.closesAfterAnswer
        let reply = HTTPListenerReply(request: request.headers, message: message, closes: closes)
        var buffer = context.channel.allocator.buffer(capacity: 512 + message.body.count)
        reply.write(into: &buffer)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
        perform(state.answered(), context)
        if task == nil { setDeadline(context.eventLoop.now + patience.idle, context) }
        resumeReading(context)
    }

    private func resumeReading(_ context: ChannelHandlerContext) {
        guard isReadDelayed, wantsBytes else { return }
        isReadDelayed = false
        context.read()
    }

    /// Sends the reply and stops sending, but goes on reading for a moment: a socket closed with bytes unread resets
    /// the connection, and the reply could be lost on the way.
    private func reject(_ reason: HTTPListenerState.Rejection, _ context: ChannelHandlerContext) {
        isRejected = true
        stopHandler()
        let buffer = context.channel.allocator.buffer(string: reason.reply)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(buffer)).whenComplete { _ in
            channel.close(mode: .output, promise: nil)
        }
        context.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
        resumeReading(context)
    }

    private func stopHandler() {
        task?.cancel()
        task = nil
        endStream()
        deadline.clear()
        timer?.cancel()
        timer = nil
    }

    /// Cancels the handler that is running now when `instant` comes.
    func cancelHandler(at instant: NIODeadline) {
        guard let context, task != nil else { return }
        setDeadline(instant, context)
    }

    /// What runs is cancelled at the deadline; a peer that is waited for is waited for no longer.
    private func setDeadline(_ instant: NIODeadline, _ context: ChannelHandlerContext) {
        guard let wake = deadline.set(instant) else { return }
        timer?.cancel()
        wakeUp(at: wake, on: context.eventLoop)
    }

    private func wakeUp(at instant: NIODeadline, on eventLoop: any EventLoop) {
        let connection = NIOLoopBound(self, eventLoop: eventLoop)
        timer = eventLoop.scheduleTask(deadline: instant) { connection.value.timerFired(on: eventLoop) }
    }

    private func timerFired(on eventLoop: any EventLoop) {
        timer = nil
        switch deadline.fired() {
        case .nothing: break
        case .due:
            if let task { task.cancel() } else { context?.close(promise: nil) }
        case .wake(let instant): wakeUp(at: instant, on: eventLoop)
        }
    }

    // MARK: Streams

    /// Makes a stream of the request that is being answered.
    func openStream(
        _ request: Metadata,
        _ membership: @escaping HTTPListenerState.Membership
    ) throws -> HTTPListenerStream {
        guard task != nil, stream == nil, context != nil || isLeftBehind else {
            throw HTTPListenerStream.lost(remoteAddress)
        }
        let connection = NIOLoopBound(self, eventLoop: executor.eventLoop)
        let stream = HTTPListenerStream(connection: connection, request: request, remoteAddress: remoteAddress)
        self.stream = stream
        let action = state.beginStream(membership)
        if let context {
            perform(action, context)
            resumeReading(context)
        } else if case .deliver(let requests) = action, state.hasWholeStream {
            deliver(requests)
        } else {
            stopHandler()
        }
        return stream
    }

    private func deliver(_ requests: [HTTPListenerState.Request]) {
        for request in requests { stream?.offer(TransportMessage(headers: request.headers, body: request.body)) }
    }

    /// Writes a message of the stream, if it is still that stream which runs.
    func write(_ message: TransportMessage, of stream: HTTPListenerStream, promise: EventLoopPromise<Void>) {
        guard let context, self.stream === stream else {
            return promise.fail(HTTPListenerStream.lost(remoteAddress))
        }
        let reply = HTTPListenerReply(request: stream.request, message: message, closes: false)
        var buffer = context.channel.allocator.buffer(capacity: 512 + message.body.count)
        reply.write(into: &buffer)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: promise)
    }

    /// The stream's inbox has room again.
    func resumeReading() {
        if let context { resumeReading(context) }
    }

    private func endStream() {
        stream?.finish(HTTPListenerStream.lost(remoteAddress))
        stream = nil
    }
}
