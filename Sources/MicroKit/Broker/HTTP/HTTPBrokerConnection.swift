import NIOCore
import NIOHTTP1

/// How long a subscriber's listener waits for its peers.
struct HTTPBrokerPatience: Sendable {
    /// From the connection to its first complete request.
    var request = TimeAmount.seconds(30)
    /// From a reply to the next complete request. go-micro's publishers keep idle connections, and lose the message
    /// when one is closed just as they use it.
    var idle = TimeAmount.seconds(180)
}

/// Answers the requests of one connection, one after the other; `HTTPServerPipelineHandler` before it holds back those
/// sent ahead of their turn.
final class HTTPBrokerConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let subscribers: HTTPBrokerSubscribers
    private let patience: HTTPBrokerPatience
    private var reader: HTTPBrokerRequestReader
    private var context: ChannelHandlerContext?
    private var timer: Scheduled<Void>?

    init(subscribers: HTTPBrokerSubscribers, limit: Int, patience: HTTPBrokerPatience) {
        self.subscribers = subscribers
        self.patience = patience
        reader = HTTPBrokerRequestReader(limit: limit)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        wait(patience.request, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        timer?.cancel()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        perform(reader.receive(unwrapInboundIn(data)), context)
    }

    /// `HTTPServerPipelineHandler` holds parsers' errors back until what came before is answered.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError else { return context.close(promise: nil) }
        perform(reader.malformed(), context)
    }

    private func perform(_ action: HTTPBrokerRequestReader.Action, _ context: ChannelHandlerContext) {
        switch action {
        case .none: break
        case .sendContinue:
            context.writeAndFlush(wrapOutboundOut(.head(.init(version: .http1_1, status: .continue))), promise: nil)
        case .run(let request, let keepAlive): run(request, keepAlive, context)
        case .reject(let reply): answer(reply, keepAlive: false, context)
        }
    }

    private func run(_ request: HTTPBrokerRequest, _ keepAlive: Bool, _ context: ChannelHandlerContext) {
        timer?.cancel()
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        subscribers.handle(request) { reply in
            bound.eventLoop.execute {
                guard let context = bound.value.context else { return }
                bound.value.answer(reply, keepAlive: keepAlive, context)
            }
        }
    }

    private func answer(_ reply: HTTPBrokerReply, keepAlive: Bool, _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders([("Content-Length", String(reply.body.count))])
        if !reply.body.isEmpty { headers.add(name: "Content-Type", value: "text/plain; charset=utf-8") }
        if !keepAlive { headers.add(name: "Connection", value: "close") }
        let head = HTTPResponseHead(version: .http1_1, status: reply.status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !reply.body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: reply.body)))), promise: nil)
        }
        let channel = context.channel
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        guard keepAlive else {
            // A socket closed with bytes unread resets the connection, and the reply could be lost on the way.
            written.futureResult.whenComplete { _ in channel.close(mode: .output, promise: nil) }
            context.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
            return
        }
        wait(patience.idle, context)
    }

    private func wait(_ time: TimeAmount, _ context: ChannelHandlerContext) {
        timer?.cancel()
        let channel = context.channel
        timer = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}
