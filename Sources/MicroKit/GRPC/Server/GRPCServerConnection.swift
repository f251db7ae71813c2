import NIOCore
import NIOHPACK
import NIOHTTP2

/// The gRPC streams of one HTTP/2 connection. Stands behind NIO's HTTP/2 handler and carries out what
/// ``GRPCServerRequestHead``, ``GRPCServerInput`` and ``GRPCServer`` say.
///
/// All streams share this one handler, since a channel for each would cost more than all the rest of a call. A
/// handler's task runs on the connection's event loop. That task is the one unstructured thing here: it is cancelled at
/// its deadline, when the client resets the stream, or goes away.
///
/// A client is given room for the bytes that have been taken off it: those of calls at once, those of streams when the
/// handler takes the messages. The connection's own window is only there to be held open, so that no stream holds up
/// another.
final class GRPCServerConnection: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame
    typealias OutboundOut = HTTP2Frame

    /// How many bytes a client may send on a stream before any are taken.
    static let streamWindow = 256 << 10
    /// The same for all streams together, as long as they are taken.
    static let connectionWindow = 1 << 20

    /// After what silence a client is asked whether it lives, and how long it may take to hear of the end.
    private static let turn = TimeAmount.minutes(2)
    private static let announcement = TimeAmount.seconds(1)
    /// How long a client may take to read why its connection ends.
    private static let farewell = TimeAmount.seconds(1)
    /// How long the message of a call may take to arrive.
    private static let messageTime = TimeAmount.seconds(60)

    private let server: GRPCServer
    private let limits: TransportLimits
    private let executor: EventLoopTaskExecutor
    private let listenerAddress: String
    private let encoder: GRPCMessageEncoder
    private var streams: [HTTP2StreamID: GRPCServerStream] = [:]
    /// Handlers that run, also for streams that are gone.
    private var running = 0
    private var lifecycle = HTTP2Lifecycle()
    private var clock: RepeatedTask?
    private var deadlines = GRPCDeadlines()
    private var timer: Scheduled<Void>?
    private var context: ChannelHandlerContext?
    private var remoteAddress = ""
    private var isFlushDue = false
    /// The client has been told that nothing it sends is read any more.
    private var isBroken = false

    init(server: GRPCServer, limits: TransportLimits, listenerAddress: String, executor: EventLoopTaskExecutor) {
        self.server = server
        self.limits = limits
        self.listenerAddress = listenerAddress
        self.executor = executor
        encoder = GRPCMessageEncoder(limit: limits.messageSize)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        remoteAddress = context.remoteAddress?.hostPort ?? ""
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        clock = context.eventLoop.scheduleRepeatedTask(initialDelay: Self.turn, delay: Self.turn) { _ in
            let connection = connection.value
            connection.perform(connection.lifecycle.turn(hasStreams: !connection.streams.isEmpty))
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        endAll()
        self.context = nil
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        lifecycle.heard()
        context.fireChannelReadComplete()
    }

    func channelInactive(context: ChannelHandlerContext) {
        endAll()
        context.fireChannelInactive()
    }

    /// What NIO's handler can't mend has been answered with GOAWAY. A socket closed with bytes unread resets the
    /// connection, and the client might never learn why, so that it stays for a moment; nothing is read any more.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !GRPCStreamFault.isOfStream(error), !isBroken else { return }
        isBroken = true
        endAll()
        let channel = context.channel
        channel.setOption(.autoRead, value: false).whenFailure { _ in channel.close(promise: nil) }
        context.eventLoop.scheduleTask(in: Self.farewell) { channel.close(promise: nil) }
    }

    // MARK: What the client sends

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isBroken else { return }
        let frame = unwrapInboundIn(data)
        switch frame.payload {
        case .headers(let payload): receive(payload, on: frame.streamID)
        case .data(let payload): receive(payload, on: frame.streamID)
        case .ping(Self.announcementPing, ack: true): perform(lifecycle.announced(hasStreams: !streams.isEmpty))
        default: break
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case let event as NIOHTTP2WindowUpdatedEvent: windowChanged(event)
        case let event as StreamClosedEvent: closed(event.streamID)
        case let event as HTTPListenerConnection.Event: told(event, context)
        default: break
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func told(_ event: HTTPListenerConnection.Event, _ context: ChannelHandlerContext) {
        switch event {
        case .abort: context.close(promise: nil)
        // Who watches the service's health would hold up its end.
        case .drain:
            for stream in streams.values where stream.kind == .standardStream { stream.task?.cancel() }
            perform(lifecycle.drain())
        }
    }

    private func receive(_ payload: HTTP2Frame.FramePayload.Headers, on id: HTTP2StreamID) {
        // Trailers of a client say nothing.
        if let stream = streams[id] { return receive(ByteBuffer(), on: stream, isLast: payload.endStream) }
        switch lifecycle.opened(id) {
        case .taken: break
        case .late: return reset(id, .refusedStream)
        // The trailers of a request that was refused.
        case .known: return
        }
        guard running < 2 * max(1, server.options.concurrentStreams) else { return reset(id, .refusedStream) }
        do {
            let head = try GRPCServerRequestHead(payload.headers, limits: limits)
            let stream = open(id, head)
            if stream.kind == .call { waitForMessage(of: stream) } else { run(stream, []) }
            receive(ByteBuffer(), on: stream, isLast: payload.endStream)
        } catch {
            refuse(error, on: id, isComplete: payload.endStream)
        }
    }

    private func receive(_ payload: HTTP2Frame.FramePayload.Data, on id: HTTP2StreamID) {
        guard let stream = streams[id], case .byteBuffer(let bytes) = payload.data else { return }
        receive(bytes, on: stream, isLast: payload.endStream)
    }

    private func receive(_ bytes: ByteBuffer, on stream: GRPCServerStream, isLast: Bool) {
        guard !stream.isOver else { return }
        stream.input.receive(bytes, isLast: isLast)
        switch stream.kind {
        case .stream, .standardStream: deliver(stream)
        case .unknown: break
        case .call:
            switch stream.input.call() {
            case nil: break
            case .success(let message): run(stream, message)
            case .failure(let status): end(stream, with: status)
            }
        }
    }

    private func open(_ id: HTTP2StreamID, _ head: GRPCServerRequestHead) -> GRPCServerStream {
        let kind = server.kind(of: head.path)
        let request = GRPCServerRequest(
            head: head,
            isStream: kind == .stream || kind == .standardStream,
            remoteAddress: remoteAddress,
            localAddress: listenerAddress,
            deadline: head.timeout.map { .now + $0 }
        )
        let connection = NIOLoopBound(self, eventLoop: executor.eventLoop)
        let inbox = StreamInbox { connection.eventLoop.executeOrRun { connection.value.hasRoom(id) } }
        let limit = limits.messageSize
        let stream = GRPCServerStream(id: id, request: request, kind: kind, limit: limit, inbox: inbox)
        stream.window = Self.streamWindow
        streams[id] = stream
        return stream
    }

    /// A call whose message never comes to its end is not waited for without end.
    private func waitForMessage(of stream: GRPCServerStream) {
        let time = stream.request.head.timeout.map { TimeAmount($0) } ?? Self.messageTime
        cancel(stream.id, at: .now() + min(time, Self.messageTime))
    }

    /// Moves messages to the inbox as long as they fit.
    private func deliver(_ stream: GRPCServerStream) {
        while !stream.inbox.isFull, let event = stream.input.next() {
            switch event {
            case .message(let body): stream.inbox.offer(TransportMessage(body: body))
            case .end: stream.inbox.finish(nil)
            case .failure(let status):
                stream.inbox.finish(MicroError(.invalidBody, status.message))
                end(stream, with: status)
            }
        }
    }

    private func hasRoom(_ id: HTTP2StreamID) {
        guard let stream = streams[id] else { return }
        deliver(stream)
        giveRoom(stream)
    }

    // MARK: Windows

    private func windowChanged(_ event: NIOHTTP2WindowUpdatedEvent) {
        guard let size = event.inboundWindowSize else { return }
        if event.streamID == .rootStream {
            if size <= Self.connectionWindow / 2 { update(.rootStream, by: Self.connectionWindow - size) }
        } else if let stream = streams[event.streamID] {
            stream.window = size
            giveRoom(stream)
        }
    }

    /// Lets the client send more, unless there are messages that the handler has not taken.
    private func giveRoom(_ stream: GRPCServerStream) {
        guard stream.window <= Self.streamWindow / 2, !stream.input.hasEnded, !stream.inbox.isFull else { return }
        update(stream.id, by: Self.streamWindow - stream.window)
    }

    private func update(_ id: HTTP2StreamID, by size: Int) {
        write(.windowUpdate(windowSizeIncrement: size), to: id)
        flushSoon()
    }

    // MARK: Handlers

    private func run(_ stream: GRPCServerStream, _ body: [UInt8]) {
        let connection = NIOLoopBound(self, eventLoop: executor.eventLoop)
        let handle = GRPCServerHandle(connection: connection, id: stream.id, inbox: stream.inbox)
        let bound = NIOLoopBound(stream, eventLoop: executor.eventLoop)
        stream.deadline = nil
        // The runner keeps calls to their deadlines; nothing keeps streams to them but this.
        if stream.request.isStream, let deadline = stream.request.deadline { handle.cancel(at: deadline) }
        running += 1
        stream.task = Task(executorPreference: executor) { [server, request = stream.request] in
            let answer = await server.answer(request, body, handle)
            connection.value.finish(bound.value, answer)
        }
        if stream.kind == .standardStream, lifecycle.isDraining { stream.task?.cancel() }
    }

    private func finish(_ stream: GRPCServerStream, _ answer: GRPCServer.Answer) {
        running -= 1
        stream.task = nil
        stream.inbox.finish(stream.lost)
        guard !stream.isOver, streams[stream.id] != nil else { return }
        switch answer {
        case .status(let status): end(stream, with: status)
        case .reply(let body):
            do {
                let message = try encoder(for: stream).encode(body)
                writeHeaders(of: stream)
                write(.data(.init(data: .byteBuffer(message))), to: stream.id)
                end(stream, with: GRPCStatus(.ok))
            } catch {
                end(stream, with: GRPCStatus(.resourceExhausted, "the reply is too large: \(error.message)"))
            }
        }
    }

    private func encoder(for stream: GRPCServerStream) -> GRPCMessageEncoder {
        var encoder = encoder
        encoder.compression = compression(of: stream)
        return encoder
    }

    private func compression(of stream: GRPCServerStream) -> GRPCCompression {
        server.options.compressesReplies && stream.request.head.acceptsGzip ? .gzip : .identity
    }

    /// Cancels a stream's handler when `instant` comes.
    func cancel(_ id: HTTP2StreamID, at instant: NIODeadline) {
        guard let stream = streams[id] else { return }
        stream.deadline = instant
        if let wake = deadlines.add(instant) { setTimer(wake) }
    }

    private func setTimer(_ instant: NIODeadline) {
        guard let context else { return }
        timer?.cancel()
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(deadline: instant) { connection.value.timerFired() }
    }

    private func timerFired() {
        timer = nil
        let now = NIODeadline.now()
        for stream in streams.values {
            guard let deadline = stream.deadline, deadline <= now else { continue }
            stream.deadline = nil
            if let task = stream.task {
                task.cancel()
            } else {
                end(stream, with: GRPCStatus(.deadlineExceeded, "the message did not arrive in time"))
            }
        }
        if let wake = deadlines.fired(next: streams.values.compactMap(\.deadline).min()) { setTimer(wake) }
    }

    // MARK: What the client gets

    /// Writes a message of a handler's stream; the promise is kept when the system has taken it.
    func write(_ body: [UInt8], to id: HTTP2StreamID, promise: EventLoopPromise<Void>) {
        guard let stream = streams[id], !stream.isOver, let context else {
            return promise.fail(MicroError(.connectionLost, "the stream is over, or its client is gone"))
        }
        do {
            let message = try encoder(for: stream).encode(body)
            writeHeaders(of: stream)
            let frame = HTTP2Frame(streamID: id, payload: .data(.init(data: .byteBuffer(message))))
            context.write(wrapOutboundOut(frame), promise: promise)
            flushSoon()
        } catch {
            promise.fail(error)
        }
    }

    private func writeHeaders(of stream: GRPCServerStream) {
        guard let headers = stream.takeHeaders(compression: compression(of: stream)) else { return }
        write(.headers(.init(headers: headers)), to: stream.id)
    }

    /// Ends a stream: with trailers, or with headers that are trailers too where nothing was replied.
    private func end(_ stream: GRPCServerStream, with status: GRPCStatus) {
        guard !stream.isOver else { return }
        stream.isOver = true
        stream.task?.cancel()
        var trailers = status.trailers
        if !stream.hasReplied {
            var headers: HPACKHeaders = [":status": "200", "content-type": stream.request.head.contentType]
            headers.add(contentsOf: trailers)
            trailers = headers
        }
        finish(stream.id, with: trailers, isComplete: stream.input.hasEnded)
    }

    /// Writes the last headers. A client that goes on sending is told that nobody listens (RFC 9113 section 8.1), behind
    /// all that it has to get.
    private func finish(_ id: HTTP2StreamID, with headers: HPACKHeaders, isComplete: Bool) {
        guard let context else { return }
        let frame = HTTP2Frame(streamID: id, payload: .headers(.init(headers: headers, endStream: true)))
        if isComplete {
            context.write(wrapOutboundOut(frame), promise: nil)
        } else {
            let written = context.eventLoop.makePromise(of: Void.self)
            let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
            written.futureResult.whenSuccess { connection.value.reset(id, .noError) }
            context.write(wrapOutboundOut(frame), promise: written)
        }
        flushSoon()
    }

    private func refuse(_ refusal: GRPCServerRequestHead.Refusal, on id: HTTP2StreamID, isComplete: Bool) {
        var headers: HPACKHeaders
        switch refusal {
        case .http(let status, let reason):
            headers = [":status": String(status), "content-type": "text/plain", "grpc-message": reason]
            headers.add(name: "grpc-status", value: String(GRPCStatus.Code.unknown.rawValue))
        case .status(let status):
            headers = [":status": "200", "content-type": "application/grpc"]
            headers.add(name: "grpc-accept-encoding", value: GRPCCompression.acceptable)
            headers.add(contentsOf: status.trailers)
        }
        finish(id, with: headers, isComplete: isComplete)
    }

    private func reset(_ id: HTTP2StreamID, _ code: HTTP2ErrorCode) {
        write(.rstStream(code), to: id)
        flushSoon()
    }

    private func write(_ payload: HTTP2Frame.FramePayload, to id: HTTP2StreamID) {
        context?.write(wrapOutboundOut(HTTP2Frame(streamID: id, payload: payload)), promise: nil)
    }

    /// Flushes once for all that is written in this turn of the event loop.
    private func flushSoon() {
        guard !isFlushDue, let context else { return }
        isFlushDue = true
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.execute {
            connection.value.isFlushDue = false
            connection.value.context?.flush()
        }
    }

    // MARK: The end

    private func closed(_ id: HTTP2StreamID) {
        guard let stream = streams.removeValue(forKey: id) else { return }
        leave(stream)
        if streams.isEmpty { perform(lifecycle.emptied()) }
    }

    /// Tells the ping behind an announcement from others.
    private static let announcementPing = HTTP2PingData(withInteger: 0x6D69_6372_6F65_6E64)

    private func perform(_ action: HTTP2Lifecycle.Action) {
        guard let context else { return }
        switch action {
        case .none: break
        case .ping: write(.ping(HTTP2PingData(withInteger: 0), ack: false), to: .rootStream)
        case .announce:
            writeGoAway(last: .maxID)
            write(.ping(Self.announcementPing, ack: false), to: .rootStream)
            let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: Self.announcement) {
                let connection = connection.value
                connection.perform(connection.lifecycle.announced(hasStreams: !connection.streams.isEmpty))
            }
        case .goAway(let last): writeGoAway(last: last)
        case .close(let last):
            let channel = context.channel
            let written = context.eventLoop.makePromise(of: Void.self)
            written.futureResult.whenComplete { _ in channel.close(promise: nil) }
            writeGoAway(last: last, promise: written)
        case .abandon: context.close(promise: nil)
        }
        flushSoon()
    }

    /// Writes GOAWAY without an error (RFC 9113 section 6.8), past NIO's handler: from the first one on, that refuses
    /// every new stream, whatever the number in the frame, and takes what follows on such a stream for a fault of the
    /// connection. A client that has not read of the end yet would lose all its calls.
    private func writeGoAway(last: HTTP2StreamID, promise: EventLoopPromise<Void>? = nil) {
        guard let http2 = try? context?.pipeline.syncOperations.context(handlerType: NIOHTTP2Handler.self) else {
            promise?.fail(ChannelError.alreadyClosed)
            return
        }
        var frame = ByteBuffer(bytes: [0, 0, 8, 7, 0, 0, 0, 0, 0])
        frame.writeInteger(UInt32(Int(last)))
        frame.writeInteger(UInt32(0))
        // NIO's handler flushes only what it has written itself.
        http2.writeAndFlush(NIOAny(IOData.byteBuffer(frame)), promise: promise)
    }

    private func endAll() {
        timer?.cancel()
        timer = nil
        clock?.cancel()
        clock = nil
        let left = streams.values
        streams = [:]
        for stream in left { leave(stream) }
    }

    private func leave(_ stream: GRPCServerStream) {
        stream.isOver = true
        stream.inbox.finish(stream.lost)
        stream.task?.cancel()
    }
}
